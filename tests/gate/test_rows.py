"""Rows of a table become entries; whatever is wrong in a cell is told with row, column and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from carelint.errors import Mistake
from carelint.gate import reading
from carelint.gate.nodes import plain
from carelint.gate.rows import Table, placed, table
from tests.gate.test_sheets import workbook

KNOWN = {"nhs-incl": "The NHS guide"}
HEAD = "avoid;say instead;why\n"
WHY = "It says what she is, not who."


def read(tmp_path: Path, text: str) -> tuple[Table, list[Mistake]]:
    """The table, and all that is wrong in it, also by the schema."""
    path = tmp_path / "our-words.csv"
    path.write_text(text, encoding="utf-8")
    mistakes: list[Mistake] = []
    made = table(path, mistakes, sources=KNOWN)
    known = {"classes": {"people"}, "sources": {**KNOWN, **made.sources}, "senses": {"research"}, "own": True}
    for row in made.rows:
        wrong: list[Mistake] = []
        reading.entry(row.node, path, wrong, known)
        mistakes += placed(wrong, row)
    return made, mistakes


def entries(tmp_path: Path, text: str) -> list[Any]:
    """What the rows would be in YAML."""
    made, mistakes = read(tmp_path, text)
    assert mistakes == []
    return [plain(row.node, tmp_path, mistakes) for row in made.rows]


def test_three_columns_are_enough(tmp_path: Path) -> None:
    """Level, source, family and pathology are made; what is an advice becomes a thought."""
    text = (
        f"Our house style, 2026\n\nAvoid;Say instead;Why\nbed blocker;person ready to leave;{WHY}\nDNA;say why;{WHY}\n"
    )
    first, second = entries(tmp_path, text)

    assert first == {
        "id": "bed-blocker",
        "family": "our-words",
        "phrase": "bed blocker",
        "level": "change",
        "pathology": "blur",
        "instead": ["person ready to leave"],
        "why": WHY,
        "sources": ["our-words"],
    }
    assert (second["level"], second["think"], "instead" in second) == ("consider", ["say why"], False)


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        (
            "avoid;say instead;why",
            f"to chase; to ring;{WHY}",
            {"phrase": "chase", "inflect": "verb", "instead": ["ring"]},
        ),
        ("avoid;say instead;why;family", f"x ray;image;{WHY};Blaming", {"family": "Blaming", "pathology": "cruelty"}),
        ("avoid;why;level", ";".join(["frequent flyer", "", "OFF"]), {"level": "off"}),
        ("avoid;say;why;register", f"a b;c;{WHY};Board, policy", {"registers": ["board", "policy"]}),
        ("avoid;say;why;source", f"a b;c;{WHY};nhs-incl", {"sources": ["nhs-incl"]}),
        ("avoid;say;why;source", f"a b;c;{WHY};Our guide, 2026", {"sources": ["our-guide-2026"]}),
        ("avoid;say;why;source", f"a b;c;{WHY};guide: Our guide", {"sources": ["guide"]}),
        ("avoid;say;why;swap", f"a b;c;{WHY};no", {"swap": False}),
        ("avoid;say;why;allow", f'a b;c;{WHY};"a b c; register: policy"', {"except": ["a b c"]}),
        ("avoid;say;why;allow", f'a b;c;{WHY};"sense: research"', {"unless": [{"sense": ["research"]}]}),
        ("avoid;say;why;unless", f"a b;c;{WHY};{{next: [d]}}", {"unless": [{"next": ["d"]}]}),
        (
            "avoid;level;allow",
            "objectifying/bed-blocker;notice;bed blocker day",
            {"amends": "objectifying/bed-blocker"},
        ),
        ("avoid;say;why", f"he/she;they;{WHY}", {"phrase": "he/she", "id": "he-she"}),
        ("avoid;say;why", f"'=SUM(1);words;{WHY}", {"phrase": "=SUM(1)"}),
        ("avoid;say;why;#Owner", f"a b;c;{WHY};Anna", {"phrase": "a b"}),
    ],
)
def test_what_other_columns_say(head: str, row: str, said: dict[str, object], tmp_path: Path) -> None:
    """Each in the words of people who fill a spreadsheet."""
    (made,) = entries(tmp_path, f"{head}\n{row}\n")

    assert {key: made.get(key) for key in said} == said


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("word;better\na;b\n", 1, "«word | better»: no row names a column avoid\n  The first row names the columns"),
        (HEAD, 1, "nothing stands below the titles\n  Fill it, or delete it."),
        (f"avoid;say insted;why\na;b;{WHY}\n", 1, "column B: «say insted»: there is no such column\n  Did you"),
        (f"avoid;say;instead;why\na;b;b;{WHY}\n", 1, "column C: «instead»: another column says the same"),
        (f"{HEAD};b;{WHY}\n", 2, "column A, avoid: there is nothing to look for"),
        (f"{HEAD}a, b;c;{WHY}\n", 2, "column A, avoid: «a, b»: a comma stands between words\n  Part them with a semi"),
        (f"{HEAD}a;b, c;{WHY}\n", 2, "column B, say instead: «b, c»: a comma stands between words"),
        (f"{HEAD}a;b;short\n", 2, "column C, why: «short»: it says too little"),
        (f"{HEAD}a;b;\n", 2, "column C, why: this key is missing"),
        (f"{HEAD}a;;{WHY}\n", 2, "column B, say instead: there are no words of care\n  Words that fit go u"),
        (f"{HEAD}a;b;{WHY}\nA;c;{WHY}\n", 3, "column A, avoid: «A»: row 2 speaks of it too"),
        (f"{HEAD}a;b;{WHY};stray\n", 2, "column D: «stray»: this column has no title"),
        (f"avoid;say;why;level\na;b;{WHY};chnage\n", 2, "column D, level: «chnage»: it cannot have this value\n  Did"),
        (f"avoid;say;why;register\na;b;{WHY};bord\n", 2, "column D, register: «bord»: it cannot have this value"),
        (f"avoid;say;why;family\na;b;{WHY};blameing\n", 2, "column D, family: «blameing»: no family is called"),
        (f"avoid;say;why;unless\na;b;{WHY};[next\n", 2, "column D, unless: «[next»: a bracket [ is opened"),
        (f"avoid;say;why;unless\na;b;{WHY};{{nxt: [d]}}\n", 2, "column D, unless: there is no such key\n  Did you"),
        (f"avoid;say;why;allow\na;b;{WHY};regster: policy\n", 2, "column D, allow: «regster: policy»: nothing can be"),
        (f"avoid;say;why;allow\na;b;{WHY};sense: reserch\n", 2, "column D, allow: «reserch»: no sense is called"),
        ("avoid;say;inflect\nblaming/denies;reports;verb\n", 2, "column C, inflect: «verb»: it cannot be said of an"),
        (f"{HEAD}a\ufffd;b;{WHY}\n", 2, "column A, avoid: «a\ufffd»: a letter in it could not be read"),
    ],
)  # fmt: skip
def test_mistakes_are_told_by_row_and_column(text: str, line: int, told: str, tmp_path: Path) -> None:
    """One mistake for each, and nothing is passed over without a word."""
    _, mistakes = read(tmp_path, text)

    assert [(one.line, told in str(one)) for one in mistakes] == [(line, True)], [str(one) for one in mistakes]


def test_all_mistakes_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    """Rows that are as they should be are read all the same."""
    made, mistakes = read(tmp_path, f"avoid;say;why;level\na, b;c;{WHY};\nd;e;no;\nf;g;{WHY};\nh;i;{WHY};loud\n")

    assert [one.line for one in mistakes] == [2, 3, 5]
    assert "f" in [plain(row.node, tmp_path, []).get("phrase") for row in made.rows]


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    """Each has its own titles; mistakes name it, and one that is marked is passed over and told."""
    sheets = ("Words", [["avoid", "say", "why"], ["a b", "c", WHY]]), ("#Notes", [["hello"]]), ("Old", [["x"], ["y"]])
    (tmp_path / "a.xlsx").write_bytes(workbook(*sheets))
    mistakes: list[Mistake] = []
    made = table(tmp_path / "a.xlsx", mistakes, sources=KNOWN)

    assert (len(made.rows), made.aside) == (1, ("the sheet #Notes",))
    assert [str(one).partition("\n")[0] for one in mistakes] == [
        f"{tmp_path / 'a.xlsx'}:1: sheet Old: «x»: no row names a column avoid"
    ]
    assert made.rows[0].place("why") == "sheet Words, column C, why"


def test_the_same_phrase_in_two_registers_is_two_entries(tmp_path: Path) -> None:
    """Each with an id of its own."""
    rows = f"a b;c;{WHY};board\na b;d;{WHY};clinical\n"
    made = entries(tmp_path, f"avoid;say;why;register\n{rows}")

    assert [one["id"] for one in made] == ["a-b", "a-b-clinical"]
