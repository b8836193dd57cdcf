"""Numbers, dates and addresses in a text that could tell who somebody is; every pattern is bounded, so time is linear.

In: a folded text. Out: half-open spans. It finds what is written in the usual British ways and no more: this is no
de-identifier, and nobody should take a masked text for an anonymous one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carelint.privacy.certain import GROUPED, MONTH, Span, births, is_nhs_number, labelled

TEN = re.compile(r"(?<!\d)(?=(\d(?:[ .\-/\u2013\u2014]{0,2}\d){9})(?!\d))")
ALONE = re.compile(r"^\d(?:[ \-]?\d){5,14}$", re.MULTILINE)
"""A paragraph or a cell that is one long number."""
INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.IGNORECASE)
"""National Insurance number: two letters, six digits, a letter from A to D (HMRC manual NIM39110)."""
PHONE = re.compile(r"(?<![\w+.,/])(?:(?:\+|00) ?44 ?(?:\(0\) ?)?|\(?0)[1-9](?:[ ()\-\u2013]{0,2}\d){8,9}(?!\d)")
"""Nine or ten digits after the nought (Ofcom, National Telephone Numbering Plan)."""
ABROAD = re.compile(r"\+\d(?:[ ()\-\u2013]{0,2}\d){7,14}")
MAIL = re.compile(r"[\w.%+'\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKPSTUW]? ?\d(?!ST|ND|RD|TH|HR|YR|DS)[ABD-HJLNP-UW-Z]{2})\b",
    re.IGNORECASE,
)
"""Outward and inward code (BS 7666); 1st, 2nd and 3hr are none."""
STREET = re.compile(
    r"\b(?:(?i:flat|apartment|apt|unit|room) \w{1,4},? )?\d{1,4}[A-Za-z]?,? (?:(?:[A-Z][\w'\-]{0,20} ){1,3}"
    r"(?i:street|st|road|rd|avenue|ave|lane|ln|close|drive|way|court|crescent|cres|gardens|gdns|place|terrace|grove"
    r"|square|sq|hill|park|walk|mews|row|green|view|rise|parade|boulevard|blvd|house|lodge|cottage)"
    r"|(?:[a-z'\-]{2,20} ){1,2}(?:street|road|avenue|crescent))\b"
)
ADDRESS = re.compile(r"\baddress ?[:=] ?\n?((?:(?!\b\w{2,15}:)[^\n.;]){1,80})", re.IGNORECASE)

DATE = re.compile(
    r"(?<![\d.])(?:\d{1,2} ?([/\-\u2013]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2})|\d{4}([/.\-])\d{1,2}\2\d{1,2}"
    r"|\d\d?\.\d\d?\.\d{4}|\d\d\.\d\d\.\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-/.]{{0,2}}{MONTH}[ \-/.,]{{0,2}}(?:\d{{4}}|'?\d{{2}}))(?!\d)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(r"(?<=[a-z])[ .]{1,2}\d{1,2}(?:st|nd|rd|th)?(?:, ?| )\d{4}\b", re.IGNORECASE)
MONTH_BEFORE = re.compile(rf"\b{MONTH}$", re.IGNORECASE)
"""A whole date, whatever happened on it: dates of birth often stand beside a name without saying what they are."""
OLD = re.compile(
    r"(?<![\d./])(9\d|1[01]\d)(?= ?-? ?(?:(?:years?|yrs?)\b(?! (?:of (?!age)|ago|later|since))|y\.?/?o\b)| ?[mf]\b)"
    r"|\baged? (?:of )?(9\d|1[01]\d)\b",
    re.IGNORECASE,
)
"""Ages over 89 are few enough to tell who somebody is (HIPAA Privacy Rule, 45 CFR 164.514(b)(2)(i)(C))."""


def nhs_numbers(text: str) -> Iterator[Span]:
    """Ten digits with a right check digit, however they are parted."""
    for found in TEN.finditer(text):
        if is_nhs_number("".join(filter(str.isdigit, found.group(1)))):
            yield found.span(1)


def numbers(text: str) -> Iterator[Span]:
    """Numbers of people, telephones and houses, addresses, and the ages of the very old."""
    yield from nhs_numbers(text)
    yield from labelled(text)
    for pattern in (GROUPED, ALONE, INSURANCE, PHONE, ABROAD, POSTCODE, STREET):
        yield from (found.span() for found in pattern.finditer(text))
    for pattern in (ADDRESS, OLD):
        yield from (found.span(found.lastindex or 0) for found in pattern.finditer(text))
    if "@" in text:
        yield from (found.span() for found in MAIL.finditer(text))
    yield from births(text)


def dates(text: str) -> Iterator[Span]:
    """Whole dates."""
    yield from (found.span() for found in DATE.finditer(text))
    for found in MONTH_FIRST.finditer(text):
        if month := MONTH_BEFORE.search(text, max(0, found.start() - len("september ")), found.start()):
            yield month.start(), found.end()
