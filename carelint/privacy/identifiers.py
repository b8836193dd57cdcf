"""Numbers, dates and addresses in a text that could tell who somebody is; every pattern is bounded, so time is linear.

In: a folded text. Out: half-open spans. It finds what is written in the usual British ways and no more: this is no
de-identifier, and nobody should take a masked text for an anonymous one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

TEN = re.compile(r"(?<!\d)(?=(\d(?:[ .\-/\u2013\u2014]{0,2}\d){9})(?!\d))")
GROUPED = re.compile(r"(?<!\d)\d{3}[ .\-\u2013]{1,2}\d{3}[ .\-\u2013]{1,2}\d{4}(?!\d)")
"""Three, three and four digits: an NHS number with a slip of the pen in it, or a telephone number from America."""
NUMBER = re.compile(r"(?<![\w+])\+?\(?[A-Z]{0,4}[ /\-]?(\d(?:[ /.()\-]{0,2}[A-Z]?\d){2,14}[A-Z]?)(?!\w)", re.IGNORECASE)
MANY_DIGITS = re.compile(r"\d(?:[^\d\n]{0,3}\d){9}")
"""Whatever else may part the digits of a number: two marks and a letter."""
ALONE = re.compile(r"^\d(?:[ \-]?\d){5,14}$", re.MULTILINE)
"""A paragraph or a cell that is one long number."""
LABEL = re.compile(
    r"\b(?:(?:nhs|chi|h ?& ?c|hcn|mrn|nino|ssn|gmc|nmc|insurance|social security|tel|telephone|phone|mobile|mob|fax"
    r"|bleep|pager|ext|extension)\b(?:[ .]{0,2}(?:no|num|number|id|identifier|pin)\b)?"
    r"|(?:hosp(?:ital)?|unit|record|patient|pt|case|chart|account|acct|claim|policy|passport|licence|registration|reg|rio"
    r"|emis|pas|systmone|episode|referral|ref|ni|staff)[ .]{0,2}(?:(?:no|num|number|id)\b|#)"
    r"|\bid(?= ?[:#]))[ .:#=\-]{0,4}\n?$",
    re.IGNORECASE,
)
"""What stands before a number that belongs to one person; looked for only where there is a number."""
REACH = 40
"""Code points of a label and what parts it from its number: our longest is a telephone extension number."""
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

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
DATE = re.compile(
    r"(?<![\d.])(?:\d{1,2} ?([/\-\u2013]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2})|\d{4}([/.\-])\d{1,2}\2\d{1,2}"
    r"|\d\d?\.\d\d?\.\d{4}|\d\d\.\d\d\.\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-/.]{{0,2}}{MONTH}[ \-/.,]{{0,2}}(?:\d{{4}}|'?\d{{2}}))(?!\d)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(r"(?<=[a-z])[ .]{1,2}\d{1,2}(?:st|nd|rd|th)?(?:, ?| )\d{4}\b", re.IGNORECASE)
MONTH_BEFORE = re.compile(rf"\b{MONTH}$", re.IGNORECASE)
"""A whole date, whatever happened on it: dates of birth often stand beside a name without saying what they are."""
BORN = re.compile(
    r"\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|born(?: on| in)?)[ :=\-]{0,4}\n?"
    rf"((?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-])?{MONTH}[ \-,.]{{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?"
    r"(?:\d{4}|\d{2})"
    r"|\d(?:(?: ?[/\-\u2013] ?|[. ])?\d){3,9})",
    re.IGNORECASE,
)
OLD = re.compile(
    r"(?<![\d./])(9\d|1[01]\d)(?= ?-? ?(?:(?:years?|yrs?)\b(?! (?:of (?!age)|ago|later|since))|y\.?/?o\b)| ?[mf]\b)"
    r"|\baged? (?:of )?(9\d|1[01]\d)\b",
    re.IGNORECASE,
)
"""Ages over 89 are few enough to tell who somebody is (HIPAA Privacy Rule, 45 CFR 164.514(b)(2)(i)(C))."""


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number.

    Modulus 11: weights 10 to 2, and 11 less the remainder; 11 stands for 0, and 10 is not used (NHS Data Model and
    Dictionary, NHS NUMBER). Scotland's CHI and Northern Ireland's Health and Care numbers have the same check.
    """
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return len(digits) == 10 and -total % 11 == int(digits[9])


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


def labelled(text: str) -> Iterator[Span]:
    """Numbers that are said to be somebody's."""
    for found in NUMBER.finditer(text):
        for group in (0, 1):  # RXH 1234567 after its label, or a label that looks like its beginning: MRN 1234567
            if LABEL.search(text, max(0, found.start(group) - REACH), found.start(group)):
                yield found.span(group)
                break


def births(text: str) -> Iterator[Span]:
    """Dates that are said to be a date of birth, whole or in part."""
    yield from (found.span(1) for found in BORN.finditer(text))


def dates(text: str) -> Iterator[Span]:
    """Whole dates."""
    yield from (found.span() for found in DATE.finditer(text))
    for found in MONTH_FIRST.finditer(text):
        if month := MONTH_BEFORE.search(text, max(0, found.start() - len("september ")), found.start()):
            yield month.start(), found.end()


def certain(text: str) -> bool:
    """Whether the text holds what only papers about one person hold: an NHS number, or a date of birth.

    With hyphens and no label it may be a telephone number from America; one in eleven has the check digit by chance.
    """
    return any(map(_is_numbered, _many_digits(text))) or next(births(text), None) is not None


def _many_digits(text: str) -> Iterator[str]:
    """The lines that may hold ten digits of one number, each with the one before, in which its label may stand.

    A long paper has few of them, and looking for numbers everywhere takes a tenth of the time that it needs in all.
    """
    at = 0
    while found := MANY_DIGITS.search(text, at):
        start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
        at = len(text) if end < 0 else end
        yield text[text.rfind("\n", 0, max(0, start - 1)) + 1 : at]


def _is_numbered(text: str) -> bool:
    grouped = (found.span() for found in GROUPED.finditer(text) if " " in found.group())
    digits = ("".join(filter(str.isdigit, text[start:end])) for start, end in (*grouped, *labelled(text)))
    return any(map(is_nhs_number, digits))


def about_somebody(register: str, text: str) -> bool:
    """A clinical paper, or one that holds an NHS number or a date of birth, whatever it was taken for."""
    return register == "clinical" or certain(text)
