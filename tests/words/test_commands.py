"""An organisation's own words as its people use them: brought in, checked, tried on papers, named in every report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carelint.cli import run

PAPER = "# Paper\n\nTwo bed blockers wait. The patient's customers and frequent flyers were moved to bed 4.\n"
FAMILY = "Unsere Würde & «more» <b>"
TABLE = f"""avoid;say instead;why;level;family
bed blocker;person ready to go home;The bed is not the person;;{FAMILY}
customer;person we support;Nobody shops here;;{FAMILY}
frequent flyer;;;off;
"""
FORMS = (
    "json",
    "jsonl",
    "html",
    "sarif",
    "markdown",
    "csv",
    "xlsx",
    "report-docx",
    "junit",
    "github",
    "gitlab",
    "text",
)


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with a paper and a table."""
    monkeypatch.chdir(tmp_path)
    Path("paper.md").write_text(PAPER, encoding="utf-8")
    Path("our-words.csv").write_bytes(TABLE.encode("cp1252"))


def test_a_table_from_a_spreadsheet_is_checked_diffed_and_used(capsys: pytest.CaptureFixture[str]) -> None:
    """The way of a table of the communications team: what it overlaps, what it changes, then the papers."""
    assert run(["words", "check", "our-words.csv"]) == 0
    said = capsys.readouterr().out
    assert "our-words.csv:2: «bed blocker» stands in objectifying/bed-blocker too; our-words.csv:2 decides." in said
    assert said.endswith("3 entries of your own, no changes to ours; 1 of them switched off.\n")

    assert run(["rules", "diff", "ours", "our-words.csv", "paper.md"]) == 1
    said = capsys.readouterr().out
    assert "~ line 3, column 5: «bed blockers»\n      was [objectifying/bed-blocker]" in said
    assert "switched off by our-words.csv:4" in said
    assert run(["rules", "diff", "our-words.csv", "our-words.csv", "paper.md"]) == 0
    assert "Nothing changes in 1 document" in capsys.readouterr().out

    assert run(["words", "import", "our-words.csv", "--into", "kept"]) == 0
    Path(".carelint.yaml").write_text("dictionary: kept\n", encoding="utf-8")
    assert run(["check", "paper.md", "--short"]) == 1
    said = capsys.readouterr().out
    assert "bed blockers → people ready to go home" in said
    assert "frequent flyers" not in said
    assert run(["rules", "diff", "ours", ".carelint.yaml", "paper.md"]) == 1
    assert run(["words", "export", "-o", "again.xlsx"]) == 0
    assert run(["rules", "diff", "again.xlsx", "kept", "paper.md"]) == 0


def test_a_family_of_ones_own_and_the_version_are_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    """As it was written, with its marks and letters; forms without a head have room for the family only."""
    Path("pack").mkdir()
    Path("pack/words.csv").write_bytes(TABLE.encode())
    Path("pack/pack.yaml").write_text("name: county\nversion: 2026-11\n", encoding="utf-8")
    Path(".carelint.yaml").write_text("dictionary: pack\n", encoding="utf-8")
    wanted = [argument for form in FORMS for argument in ("-f", f"{form}=out.{form}")]
    assert run(["check", "paper.md", *wanted]) == 1

    made = {form: Path(f"out.{form}").read_bytes() for form in FORMS}
    report = json.loads(made["json"])
    assert report["packs"] == [{"name": "county", "version": "2026-11"}]
    assert {one["family"] for one in report["documents"][0]["findings"]} >= {FAMILY}
    (tool,) = (one["tool"]["driver"] for one in json.loads(made["sarif"])["runs"])
    assert tool["properties"]["packs"] == report["packs"]
    assert FAMILY in [tag for rule in tool["rules"] for tag in rule["properties"]["tags"]]
    page = made["html"].decode()
    assert "Unsere Würde &amp; «more» &lt;b&gt;" in page
    for form in ("html", "markdown", "junit", "text"):
        assert "county 2026-11" in made[form].decode(), form
    for form in ("csv", "github"):
        assert "Unsere Würde" in made[form].decode(), form
    assert _text_of(made["report-docx"], "word/document.xml").count("Unsere Würde") == 1
    assert "county 2026-11" in _text_of(made["report-docx"], "word/document.xml")
    assert "county 2026-11" in _text_of(made["xlsx"], "docProps/core.xml")


def test_a_table_of_words_is_no_paper(capsys: pytest.CaptureFixture[str]) -> None:
    """One that stands among the papers is left out of their folder, and said; one that is named is read."""
    Path("papers").mkdir()
    Path("paper.md").rename("papers/paper.md")
    assert run(["words", "export", "our-words.csv", "-o", "papers/terms.xlsx"]) == 0
    Path(".carelint.yaml").write_text("dictionary: papers/terms.xlsx\n", encoding="utf-8")
    capsys.readouterr()

    assert run(["check", "papers", "--short"]) == 1
    told = capsys.readouterr()
    assert "terms.xlsx:" not in told.out
    assert "1 file left out: 1 table of your own dictionary (terms.xlsx)." in told.out + told.err
    assert run(["check", "papers/terms.xlsx", "--short"]) == 1


def _text_of(package: bytes, part: str) -> str:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(part).decode()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["words", "check", "no.csv"], "no.csv: there is no such file or folder"),
        (["words", "check", "paper.md"], "paper.md: no words are read from files of this kind"),
        (["words", "import", "our-words.csv", "--into", "paper.md"], "--into: «paper.md»: it is no folder"),
        (["words", "export", "our-words.csv", "-o", "a.ods"], "--output: «a.ods»: it is a table of neither kind"),
        (["words", "export", "our-words.csv", "--ours"], "--ours: a dictionary is named too"),
        (["words", "export"], "no dictionary of your own is set here\n  Name a dictionary, or say --ours"),
        (
            ["words", "list", "--family", "blameing"],
            "--family: «blameing»: no family is called so\n  Did you mean blaming",
        ),
        (["rules", "diff", "no.csv", "ours", "paper.md"], "OLD: «no.csv»: there is no such file or folder"),
        (["rules", "diff", "ours", "our-words.csv", "no.md"], "no.md"),
        (["rules", "check", "no.csv"], "no.csv: there is no such file or folder"),
    ],
)
def test_mistakes_have_a_way_out(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Code 2, and what to do."""
    assert run(arguments) == 2
    assert told in capsys.readouterr().err


def test_all_mistakes_of_a_table_are_told_by_row_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever command reads it, and nothing is written."""
    Path("our-words.csv").write_text("avoid;say;why;level\na, b;c;It is no thing;\nd;e;no;loud\n", encoding="utf-8")
    for arguments in (
        ["check", "our-words.csv"],
        ["import", "our-words.csv"],
        ["export", "our-words.csv", "-o", "a.csv"],
    ):
        code = run(["words", *arguments])
        told = capsys.readouterr().err
        assert "our-words.csv:2: column A, avoid: «a, b»: a comma stands between words" in told
        assert code == 2
    assert sorted(path.name for path in Path().iterdir()) == ["our-words.csv", "paper.md"]


def test_a_family_of_ones_own_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """By its name, as ours are; without a name everything is listed."""
    Path(".carelint.yaml").write_text("dictionary: our-words.csv\n", encoding="utf-8")
    assert run(["words", "list", "--family", FAMILY]) == 0
    assert [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines()] == [
        "unsere-wurde-more-b/bed-blocker",
        "unsere-wurde-more-b/customer",
    ]
    assert run(["words", "list"]) == 0
    assert "our-words/frequent-flyer  (off)" in capsys.readouterr().out


def test_our_words_leave_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, for any spreadsheet."""
    assert run(["words", "export", "--ours"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[0].startswith("\ufeffavoid,say instead,think of,why,source,level,register,family,allow")
    assert len(lines) > 500
