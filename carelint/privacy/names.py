"""Names of people in a text: after a title, after a label, beside a relative, before letters of a profession.

In: a folded text. Out: half-open spans, and the words that are names for certain, so that they are known again
where nothing introduces them. A name that nothing ever introduces is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carelint.privacy.identifiers import Span

WORD = r"[^\W\d_a-z](?:[^\W\d_]|['\u2019\-](?=[^\W\d_])){0,30}"
"""A capital, or a letter of a script that this folder's lists do not know, and what hangs together with it."""
PARTICLE = r"(?:(?:de|da|di|del|della|der|den|van|von|la|le|el|al|bin|ibn|bint|dos|du|ap|ab|ter|ten|zu) )"
SEQUENCE = rf"(?:{PARTICLE}{{0,2}}{WORD}(?:(?: |(?<=\b[A-Z])\. ?){PARTICLE}{{0,2}}{WORD}){{0,3}})"
"""Up to four words; a full stop goes on only after an initial."""
TITLED = re.compile(rf"\b(?i:mr|mrs|ms|miss|dr|prof|professor)\b\.?,? ?({SEQUENCE})")
"""Titles that are followed by nothing but a name."""
LOOSE = re.compile(
    r"\b(?:Mx|Master|Messrs|Drs|Doctor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Fr|Father|Rabbi|Imam|Canon|Sr|Sister|Nurse"
    rf"|Matron|Midwife|Cllr|Dear|MASTER|SISTER|NURSE|MATRON)\b\.? ({SEQUENCE})"
)
SMALL = re.compile(r"\b(?:[Mm]rs?|[Dd]r)\b\.? ([a-z][a-z'\-]{2,20})\b")
"""Hurried notes: mr smith c/o pain."""
ASKED = re.compile(
    r"\b(?:(?:(?:patient|pt|client|resident|service user|full|first|last|middle|given|family|maiden|preferred|legal)"
    r"(?:'s)? )?name|surname|forenames?|alias|a\.?k\.?a|n\.?o\.?k|next of kin)\.?$",
    re.IGNORECASE,
)
"""Labels that ask for a name and nothing else."""
ROLE = re.compile(
    r"\b(?:patient|pt|client|resident|service user|gp|consultant|named nurse|key ?worker|care ?co-?ordinator|surgeon"
    r"|assistants?|ana?esthe(?:tist|siologist)|physician|referrer|dictated by|signed(?: by)?|signature|author|clinician"
    r"|doctor|nurse|carer|informant|interpreter|emergency contact|guardian|cc|re|attending|attn|from|to|completed by"
    r"|prepared by|reviewed by|seen by|reported by)$",
    re.IGNORECASE,
)
"""Labels after which a name may stand, or something else."""
LONGEST_LABEL = 30
ANSWER = re.compile(rf"(?: ?[:=] ?\n?| - |\n)({SEQUENCE}(?:, ?{SEQUENCE})?)")
ANSWER_SMALL = re.compile(r" ?[:=] ?\n?([^\W\d_][\w'\u2019\-]{1,20}(?:,? [^\W\d_][\w'\u2019\-]{1,20}){0,2})")
KIN = re.compile(
    r"\b(?:[Ww]ife|[Hh]usband|[Pp]artner|[Dd]aughter|[Ss]on|[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|[Bb]rother|[Ss]ister"
    r"|[Nn]iece|[Nn]ephew|[Aa]unt|[Uu]ncle|[Cc]ousin|[Gg]rand(?:son|daughter|mother|father)|[Ff]riend|[Nn]eighbour"
    r"|[Cc]arer|[Kk]eyworker|[Nn]ame)(?:'s name)?(?: is| called| named|,|:)? \(?"
    rf"((?=[^\W\d_a-z][a-z\u00df-\uffff']){WORD}(?: (?=[^\W\d_a-z][a-z\u00df-\uffff']){WORD})?)"
)
"""His daughter Susan; my name is Peter."""
KNOWN_AS = re.compile(rf"\b(?:known as|likes? to be called|prefers? to be called|goes by|answers to) ({SEQUENCE})")
BY = re.compile(rf"\b(?:seen|reviewed|signed|written|dictated|examined|discussed|referred) (?:by|with) ({SEQUENCE})")
QUALIFIED = re.compile(
    rf"\b({WORD}\.?(?: {WORD}\.?){{1,3}}),? ?(?:RN|RGN|RMN|RNLD|MD|M\.D\.|DO|D\.O\.|PhD|MBBS|MBChB|BSc|FRCP|FRCS|MRCP"
    r"|FRCGP|MRCGP|FRCA|SpR|SHO|FY[12]|ST[1-8]|CT[1-3]|(?:Staff|Charge|Specialist|Community) Nurse"
    r"|Ward (?:Sister|Manager)|Consultant|Registrar)(?!\w)"
)
COLUMN = re.compile(
    r"(?:(?:patient|pt|client|resident|service user|full|first|last|middle|given|family|preferred|staff)(?:'s)? ?)?"
    r"(?:names?|surname|forenames?|address|post ?code|telephone|phone|mobile|e-?mail|next of kin|nok)"
    r"(?: ?(?:no|number|address|of (?:patient|client|resident)))?"
    r"|(?:patient|resident|client|gp|consultant|key ?worker)",
    re.IGNORECASE,
)
"""The head of a column whose cells are about who somebody is."""
CAPITAL = re.compile(rf"\b{WORD}")
SMALL_WORD = re.compile(r"\b[a-z][^\W_]*")
TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019\-](?=[^\W\d_]))*")
NO_NAMES = """
a able about address admission admits admitted after again against age aged agreed alert all am an and any
are arrived as asked asks asleep at attended attending awake aware back bed been before being bp but by
called came can care carer chart clinic colleague colleagues complains complaint confirmed consultant
contacted continues could date daughter day declined declines denied denies describes diagnosis did
discharge discussed dob doctor does dr due during explained family father feels felt female follow for from
further gave general given gp had has have he her here hers him his history home hospital house how however
husband i if in informed into is it its knows likes lives living looks madam male may me medical met miss mother
mr mrs ms must my name new nhs nil no nok non none normal not note notes now number nurse of off on or our
out pain parent parents patient phone plan please post pre presented presents prof progress pt re ref
referral refused refuses remains reported reports requested review reviewed said says seeing seemed seems
seen sees she should sir sister so son staff stated states still sure surgery surname taken team tel that
the their them then there these they this those to today told took unable under unknown until unwell up very
visit wants ward was we well went were what when where which while who whom why wife will with would yes
yesterday you your
"""
STOP = frozenset(NO_NAMES.split())
"""Words that stand after a title or a label and are no names; all-capital notes run on into them."""
MOST = 5_000
"""Names that are remembered from one file."""


def introduced(text: str) -> Iterator[Span]:
    """Names after a title or after the word name."""
    for found in TITLED.finditer(text):
        yield from _trimmed(text, *found.span(1))
    for place in _labelled(text, ANSWER, ASKED):
        yield from _trimmed(text, *place)


def names(text: str, known: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Every name that something introduces, and the known words wherever they stand with a capital."""
    yield from introduced(text)
    for pattern in (LOOSE, SMALL, KIN, KNOWN_AS, QUALIFIED):
        for found in pattern.finditer(text):
            yield from _trimmed(text, *found.span(1))
    for place in _labelled(text, ANSWER_SMALL, ASKED):
        yield from _trimmed(text, *place)
    for place in (*_labelled(text, ANSWER, ROLE), *(found.span(1) for found in BY.finditer(text))):
        yield from _several(text, *place)
    if known:
        yield from met(text, known, small=False)


def _labelled(text: str, answer: re.Pattern[str], label: re.Pattern[str]) -> Iterator[Span]:
    """Answers that stand after one of these labels."""
    for found in answer.finditer(text):
        if label.search(text, max(0, found.start() - LONGEST_LABEL), found.start()):
            yield found.span(1)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The words up to the first that is no name."""
    stop = start
    for found in TOKEN.finditer(text, start, end):
        if _bare(found.group()).lower() in STOP:
            break
        stop = found.end()
    if stop > start:
        yield start, stop


def _several(text: str, start: int, end: int) -> Iterator[Span]:
    """After the name of a role one capital says little; two words, or an initial and a word, are a name."""
    for first, last in _trimmed(text, start, end):
        if len(TOKEN.findall(text, first, last)) > 1:
            yield first, last


def met(text: str, known: frozenset[str], *, small: bool = True) -> Iterator[Span]:
    """Known words, wherever they stand; in prose only those with a capital (`small=False`)."""
    for found in (TOKEN if small else CAPITAL).finditer(text):
        if any(_key(part) in known for part in (found.group(), *found.group().split("-"))):
            yield found.span()


def asks(text: str) -> bool:
    """Whether a whole text, such as the head of a column, asks who or where somebody is."""
    return bool(COLUMN.fullmatch(" ".join(text.split())))


def known_names(texts: Sequence[str]) -> frozenset[str]:
    """Words that titles and labels introduce in these texts, without those that also stand there as ordinary words."""
    met: set[str] = set()
    for text in texts:
        for start, end in introduced(text):
            met |= {_key(word) for word in TOKEN.findall(text, start, end)}
        if len(met) > MOST:
            break
    ordinary = {word for text in texts for word in SMALL_WORD.findall(text)} if met else set()
    return frozenset(word for word in met if len(word) > 2 and word not in STOP and word not in ordinary)


def _key(word: str) -> str:
    return _bare(word).lower()


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "\u2019s")) else word
