"""Sections of a paper that are another kind of text: a pasted note, an appendix of templates."""

from __future__ import annotations

import pytest

from carelint import readers
from carelint.engine import check_document
from carelint.fold import fold_document
from carelint.rulebook import Rulebook
from carelint.sections import kept, read_in, registers
from carelint.settings import Settings

BOARD = "The committee received the finance report for the quarter. The board asked for assurance on winter. " * 9
POLICY = "Staff must record it. You should ask your manager. This policy applies to all employees. " * 9
NOTE = "82F, hx COPD, o/e afebrile, obs stable. Denies chest pain. Furosemide 40 mg bd, bloods and ECG in the morning."
OF = "board papers", "policies", "clinical notes"


def _read(text: str, said: str | None = None) -> list[tuple[str, str]]:
    """(register, heading) of the whole and of every part."""
    document = readers.read("paper.md", text.encode())
    folded = fold_document(document)
    return [
        (one.register, document.text[one.start : one.end].partition("\n")[0].strip("# "))
        for one in read_in(registers(document, folded, said), folded)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"# Paper\n\n{BOARD}\n\n## Winter\n\n{BOARD}", []),
        (f"# Paper\n\n{BOARD}\n\n## A case\n\nDenies pain.\n\n## Winter\n\n{BOARD}", []),
        (f"# Paper\n\n{BOARD}\n\n## A case\n\n{NOTE}\n\n{BOARD}\n\n## Winter\n\n{BOARD}{BOARD}{BOARD}", []),
        (f"{BOARD}\n\n{NOTE}", []),
        (f"# Paper\n\n{BOARD}\n\n## A case\n\n{NOTE}\n\n## Winter\n\n{BOARD}", [("clinical", "A case")]),
        (
            f"# Paper\n\n{BOARD}\n\n## Cases\n\n### First\n\n{NOTE}\n\n### Next\n\nHome.\n\n## Winter\n\n{BOARD}",
            [("clinical", "Cases"), ("clinical", "First"), ("clinical", "Next")],
        ),
        (
            f"# Paper\n\n{BOARD * 3}\n\n## Cases\n\n{NOTE * 20}\n\n### Why\n\n{BOARD}\n\n## Winter\n\n{BOARD}",
            [("clinical", "Cases")],
        ),
        (f"# Paper\n\n{BOARD * 2}\n\n## Duties\n\n{POLICY}\n\n## Winter\n\n{BOARD}", [("policy", "Duties")]),
    ],
    ids=["one kind", "too few words", "its own words as well", "no heading", "a note", "inherited", "back", "a policy"],
)
def test_parts_of_a_board_paper(text: str, parts: list[tuple[str, str]]) -> None:
    """Only what tells clearly of something else; short sections are read like what they belong to."""
    whole, *found = _read(text)

    assert (whole[0], found) == ("board", parts)


def test_what_is_said_holds_everywhere() -> None:
    """`--register` and the settings overrule every guess."""
    said = _read(f"# Paper\n\n{BOARD}\n\n## A case\n\n{NOTE}\n\n## Winter\n\n{BOARD}", "policy")

    assert [register for register, _ in said] == ["policy"]


@pytest.mark.parametrize(("said", "found"), [(None, ["Denies"]), ("clinical", ["Denies", "denies"]), ("board", [])])
def test_rules_follow_the_section(said: str | None, found: list[str], rulebook: Rulebook) -> None:
    """A rule for notes speaks in the note, not in the paper round it."""
    text = f"# Paper\n\n{BOARD} He denies pain.\n\n## A case\n\n{NOTE}\n\n## Winter\n\n{BOARD}"
    done = check_document(readers.read("paper.md", text.encode()), rulebook, Settings(register=said))

    assert sorted(one.text for one in done.findings if one.rule == "disempowering/denies") == found
    assert all(done.register_at(one.start) == (said or "clinical") for one in done.findings if one.text == "Denies")


def test_what_an_older_state_was_read_as_holds_block_by_block() -> None:
    """Though its words would tell of something else by now."""
    before = readers.read("x.md", f"# Paper\n\n{BOARD}\n\n## A case\n\n{NOTE}\n\n## Winter\n\n{BOARD}".encode())
    after = readers.read("x.md", b"# Long paper\n\nYes.\n\n## A case of ours\n\nNo.\n\n## Winter\n\nYes.\n")
    old, new = fold_document(before), fold_document(after)
    found = kept(read_in(registers(before, old, None), old), before, new)

    assert [new.plain[one.start : one.end] for one in found.parts] == ["A case of ours\nNo.\n"]
    assert [found.at(new.plain.index(words)) for words in ("Long", "No.", "Winter")] == ["board", "clinical", "board"]
    assert (found.whole.start, found.whole.end) == (0, len(new.text))


def test_an_older_state_whose_last_section_is_another_kind() -> None:
    """Ends where the text does."""
    before = readers.read("x.md", f"# Paper\n\n{BOARD}\n\n## A case\n\n{NOTE}".encode())
    after = readers.read("x.md", b"# Paper\n\nYes.\n\n## A case\n\nNo, not at all.")
    old, new = fold_document(before), fold_document(after)
    (part,) = kept(read_in(registers(before, old, None), old), before, new).parts

    assert new.plain[part.start : part.end] == "A case\nNo, not at all."
