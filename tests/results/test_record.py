"""What is made of a record and the document is what was judged, in every part that a form can show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carelint import readers
from carelint.document import Document
from carelint.engine import check_document
from carelint.finding import Finding
from carelint.results.record import rebuilt, record_of
from carelint.rulebook import Rulebook
from carelint.settings import Settings

ROOT = Path(__file__).parents[2]
PAPERS = ("board-paper.docx", "clinic-notes.txt")
WRITTEN = {
    "a phrase over a line's end": "The bed\nblocker waits. A **bed** blocker, a “bed-blocker”, an ﬁne bed  blocker.",
    "one sentence twice": "The diabetic is non-compliant.\n\nThe diabetic is non-compliant.\n\n# A bed blocker\n",
    "counted words, care, a story": (
        "# Board\n\nDemand and capacity rose. We asked her what matters to her.\n\n## Story\n\n"
        "“I waited all night,” said Mary. She was frightened and we listened to her.\n"
    ),
    "what the reader sees": "He is a known attention seeker and should be managed out of the department quickly.",
    "other packs and rules": "The vulnerable are hard to reach; drug abusers are frequent flyers.",
    "nothing": "The garden was open on Tuesday.",
}
SETTINGS = {
    "clinical": Settings(register="clinical"),
    "guessed": Settings(),
    "board, wider, off": Settings(register="board", packs=("wider", "plain"), off=("objectifying/bed-blocker",)),
}


def _papers() -> Iterator[Document]:
    for name in PAPERS:
        yield readers.read(name, (ROOT / "examples" / name).read_bytes())
    for text in WRITTEN.values():
        yield readers.read("x.md", text.encode())


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_is_what_was_judged(rulebook: Rulebook, settings: Settings) -> None:
    """Through the form in which it lies on the disk."""
    seen = 0
    for document in _papers():
        done = check_document(document, rulebook, settings)
        kept = json.loads(json.dumps(record_of(done, rulebook)))
        seen += len(done.findings)

        assert rebuilt(kept, document, rulebook, settings) == replace(done, considered=())
    assert seen > 10


def test_holds_no_word_of_the_document(rulebook: Rulebook) -> None:
    """Spans, ids and numbers, and words of the dictionary; nothing that could tell what stands in the paper."""
    text = "Mrs Quillfeather (NHS 943 476 5919), a diabetic of Xyloburgh, refused zopiclone.\n\n# Quorn Ward\n\nDemand"
    done = check_document(readers.read("x.md", text.encode()), rulebook, Settings(register="clinical"))
    kept = json.dumps(record_of(done, rulebook)).lower()

    assert done.listed
    assert not [word for word in ("quillfeather", "943", "xylo", "zopi", "quorn", "refused", "demand") if word in kept]


def test_what_it_does_not_know_is_not_kept(rulebook: Rulebook) -> None:
    """A document that is masked, or has something that no record holds."""
    done = check_document(readers.read("x.md", b"A bed blocker."), rulebook, Settings(register="clinical"))

    assert record_of(replace(done, redacted="identifiers"), rulebook) is None
    assert record_of(done, rulebook) is not None


@pytest.mark.parametrize(
    ("text", "register", "spare"),
    [
        ("The garden was open on Tuesday.", "policy", True),
        ("Demand rose and capacity fell.", "policy", True),
        ("A bed blocker waits.", "policy", False),
        ("The garden was open on Tuesday.", "clinical", False),
        ("NHS number 943 476 5919. The garden was open.", "policy", False),
    ],
    ids=["nothing noticed", "only counted", "listed", "somebody's notes", "an NHS number"],
)
def test_says_whether_it_has_to_be_read_to_be_shown(rulebook: Rulebook, text: str, register: str, spare: bool) -> None:
    """Not where nothing of it would be shown, and nobody could be told from it."""
    done = check_document(readers.read("x.md", text.encode()), rulebook, Settings(register=register))
    kept = record_of(done, rulebook)

    assert kept is not None
    assert kept["spare"] is spare


def test_a_document_with_a_warning_is_read_again(rulebook: Rulebook) -> None:
    """The warning is shown."""
    document = replace(readers.read("x.md", b"The garden was open."), warnings=("read as UTF-16, which is a guess",))
    kept = record_of(check_document(document, rulebook, Settings(register="policy")), rulebook)

    assert kept is not None
    assert kept["spare"] is False


def test_every_field_of_a_finding_is_thought_of(rulebook: Rulebook) -> None:
    """One that is added has to be kept, made anew, or stop the document from being kept."""
    from dataclasses import fields

    from carelint.results.record import REBUILT

    assert {one.name for one in fields(Finding)} <= REBUILT | {one.name for one in fields(Finding) if _defaults(one)}


def _defaults(one: object) -> bool:
    from dataclasses import MISSING

    return getattr(one, "default", MISSING) is not MISSING
