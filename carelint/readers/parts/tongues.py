"""Tells a document that is not in English, or a part that is not, by the small words that every language has.

In: a `Document`. Out: the document, with a warning where a part could not be understood, or UnreadableError where
hardly anything could be. Short texts, names, numbers and shorthand are of no language, and nothing is said of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from carelint.document import Block, Document
from carelint.errors import UnreadableError
from carelint.readers.parts import known
from carelint.resources import folder

ENGLISH, NOBODYS = "English", "Nobody's"
"""Two lines of the list: the second holds words that prove nothing."""
FEWEST = 20
"""Words of another language below which nothing is said: a greeting, a motto, a name."""
NOTED = 60
"""Words of another language that are named however long the document is; a reference list has fewer."""
SHARE_NOTED = 0.05
"""Share of the document from which fewer words than that are named too."""
MOSTLY = 0.9
"""Share of all that could be told apart beyond which a document is in that language: titles and names are left over."""
ALONE = 8
"""Words of a block that can be told by itself; shorter ones are taken together."""
TAKEN_TOGETHER = 2_000
"""Blocks that are looked at to tell the language of all that are left over."""
ENOUGH = 0.10
"""Share of small words that makes a block English. Prose has 0.35 to 0.5, headings and ward notes mostly 0.1 to 0.3."""
ENOUGH_OTHER, DIFFERENT, LONG = 0.12, 4, 3
"""Share of another language's small words that makes a block one of it, how many different ones there must be, and of
how many letters all of these but one: `po`, `od` and `na` are Polish, and a ward's shorthand.
Measured with the shares above on 16 papers, 45 policies and 250 ward notes in English, 2026-11-27: none is taken for
another language; the leaflets in tests/readers/test_tongues.py are."""
HARDLY_ANY = 0.05
"""Share of English below which prose is of a language that no list knows; of the papers above all have over 0.15."""
STRANGE = "hardly any of it is English; what is in another language was not understood"
FEW_KNOWN, FAR_FEWER = 0.4, 0.3
"""Shares of longer words that English has, below which a text is hardly any English, and clearly none. Of the 311
documents above one has 0.5, all others over 0.6; the leaflets have under 0.2, two sentences up to 0.35 (2026-11-27)."""
SMALL_WORDS, SMALL_WORDS_OF_A_SENTENCE = 3, 2
"""Different small words of one language by which a short text is told, and by which a whole sentence is."""
TO_A_SIGN, TO_A_STOP, SMALL_LETTERS = 5, 3, 0.4
"""Words to each number or sign of a list, words to each full stop, and share of words in small letters, from which a
text is told as prose; lists of medicines, of findings and of names have less of one of them."""
DOSES = frozenset(re.findall("[a-z]+", "bd bid im iv mg ml od om on pc po pr prn qds qid sc sl tds tid"))
"""How often and by which way a medicine is taken."""
LISTED = re.compile(r"[,;:/=+|]|\d+")
STOP = re.compile(r"[.!?]+(?=\s|\Z)")
SENTENCE = re.compile(r"[^\W\d_]{2}[.!?][\"'\u201d\u2019)]*\s*\Z")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
SCRIPTS = (
    ("Urdu", "\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2"),
    ("Arabic script", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("Cyrillic script", "\u0400-\u052f"),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebrew script", "\u0590-\u05ff"),
    ("Hindi, Marathi or Nepali", "\u0900-\u0963\u0966-\u097f"),
    ("Bengali or Assamese", "\u0980-\u09ff"),
    ("Punjabi", "\u0a00-\u0a7f"),
    ("Gujarati", "\u0a80-\u0aff"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Amharic or Tigrinya", "\u1200-\u137f"),
    ("Chinese or Japanese", "\u3040-\u30ff\u3400-\u9fff"),
    ("Korean", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("another script", "\u0530-\u1cff\ua4d0-\ua6ff\ua800-\uabff"),
)
"""Letters that only some languages are written in (blocks of Unicode 15); Urdu has some of its own. The two full stops
of Devanagari, U+0964 and U+0965, are those of all scripts of India, and tell none."""
PERHAPS = re.compile("[\u0370-\u1fff\u3040-\ufeff]")
"""A cheap look: every letter of these scripts is between these two. The exact one takes 5 ms to make."""
TOGETHER = {"Chinese or Japanese": 2, "Thai": 4}
"""Letters that count as one word in a script that writes no words apart."""
FEWEST_SIGNS = 4
"""Words in another script that no name has: beyond them a document that holds hardly anything else is in it, however
short it is. No shorthand is written in such letters."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A block and the language that it is in; none where that cannot be told."""

    block: Block
    words: int
    language: str


@cache
def _foreign() -> re.Pattern[str]:
    """One letter of another script."""
    return re.compile(f"[{''.join(letters for _, letters in SCRIPTS)}]")


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Language → its small words, English first; from wordlists/languages.txt."""
    lines = (folder("wordlists") / "languages.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    found = {name: frozenset(words.split()) for name, words in pairs}
    shared = found[ENGLISH] | found.pop(NOBODYS)
    return {name: words if name == ENGLISH else words - shared for name, words in found.items()}


def understood(document: Document) -> Document:
    """The document, and what of it is in another language. Raises UnreadableError where nearly all of it is."""
    heard = list(_heard(document))
    counts: Counter[str] = Counter()
    for one in heard:
        counts[one.language] += one.words
    total, english = counts.total(), counts[ENGLISH]
    others = Counter({name: count for name, count in counts.items() if name not in ("", ENGLISH)})
    foreign = others.total()
    mostly = foreign >= MOSTLY * (foreign + english) and foreign >= total / 2
    signs = sum(count for name, count in others.items() if name in dict(SCRIPTS))
    fewest = (FEWEST_SIGNS if mostly else ALONE) if signs > foreign / 2 else FEWEST
    if foreign < fewest or (foreign < NOTED and foreign < SHARE_NOTED * total):
        return _strange(document, heard, english)
    named = _listed([name for name, _ in others.most_common()])
    if mostly:
        hint = "Name its English version, if there is one."
        raise UnreadableError(f"it is mostly in {named}, and carelint reads English", path=document.path, hint=hint)
    where = _where([one.block for one in heard if one.language in others])
    warning = f"about {foreign} of its {total} words are in {named} and were not understood{where}"
    return replace(document, warnings=(*document.warnings, warning))


def _strange(document: Document, heard: Sequence[Heard], english: int) -> Document:
    """What no list tells at its length: by the words that English does not have. Raises UnreadableError."""
    total = sum(one.words for one in heard)
    if total < ALONE or english >= HARDLY_ANY * total:
        return document
    text = "\n".join(document.text[one.block.start : one.block.end] for one in heard)
    if total < NOTED and (language := short_language_of(text)):
        warning = f"it seems to be in {language}, which was not understood"
        return replace(document, warnings=(*document.warnings, warning))
    if total < FEWEST:
        return document
    if _is_prose(document, heard, TO_A_STOP) and _is_running(text) and _is_foreign(text):
        hint = "Name its English version, if there is one."
        raise UnreadableError("hardly any of it is English, and carelint reads English", path=document.path, hint=hint)
    strange = total >= NOTED and known.share(text) < MOSTLY and _is_prose(document, heard, ALONE)
    return replace(document, warnings=(*document.warnings, STRANGE)) if strange else document


def short_language_of(text: str) -> str:
    """The language of a sentence or two, where its small words say so and English has few of its words."""
    words, strange = set(_words(text)), known.share(text)
    english = len(words & small_words()[ENGLISH])
    if strange >= FEW_KNOWN or not _is_running(text):
        return ""
    hits = {name: len(some & words) for name, some in small_words().items() if name != ENGLISH}
    most, clearly = max(hits.values()), strange < FAR_FEWER
    if english > clearly:  # `is` is Dutch too
        return ""
    best = [name for name, count in hits.items() if count == most]
    sentence = clearly and not english and SENTENCE.search(text)
    if most < (SMALL_WORDS_OF_A_SENTENCE if sentence else SMALL_WORDS):
        return ""
    return best[0] if len(best) == 1 else "another language"


def _is_foreign(text: str) -> bool:
    """Whether prose without English small words is in another language, be it one sentence again and again."""
    words, strange = Counter(_words(text)), known.share(text)
    accents = any(not word.replace("'", "").isascii() for word in words)
    if strange < FEW_KNOWN:  # medicines have neither accents nor short words
        return (
            accents or sum(len(word) < known.LONG and word not in DOSES for word in words) >= SMALL_WORDS_OF_A_SENTENCE
        )
    most = max(_hits(words, some) for name, some in small_words().items() if name != ENGLISH)
    return strange < MOSTLY and accents and most >= ENOUGH_OTHER * words.total()


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("\u2019", "'"))


def _is_running(text: str) -> bool:
    """Whether words follow upon words, many of them in small letters."""
    words = WORD.findall(text)
    small = sum(word[0].islower() for word in words)
    signs, stops = len(LISTED.findall(text)), len(STOP.findall(text))
    return TO_A_SIGN * signs <= len(words) >= TO_A_STOP * stops and small >= SMALL_LETTERS * len(words)


def _is_prose(document: Document, heard: Sequence[Heard], fewest: int) -> bool:
    """Whether most of it is sentences of so many words; tables, names and code are not, and need not be English."""
    said = [
        one for one in heard if one.words >= fewest and SENTENCE.search(document.text, one.block.start, one.block.end)
    ]
    return sum(one.words for one in said) >= sum(one.words for one in heard) / 2


def _heard(document: Document) -> Iterator[Heard]:
    """Each block that can be told by itself, then all others together: cells and items are of one language."""
    english, text = small_words()[ENGLISH], document.text.lower()
    foreign = PERHAPS.search(text)
    rest: list[Block] = []
    for block in document.blocks:
        words = text[block.start : block.end].split()
        if foreign and (script := _script(text[block.start : block.end])):
            yield Heard(block, *script)
        elif len(words) >= ALONE and sum(map(english.__contains__, words)) >= ENOUGH * len(words):
            yield Heard(block, len(words), ENGLISH)
        elif len(words) >= ALONE and (language := language_of(text[block.start : block.end])):
            yield Heard(block, len(words), language)
        else:
            rest.append(block)
    language = language_of(" ".join(text[block.start : block.end] for block in rest[:TAKEN_TOGETHER]))
    yield from (Heard(block, len(text[block.start : block.end].split()), language) for block in rest)


def language_of(text: str) -> str:
    """The language of a text in small letters, or nothing where it cannot be told."""
    words = Counter(WORD.findall(text.replace("\u2019", "'")))
    total = words.total()
    if _hits(words, small_words()[ENGLISH]) >= ENOUGH * total:
        return ENGLISH if total else ""
    rest = {name: some & words.keys() for name, some in small_words().items() if name != ENGLISH}
    best = max(rest, key=lambda name: sum(words[word] for word in rest[name]))
    hits = sum(words[word] for word in rest[best])
    if (
        len(rest[best]) >= DIFFERENT
        and sum(len(word) >= LONG for word in rest[best]) >= DIFFERENT - 1
        and hits >= ENOUGH_OTHER * total
    ):
        return best
    return ""


def _hits(words: Counter[str], some: frozenset[str]) -> int:
    return sum(words[word] for word in some & words.keys())


def _script(text: str) -> tuple[int, str] | None:
    """(words, language) of a text mostly in letters that English does not have."""
    letters = len(_foreign().findall(text))
    if not letters or letters < sum(map(str.isalpha, text)) / 2:
        return None
    counts = {name: len(re.findall(f"[{some}]", text)) for name, some in SCRIPTS[:-1]}
    name = "Urdu" if counts["Urdu"] else max(counts, key=lambda name: counts[name])
    name = name if counts[name] else SCRIPTS[-1][0]
    words = sum(len(_foreign().findall(word)) > 1 for word in text.split())
    return max(words, letters // TOGETHER[name] if name in TOGETHER else 0), name


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _where(blocks: Sequence[Block]) -> str:
    """From where to where, in the terms of the document."""
    for unit in ("page", "slide", "line", "paragraph"):
        found = [number for block in blocks for number in _numbers(block, unit)]
        if found:
            first, last = min(found), max(found)
            return f" ({unit} {first})" if first == last else f" (between {unit}s {first} and {last})"
    return ""


def _numbers(block: Block, unit: str) -> Iterator[int]:
    """Where a block begins and ends."""
    for place in (block.place, block.stretches[0].place, block.stretches[-1].place) if block.stretches else ():
        number = getattr(place, unit)
        if number is not None:
            yield number
