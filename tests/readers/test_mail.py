"""What hangs on a message is read if asked for, and otherwise counted."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from carelint import readers
from carelint.document import Document, Kind, prose
from carelint.finding import Unread
from carelint.readers.options import Options

SAID = "attachments were not read ({}); --also attachments reads those of a message that is named"


def _message(words: str = "The garden was open.", *, attached: int = 0) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "ward@example.org"
    message.set_content(words)
    for number in range(attached):
        message.add_attachment(f"The words of note {number}.", filename=f"{number}.txt")
    return message


def _read(message: EmailMessage, **options: bool) -> list[Document | Unread]:
    return list(readers.read_all("post.eml", message.as_bytes(), Options(**options)))  # type: ignore[arg-type]


def test_nothing_hangs_on_it() -> None:
    """Nothing is said, also not of pictures that the body shows."""
    message = _message()
    message.add_alternative("<p>The garden <img src='cid:a'> was open.</p>", subtype="html")
    message.get_payload(1).add_related(b"x", "image", "png", cid="<a>")  # type: ignore[union-attr]

    for one in (_message(), message):
        (seen,) = _read(one)
        assert isinstance(seen, Document)
        assert seen.warnings == ()


def test_attachments_that_nobody_asked_for_are_counted() -> None:
    """A picture that was attached by hand among them."""
    message = _message(attached=2)
    message.add_attachment(b"x", "image", "png", filename="scan.png")
    (seen,) = _read(message)

    assert isinstance(seen, Document)
    assert seen.warnings == (SAID.format(3),)


def test_attachments_beyond_the_last_that_is_read_are_counted() -> None:
    """The first two hundred are read."""
    body, *others = _read(_message(attached=203), attachments=True)

    assert isinstance(body, Document)
    assert body.warnings == ("attachments beyond the first 200 were not read (3); save them and name them",)
    assert [one.path for one in others[-1:]] == ["post.eml \u203a 199.txt"]
    assert len(others) == 200


def test_a_body_without_words_says_what_hangs_on_it() -> None:
    """And takes nothing with it: what is attached is read if asked for."""
    (seen,) = _read(_message("", attached=1))
    body, other = _read(_message("", attached=1), attachments=True)

    assert isinstance(seen, Unread)
    assert seen.reason == f"there are no words in it; {SAID.format(1)}"
    assert isinstance(body, Unread)
    assert isinstance(other, Document)


HEADER = "From: Bob Marsh\nSent: Monday\nTo: Ann Lee\nSubject: Beds\n"
OWN = "We will ring each family."
EARLIER = "Two bed blockers are here."


@pytest.mark.parametrize(
    "rest",
    [
        f"On Mon, 2 Nov 2026 at 10:00, Ann <ann@example.org> wrote:\n> {EARLIER}\n",
        f"On Mon, 2 Nov 2026 at 10:00,\nAnn <ann@example.org> wrote:\n>\n> > {EARLIER}\n",
        f"On Mon, 2 Nov 2026, Ann wrote:\n\n{EARLIER}\n",
        f"-----Original Message-----\n{HEADER}\n{EARLIER}\n",
        f"---------- Forwarded message ---------\n{HEADER}\n{EARLIER}\n",
        f"________________________________\n{HEADER}\n{EARLIER}\n",
        f"{HEADER}\n{EARLIER}\n",
    ],
)
def test_earlier_messages_are_quotations(rest: str) -> None:
    """Of a thread only the newest words are the writer's; every word is read."""
    (seen,) = _read(_message(f"{OWN}\n\n{rest}"))

    assert isinstance(seen, Document)
    kinds = {prose(seen, block): block.kind for block in seen.blocks}
    assert kinds[OWN] is Kind.PARAGRAPH
    assert kinds[EARLIER] is Kind.QUOTE
    assert set(list(kinds.values())[2:]) == {Kind.QUOTE}


def test_answers_between_the_lines_are_the_writers() -> None:
    (seen,) = _read(_message(f"Ann wrote on Monday:\n> {EARLIER}\n{OWN}\n> Two more came.\nThey are welcome.\n"))

    assert isinstance(seen, Document)
    said = [(block.kind, prose(seen, block)) for block in seen.blocks]
    assert said[1:] == [
        (Kind.QUOTE, EARLIER),
        (Kind.PARAGRAPH, OWN),
        (Kind.QUOTE, "Two more came."),
        (Kind.PARAGRAPH, "They are welcome."),
    ]


def test_an_earlier_message_in_a_page() -> None:
    """As Outlook writes it, without a quotation round it."""
    message = EmailMessage()
    message["Subject"] = "Beds"
    head = "<b>From:</b> Bob<br><b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> Beds"
    message.set_content(f"<p>{OWN}</p><div><p>{head}</p></div><p>{EARLIER}</p>", subtype="html")
    (seen,) = _read(message)

    assert isinstance(seen, Document)
    assert [block.kind for block in seen.blocks] == [Kind.HEADING, Kind.PARAGRAPH, Kind.QUOTE, Kind.QUOTE]


def test_who_writes_from_somewhere_is_no_header() -> None:
    (seen,) = _read(_message(f"From: the ward to the garden is not far.\n\n{EARLIER}"))

    assert isinstance(seen, Document)
    assert Kind.QUOTE not in {block.kind for block in seen.blocks}
