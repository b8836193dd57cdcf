"""`carelint audit compare` and `report` as people call them: over real files, changed rules, and small stores."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carelint.audit.comparing.comparison import claims, compare
from carelint.audit.comparing.volume import volume
from carelint.audit.reporting import gathering
from carelint.audit.store import Store
from carelint.cli import run
from carelint.ours import form_of
from tests.audit.planted import QUARTERS, Archive, missed_and_wrong

PLAIN = "The garden was open and many people came. We asked what matters to her, and wrote it down.\n"
WORDS = PLAIN * 12
OFF = "reader: off\noff: [objectifying/bed-blocker]\n"
ON = "reader: off\n"
PAPERS = 6


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Two quarters of real files; a rule was off when the first was read."""
    for quarter, more in (("2026-Q2", "Two bed blockers were moved.\n"), ("2026-Q3", "")):
        Path("papers", quarter, "Board").mkdir(parents=True)
        for number in range(PAPERS):
            Path("papers", quarter, "Board", f"paper {number} {quarter}.md").write_text(
                f"{WORDS}{more}Paper {number}.\n"
            )
    for settings, quarter in ((OFF, "2026-Q2"), (ON, "2026-Q3")):
        Path(".carelint.yaml").write_text(settings)
        assert run(["audit", "run", f"papers/{quarter}", "--period", quarter, "--jobs", "1", "--quiet"]) == 0
    capsys.readouterr()


def _said(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str, str]:
    code = run(["audit", *command])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_papers_are_read_again_under_todays_rules(kept: None, capsys: pytest.CaptureFixture[str]) -> None:
    """What a rule that was off then would have noticed is seen now, and the store stays as it was."""
    before = Path("carelint-audit.db").read_bytes()
    code, out, _ = _said(capsys, "compare", "2026-Q2", "2026-Q3", "--jobs", "1")

    assert code == 0
    assert "6 papers were read again under today's rules." in out
    assert "No: the same" in out
    assert "“bed blockers”" not in out.partition("Which phrases moved?")[0]
    assert "0 in 1,000 words" in out
    assert Path("carelint-audit.db").read_bytes() == before


def test_what_is_not_at_hand_is_compared_by_equal_rules(kept: None, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is gone, and one that was changed since, are said; nothing is claimed of the rule that changed."""
    Path("papers/2026-Q2/Board/paper 0 2026-Q2.md").unlink()
    Path("papers/2026-Q2/Board/paper 1 2026-Q2.md").write_text("Other words.\n")
    _, out, _ = _said(capsys, "compare", "2026-Q2", "2026-Q3")

    assert "Of 6 papers that would have to be read again 2 are not at hand as they were" in out
    assert "New: 1 rule" in out
    assert "Besides, the settings changed" in out


def test_nothing_is_read_again_unless_it_helps(kept: None, capsys: pytest.CaptureFixture[str]) -> None:
    """By an option, and where rules are the same anyway."""
    _, as_kept, _ = _said(capsys, "compare", "2026-Q2", "2026-Q3", "--as-kept")
    assert "read again" not in as_kept
    run(["audit", "run", "papers/2026-Q2", "--period", "2026-Q2", "--jobs", "1", "--quiet"])
    capsys.readouterr()
    shutil.rmtree("papers")
    _, alike, _ = _said(capsys, "compare", "2026-Q2", "2026-Q3")

    assert "read again" not in alike
    assert "No: the same" in alike


def test_few_papers_are_no_change(kept: None, capsys: pytest.CaptureFixture[str]) -> None:
    """Of four papers and six, no figure is told, and never a percentage."""
    for number in (0, 1):
        assert run(["audit", "forget", "2026-Q3", f"papers/2026-Q3/Board/paper {number} 2026-Q3.md", "--yes"]) == 0
    capsys.readouterr()
    _, out, _ = _said(capsys, "compare", "2026-Q2", "2026-Q3", "--as-kept")

    assert "too few to tell a change from chance" in out
    assert "times as many" not in out
    assert "%" not in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("compare", "2026-Q2", "2026-Q2"), "a period is compared with another one"),
        (("compare", "2026-Q2", "2019-Q1"), "no paper is kept of this period"),
        (("compare", "2026-Q2", "soon"), "it is no period"),
        (("report", "--period", "2019-Q1", "-o", "a.html"), "Kept are: 2026-Q2, 2026-Q3."),
        (("report", "-o", "a.odt"), "no form of a report has such a suffix"),
        (("report", "-o", "a.html", "-o", "./a.html"), "two reports would go to one file"),
        (("report", "-o", "nowhere/a.html"), "its folder does not exist"),
        (("report", "--store", "none.db", "-o", "a.html"), "there is no such store"),
    ],
)
def test_whoever_asks_wrongly_is_told_how(
    command: tuple[str, ...], said: str, kept: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit code 2 and a way out, and no file is left behind."""
    code, _, err = _said(capsys, *command)

    assert code == 2
    assert said in err
    assert not Path("a.html").exists()


def test_an_empty_store_is_no_fault_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was ever read into it."""
    Store.open("empty.db", make=True).close()
    code, _, err = _said(capsys, "report", "--store", "empty.db", "-o", "a.html")

    assert (code, "Begin with: carelint audit run" in err) == (2, True)


def test_both_kinds_of_store_say_the_same(place: str) -> None:
    """SQLite and PostgreSQL: what is planted is found, and nothing else."""
    archive = Archive(3)
    with Store.open(place, make=True) as store:
        for quarter, change in QUARTERS:
            with store.writing() as connection:
                archive.put_at_once(connection, f"2026-{quarter}", change)
        with store.reading() as connection:
            made = compare(volume(connection, "2026-Q2"), volume(connection, "2026-Q3"))
            before = gathering.before(connection, "2026-Q3"), gathering.before(connection, "2026-Q1")

    assert missed_and_wrong(claims(made), ("Q2", "Q3")) == (set(), set())
    assert before == ("2026-Q2", "")


def test_a_report_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    """The newest period if none is named; each is known again as ours, so that no later run reads it."""
    archive = Archive(3, papers=6)
    with Store.open("a.db", make=True) as store:
        for quarter, change in QUARTERS:
            with store.writing() as connection:
                archive.put(connection, f"2026-{quarter}", change)
    names = [f"audit.{form}" for form in ("html", "xlsx", "csv", "docx")]
    code, out, err = _said(capsys, "report", "--store", "a.db", *(word for name in names for word in ("-o", name)))

    assert (code, out, err.splitlines()) == (0, "", [f"Written to {name}" for name in names])
    for name in names:
        with Path(name).open("rb") as file:
            assert form_of(file), name
    assert "July to September 2026" in Path("audit.html").read_text(encoding="utf-8")
