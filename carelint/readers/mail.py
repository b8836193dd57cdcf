"""E-mail: the subject, the body, and the attachments that are asked for, each as a file of its own.

In: bytes of .eml. Out: `Part`s that other readers read; lines are counted in the message as a person reads it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import islice

from carelint.document import Block, Document, Kind, prose
from carelint.errors import UnreadableError

MOST_ATTACHMENTS = 200
"""Our choice (2026-11-27), not measured: a message is read within the time of one file, with all that hangs on it."""
FIELDS = 6
"""Lines of the header of an earlier message that are looked at."""
HEAD = re.compile(r"\*?From:\*?\s")
HEADER = re.compile(r"\*?From:.{1,300}?\b(?:Sent|Date):.{1,300}?\b(?:To|Subject):")
SEPARATOR = re.compile(
    r"(?i)-{2,}\s*(?:original message|original appointment|forwarded message|forwarded by .{1,200}?)\s*-{2,}"
    r"|begin forwarded message:"
)
WROTE = re.compile(r"(?is)on .{5,300}\bwrote:|.{1,200}<[^<>\s]{3,200}>.{0,20}\bwrote:")
"""How mail programs lead to an earlier message."""
STUMBLES = (ValueError, LookupError, AttributeError)
"""What the standard library raises on headers that it cannot make out."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message."""

    name: str
    """Name of the attachment, empty for the body."""
    data: bytes
    suffix: str = ""
    """`.html` or `.txt` for the body."""
    subject: str = ""
    warning: str = ""
    """With the body: what hangs on the message and was not read."""


def parts(data: bytes, path: str, *, attachments: bool) -> Iterator[Part]:
    """The body, then the attachments if wanted. Raises UnreadableError."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableError("it is no e-mail", path=path, hint="Save the message anew as .eml.")
    subject = _header(message, "subject")
    body = message.get_body(("plain", "html"))
    found = _body(body if isinstance(body, EmailMessage) else None, subject)
    yield replace(found, warning=_not_read(message, attachments=attachments))
    if attachments:
        for index, one in enumerate(islice(message.iter_attachments(), MOST_ATTACHMENTS), 1):
            yield from _attachment(one, index)


def _not_read(message: EmailMessage, *, attachments: bool) -> str:
    """How many attachments are passed by, and what to do about it."""
    try:
        count = sum(not _is_shown(one) for one in islice(message.iter_attachments(), MOST_ATTACHMENTS, None))
        first = sum(not _is_shown(one) for one in islice(message.iter_attachments(), MOST_ATTACHMENTS))
    except STUMBLES:
        return "whether it has attachments could not be told; save them and name them"
    if attachments:
        said = f"attachments beyond the first {MOST_ATTACHMENTS} were not read ({count}); save them and name them"
        return said if count else ""
    said = f"attachments were not read ({first + count}); --also attachments reads those of a message that is named"
    return said if first + count else ""


def _is_shown(one: object) -> bool:
    """Whether the body draws on it (a logo, a style sheet), so that a person sees it there and not as an attachment."""
    if not isinstance(one, EmailMessage) or one.get_content_disposition() == "attachment":
        return False
    return one.get_content_maintype() == "image" or "content-id" in one or "content-location" in one


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except STUMBLES:
        return ""


def _body(body: EmailMessage | None, subject: str) -> Part:
    words = _text(body)
    if body is not None and body.get_content_subtype() == "html":
        page = f"<html><h1>{html.escape(subject)}</h1>{words}"
        return Part("", page.encode("utf-8", "replace"), ".html", subject)
    return Part("", f"{subject}\n\n{words}".encode("utf-8", "replace"), ".txt", subject)


def _text(body: EmailMessage | None) -> str:
    """The words of the body; an unknown encoding is read as windows-1252."""
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, ValueError, KeyError):
        raw = body.get_payload(decode=True)
        return raw.decode("cp1252", "replace") if isinstance(raw, bytes) else ""


def _attachment(one: object, index: int) -> Iterator[Part]:
    if not isinstance(one, EmailMessage):
        return
    name = one.get_filename() or f"attachment {index}"
    if one.get_content_type() == "message/rfc822":
        yield Part(f"{name}.eml", one.get_payload(0).as_bytes())  # type: ignore[union-attr]
        return
    raw = one.get_payload(decode=True)
    if isinstance(raw, bytes) and raw:
        yield Part(name.replace("/", "_"), raw)


def of_writer(document: Document) -> Document:
    """The body of a message with the earlier ones that hang on it as quotations, so that its own words stand apart."""
    blocks, begun, above = list(document.blocks), False, document.blocks[0].place.heading
    texts = [prose(document, block) for block in blocks]
    for at, block in enumerate(blocks):
        begun = begun or _begins_another(texts[at : at + FIELDS], blocks[at + 1 : at + 2])
        if begun or WROTE.fullmatch(texts[at].strip()):
            blocks[at] = replace(block, kind=Kind.QUOTE, level=0, place=replace(block.place, heading=above))
        else:
            above = block.place.heading
    return replace(document, blocks=tuple(blocks))


def _begins_another(texts: Sequence[str], following: Sequence[Block]) -> bool:
    """Whether an earlier message stands from here on: behind a line for it, or behind its own header."""
    first = texts[0].strip()
    if SEPARATOR.fullmatch(first):
        return True
    if WROTE.fullmatch(first):  # and nothing marks what somebody wrote
        return bool(following) and following[0].kind is not Kind.QUOTE
    return bool(HEAD.match(first) and HEADER.match(" ".join(" ".join(texts).split())))


def headed(document: Document) -> Document:
    """The body of a message whose first line is its subject, which is a heading whatever it looks like."""
    first = document.blocks[0]
    title = document.text[first.start : first.end]
    rest = [replace(block, place=replace(block.place, heading=_under(title, block))) for block in document.blocks[1:]]
    first = replace(first, kind=Kind.HEADING, level=1, place=replace(first.place, heading=title))
    return replace(document, blocks=(first, *rest))


def _under(title: str, block: Block) -> str:
    return f"{title} › {block.place.heading}" if block.place.heading else title
