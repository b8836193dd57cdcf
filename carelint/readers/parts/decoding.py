"""Bytes → text, by the rules that suit office files: BOM, UTF-8, UTF-16 by its NULs, windows-1252.

In: bytes. Out: text and, where the encoding had to be guessed, a warning that names the guess.
"""

from __future__ import annotations

import codecs

from carelint.errors import UnreadableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}
"""Control bytes that no text file holds."""
SAMPLE = 65_536


def decode(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file. Raises UnreadableError for bytes that are no text."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, path), ()
    if b"\0" in data[:SAMPLE]:
        name = _utf16(data)
        text = _strict(data, name, path)
        if sum(ord(c) in BINARY for c in text[:SAMPLE]) > len(text[:SAMPLE]) // 200:
            raise _binary(path)
        return text, (f"read as {name.upper()}, which is a guess",)
    if sum(byte in BINARY for byte in data[:SAMPLE]) > len(data[:SAMPLE]) // 200:
        raise _binary(path)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), ("read as windows-1252, which is a guess",)


def _strict(data: bytes, name: str, path: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as err:
        raise _binary(path) from err


def _utf16(data: bytes) -> str:
    """Which byte of each pair is NUL in a text of mostly Latin letters."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) / 2 and even < odd / 4:
        return "utf-16-le"
    if even > 0.4 * len(sample) / 2 and odd < even / 4:
        return "utf-16-be"
    raise _binary("")


def _binary(path: str) -> UnreadableError:
    return UnreadableError(
        "this is not a text", path=path, hint="carelint reads Word, PDF, Markdown, HTML and plain text files."
    )
