"""What only papers about one person hold: a number that is said to be somebody's, a date of birth.

In: a text. Out: half-open spans, and whether the text is about somebody; every pattern is bounded, so time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

GROUPED = re.compile(r"(?<!\d)\d{3}[ .\-\u2013]{1,2}\d{3}[ .\-\u2013]{1,2}\d{4}(?!\d)")
"""Three, three and four digits: an NHS number with a slip of the pen in it, or a telephone number from America."""
NUMBER = re.compile(r"(?<![\w+])\+?\(?[A-Z]{0,4}[ /\-]?(\d(?:[ /.()\-]{0,2}[A-Z]?\d){2,14}[A-Z]?)(?!\w)", re.IGNORECASE)
MANY_DIGITS = re.compile(r"\d(?:[^\d\n]{0,3}\d){9}")
"""Whatever else may part the digits of a number: two marks and a letter."""
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
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
BORN = re.compile(
    r"\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|born(?: on| in)?)[ :=\-]{0,4}\n?"
    rf"((?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-])?{MONTH}[ \-,.]{{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?"
    r"(?:\d{4}|\d{2})"
    r"|\d(?:(?: ?[/\-\u2013] ?|[. ])?\d){3,9})",
    re.IGNORECASE,
)


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number.

    Modulus 11: weights 10 to 2, and 11 less the remainder; 11 stands for 0, and 10 is not used (NHS Data Model and
    Dictionary, NHS NUMBER). Scotland's CHI and Northern Ireland's Health and Care numbers have the same check.
    """
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return len(digits) == 10 and -total % 11 == int(digits[9])


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
