"""One decision for `fix` and for Word's tracked changes; it is made by reading again."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

import docx
import pytest

from carelint import readers
from carelint.document import Document
from carelint.engine import check_document
from carelint.finding import Checked
from carelint.mending.offer import Offer, Put, offers
from carelint.mending.paper import Mender
from carelint.mending.proof import Proof, Proved, suggested
from carelint.mending.spliced import spliced
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.run import wanted
from carelint.settings import Settings
from carelint.task import Task

SENTENCES = (
    "Service users must comply with their care plan at all times.",
    "Wheelchair-bound patients wait.",
    "He was non-compliant with meds.",
    "She denies any alcohol use.",
    "Non-English speaking patients wait longer.",
    "Patients who refuse treatment are discharged.",
    "The mentally ill are being dumped on wards.",
    "Uncompliant diabetics are seen late.",
    "She was non compliant with, and abusive about, her diet.",
    "He had attempted to commit suicide.",
    "Tom is an addict. He is a frequent flyer.",
)


@pytest.fixture(scope="module")
def mender(rulebook: Rulebook) -> Iterator[Mender]:
    """As `carelint fix` has it."""
    with Reading(wanted(Settings())) as reading:
        yield Mender(reading, rulebook, Settings())


def _checked(document: Document, rulebook: Rulebook, **said: str) -> tuple[Checked, Task]:
    task = Task(document, rulebook, Settings(**said))  # type: ignore[arg-type]
    return check_document(document, rulebook, task.settings), task


def _word(sentences: Sequence[str]) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for one in sentences:
        made.add_paragraph(one)
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("register", ["board", "policy", "clinical"])
def test_word_puts_in_what_fix_puts_in(rulebook: Rulebook, register: str) -> None:
    """Sentence by sentence, whatever the reason."""
    terms = Settings(register=register)
    with Reading(wanted(terms)) as reading:
        mender = Mender(reading, rulebook, terms)
        paper = mender.paper("x.md", "\n\n".join(SENTENCES).encode())
        fixed = [(one.before, one.put.text) for one in mender.mended(paper, paper.offers).offers]
    done, task = _checked(readers.read("x.docx", _word(SENTENCES)), rulebook, register=register)

    assert [(one.context, one.becomes) for one in suggested(done, task)] == fixed
    assert len(fixed) > 5


def _proved(text: str, rulebook: Rulebook, *puts: tuple[int, str], **said: str) -> Proved:
    """With other words than ours for some of the phrases."""
    done, task = _checked(readers.read("x.md", text.encode()), rulebook, **said)
    wanted = list(offers(done.listed, takes=lambda _: True))
    for at, words in puts:
        wanted[at] = replace(wanted[at], put=replace(wanted[at].put, text=words))
    return Proof(done, task, lambda some: spliced(done.document, some)).of(wanted)


def _refused(proved: Proved) -> list[tuple[str, list[str]]]:
    return [
        (one.offer.found.text, [found.text for found in one.then.findings] if one.then else [])
        for one in proved.refused
    ]


def test_what_would_be_noticed_is_named(rulebook: Rulebook) -> None:
    """With the phrase whose words it comes with; the other sentence is mended."""
    proved = _proved(
        "A diabetic came in.\n\nTom is an addict.\n",
        rulebook,
        (0, "A frequent flyer"),
        register="clinical",
        reader="off",
    )

    assert _refused(proved) == [("diabetic", ["frequent flyer"])]
    assert [one.found.text for one in proved.offers] == ["addict"]


def test_what_the_reader_sees_in_old_words_is_no_news(rulebook: Rulebook) -> None:
    """«Attempted to» stood there before, and was a part of what was noticed."""
    proved = _proved("# Report\n\nHe had attempted to commit suicide.\n", rulebook, register="board")

    assert _refused(proved) == []
    assert [one.found.text for one in proved.offers] == ["commit suicide"]


def test_what_an_entry_notices_beside_new_words_is_news(rulebook: Rulebook) -> None:
    """It stood there before, and would be listed next."""
    document = readers.read("x.md", b"Uncompliant diabetics are seen late.\n")
    done, task = _checked(document, rulebook, register="board", reader="off")
    (found,) = done.listed
    offer = Offer(found, Put(found.start, found.end, "people with diabetes"))
    proved = Proof(done, task, lambda some: spliced(document, some)).of([offer])

    assert _refused(proved) == [("diabetics", ["Uncompliant"])]


NOTE = "# Notes\n\nShe denies pain.\n\nHe denies fever.\n\nTwo bed blockers came.\n"


def test_the_register_stays_what_it_was(rulebook: Rulebook) -> None:
    """A guess hangs on few words, which are those that give way: nothing is noticed because it flips."""
    proved = _proved(NOTE, rulebook)
    done, _ = _checked(proved.after.document, rulebook)

    assert proved.after.register == "clinical"
    assert done.register == "board"
    assert (len(proved.offers), proved.refused) == (3, ())


def test_nothing_to_put_in(rulebook: Rulebook) -> None:
    """Is nothing changed, and what was noticed is noticed."""
    done, task = _checked(readers.read("x.md", b"The garden was open."), rulebook)
    proved = Proof(done, task, lambda some: spliced(done.document, some)).of([])

    assert (proved.offers, proved.refused, proved.after) == ((), (), done)


def test_what_the_file_does_not_take_stays_out(rulebook: Rulebook) -> None:
    """Each is tried by itself; of those that only together do not fit, one goes in."""
    done, task = _checked(readers.read("x.md", b"A frequent flyer came.\n\nTom is an addict."), rulebook, reader="off")
    every = offers(done.listed, takes=lambda _: True)

    def written(most: int) -> Proof:
        return Proof(done, task, lambda some: spliced(done.document, some) if _takes(some, most) else None)

    def _takes(some: Sequence[Put], most: int) -> bool:
        return len(some) <= most and all("addict" not in one.text for one in some)

    def decided(most: int, offered: Sequence[Offer]) -> tuple[list[str], list[str]]:
        proved = written(most).of(offered)
        return [one.found.text for one in proved.offers], [one.offer.found.text for one in proved.refused]

    assert decided(2, every) == (["frequent flyer"], ["addict"])
    assert decided(0, every) == ([], ["frequent flyer", "addict"])
    assert decided(1, [every[0], replace(every[1], put=replace(every[1].put, text="a friend"))]) == (
        ["frequent flyer"],
        ["addict"],
    )
