"""Masking: what is no identifier stays, what is one goes from every place that shows it, and every offset holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carelint import readers
from carelint.document import Document
from carelint.finding import Checked, Report, Unread
from carelint.fold import fold
from carelint.privacy import certain, identifiers
from carelint.privacy.masking import MASK, path_masked
from carelint.privacy.names.known import Known, again
from carelint.privacy.redact import redact
from carelint.privacy.seen import see
from carelint.rulebook import Rulebook
from carelint.run import check_documents
from carelint.settings import Settings
from carelint.shown import DIGIT
from carelint.source import Source

STAYS = [
    "BP 120/80, pulse 72, saturations 98 to 100 %.",
    "Creatinine 112, sodium 137, white count 12.5.",
    "He was seen in 2009 and in June, for 12 weeks.",
    "Give 5 mg at 08:00 and 20:00 for 7 days.",
    "She is a 62-year-old woman with lung disease.",
    "The patient denies pain and the nurse was told.",
    "Nurse informed. Doctor to review. Dr reviewed her. Miss a dose and wait.",
    "The name of the ward was changed; the patient: denies pain.",
    "L5 1st, B12 5mg, C5 6th, T4 within the range, G3 P2.",
    "Section 2.1.10 of the policy, figure 3-2, 4/5 strength.",
    "A ten figure sum, 1234567890, that checks to nothing.",
    "From ward to home: care, kindness and time.",
    "2 cm wide, 55 was used to close the road of recovery.",
    "100 years of nursing, and 90 minutes each day.",
    "Seen by OT and reviewed by Physio.",
]
GOES = [
    ("NHS number 943 476 5919.", "943 476 5919"),
    ("His number is 9434765919.", "9434765919"),
    ("NHS: 943-476-5919", "943-476-5919"),
    ("It was written 94 34 76 59 19 by hand.", "94 34 76 59 19"),
    ("A slip of the pen: 943 476 5918.", "943 476 5918"),
    ("CHI 0101010019", "0101010019"),
    ("DOB: 12/03/1951.", "12/03/1951"),
    ("d.o.b. 12.3.51", "12.3.51"),
    ("Date of birth 12 March 1951", "12 March 1951"),
    ("born in March 1951", "March 1951"),
    ("She was born in 1951.", "1951"),
    ("(12-Mar-1951)", "12-Mar-1951"),
    ("on February 6,2007 she", "February 6,2007"),
    ("seen 2024-03-01", "2024-03-01"),
    ("a 94-year-old man", "94"),
    ("aged 101, lives alone", "101"),
    ("Tel 01234 567890", "01234 567890"),
    ("ring 07700 900123 or", "07700 900123"),
    ("+44 (0)7700 900123", "+44 (0)7700 900123"),
    ("Ring (020) 7946 0958", "(020) 7946 0958"),
    ("bleep 4521", "4521"),
    ("z.quillfeather-1@nhs.net", "z.quillfeather-1@nhs.net"),
    ("lives at LS1 4AP", "LS1 4AP"),
    ("sw1a 1aa", "sw1a 1aa"),
    ("Flat 3, 12 High Street", "12 High Street"),
    ("at 12a Elm Tree Lane", "12a Elm Tree Lane"),
    ("Address: The Old Forge, Little Snoring", "The Old Forge, Little Snoring"),
    ("Hospital No: RXH 1234567", "RXH 1234567"),
    ("MRN 00123456", "00123456"),
    ("NI no QQ 12 34 56 C", "12 34 56"),
    ("Mr Quillfeather denies pain", "Quillfeather"),
    ("MRS JANE SMITH WAS SEEN", "JANE SMITH"),
    ("mr smith c/o pain", "smith"),
    ("Mr. O'Neill-Byrne's daughter", "O'Neill-Byrne's"),
    ("Mrs van der Berg", "van der Berg"),
    ("Prof. J. K. Okonkwo spoke", "J. K. Okonkwo"),
    ("Ms Ng", "Ng"),
    ("Dr \u017b\u00f3\u0142kowska", "\u017b\u00f3\u0142kowska"),
    ("Mx Lee", "Lee"),
    ("Nurse Adeyemi", "Adeyemi"),
    ("Sister Mary Kelly", "Mary Kelly"),
    ("Name: Zachary Quillfeather", "Zachary Quillfeather"),
    ("Patient name - Zachary Quillfeather", "Zachary Quillfeather"),
    ("Surname: QUILLFEATHER", "QUILLFEATHER"),
    ("name: zachary quillfeather", "zachary quillfeather"),
    ("NOK: Margaret Quillfeather (wife)", "Margaret Quillfeather"),
    ("Pt: Zachary Quillfeather", "Zachary Quillfeather"),
    ("Re: Zachary Quillfeather", "Zachary Quillfeather"),
    ("His daughter Susan called", "Susan"),
    ("my name is Peter", "Peter"),
    ("likes to be called Zac", "Zac"),
    ("Dear Zachary,", "Zachary"),
    ("(020) 7946 0958", "(020) 7946 0958"),
    ("Jane Smith, Staff Nurse", "Jane Smith"),
    ("Written by J. Smith RGN", "J. Smith"),
]


def _hidden(text: str) -> str:
    """The text with masks, as a clinical paper of one paragraph."""
    return _masked(readers.read_text(text)).documents[0].document.text


def _report(*documents: Document, register: str = "clinical") -> Report:
    from carelint.finding import Tone

    return Report("0", "0", tuple(Checked(one, register, 1, (), (), Tone(1, 0, 0, ())) for one in documents))


def _masked(*documents: Document, register: str = "clinical", everything: bool = False) -> Report:
    return redact(_report(*documents, register=register), everything=everything)


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_identifier_stays(text: str) -> None:
    """Measurements, doses, spans of time, roles and ordinary words are left as they are."""
    assert _hidden(text) == text


@pytest.mark.parametrize(("text", "gone"), GOES)
def test_an_identifier_goes(text: str, gone: str) -> None:
    """Every letter and digit of it is masked; spaces stay."""
    start = text.index(gone)
    hidden = _hidden(text)

    assert len(hidden) == len(text)
    assert not any(character.isalnum() for character in hidden[start : start + len(gone)])


SAID = """Olivia Amelia Muhammad Siobh\u00e1n Oluwaseun Xiu Nguyen Jones Patel Begum Kowalski McAllister O'Connor
St-John Fitzgerald D'Souza Abdul-Rahman Ahmed Achebe Zieli\u0144ski \u00d8stergaard Singh Kaur Cohen Fern\u00e1ndez
Llewellyn Ap Iqbal Chukwuemeka Papadopoulos Vasilescu Hussain Thompson-Reid Yeoh Wu Quillfeather MacDonald de-Souza"""
NAMES = [name for name in SAID.split() if name[0].isupper()]
TITLES = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Dr.", "Prof", "Professor", "Nurse", "Sister", "MR", "mrs"]


@settings(deadline=None)
@given(st.sampled_from(TITLES), st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
def test_names_after_titles_go(title: str, said: list[str]) -> None:
    """Names of many origins, of up to three words, after every title."""
    hidden = _hidden(f"We saw {title} {' '.join(said)} today.")

    assert not [name for name in said if name in hidden]
    assert hidden.startswith(f"We saw {title} ")
    assert hidden.endswith(" today.")


def test_a_name_is_known_again_in_its_file() -> None:
    """Once introduced it goes wherever it stands, in every row; one that is a word too only where it is introduced."""
    rows = [
        "Mr Zachary Quillfeather came.",
        "Zachary slept. ZACHARY woke.",
        "Mrs Young wept. Young people sang.",
        "young",
    ]
    documents = [replace(readers.read_text(row, f"notes.csv#{i}"), format="table") for i, row in enumerate(rows)]
    texts = [done.document.text for done in _masked(*documents).documents]

    assert texts[1] == f"{MASK * 7} slept. {MASK * 7} woke."
    assert texts[2] == f"Mrs {MASK * 5} wept. Young people sang."


@given(st.integers(0, 10**9 - 1))
def test_every_nhs_number_is_one(first: int) -> None:
    """Nine digits and their check digit, in any grouping; no other last digit passes."""
    nine = f"{first:09}"
    right = [digit for digit in "0123456789" if certain.is_nhs_number(nine + digit)]

    assert len(right) <= 1
    for digit in right:
        ten = nine + digit
        assert ten not in _hidden(f"Number {ten} here.")
        assert any(identifiers.nhs_numbers(f"x {ten[:3]} {ten[3:6]} {ten[6:]} y"))


@given(st.from_regex(certain.BORN) | st.from_regex(certain.NUMBER) | st.from_regex(certain.GROUPED))
def test_nothing_is_about_somebody_without_a_digit(text: str) -> None:
    """The look that spares a paper the patterns is never wrong where they would find something."""
    assert DIGIT.search(text)


PIECES = (
    [one for one, _ in GOES] + STAYS + ["\n\n", "# ", "\u00a0", "\ufb01", "\u200b", "**", "`", "\r\n", "\ud800", "<b>"]
)


MIXED = [*PIECES, "Two bed blockers denied it.", "[bed](http://x/9434765919) blockers"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.sampled_from(MIXED), max_size=12))
@pytest.mark.parametrize("everything", [False, True])
def test_masks_keep_every_length_and_offset(everything: bool, said: list[str], checked: Callable[..., Checked]) -> None:
    """Lengths, blocks, and `text == document.text[start:end]` hold; masking twice changes nothing more."""
    document = readers.read("n.md", " ".join(["Two bed blockers. ", *said]).encode("utf-8", "replace"))
    report = Report("0", "0", (checked(document),))
    once = redact(report, everything=everything)
    before, after = report.documents[0], once.documents[0]

    assert len(after.document.text) == len(before.document.text)
    assert [(b.start, b.end, len(b.gaps)) for b in after.document.blocks] == [
        (b.start, b.end, len(b.gaps)) for b in before.document.blocks
    ]
    for was, now in zip(before.findings, after.findings, strict=True):
        assert now.text == after.document.text[was.start : was.end]
        assert len(now.context) == len(was.context)
        assert now.context[now.context_start : now.context_end].strip(MASK)
    assert all(new in (old, MASK) for old, new in zip(before.document.text, after.document.text, strict=True))
    assert redact(once, everything=everything).documents[0].document.text == after.document.text


NOTE = """# Mr Zachary Quillfeather, 943 476 5919

Mr Zachary Quillfeather, born 12/03/1951, is a bed blocker. We asked what matters to you.
[High](http://x/9434765919) utilizers; Zachary refused tea.
"""
WORDS = ("Quillfeather", "Zachary", "943", "476", "12/03", "9434765919")


@pytest.mark.parametrize(("everything", "stays"), [(False, "We asked"), (True, "")])
def test_every_place_that_shows_text_is_masked(everything: bool, stays: str, rulebook: Rulebook) -> None:
    """Text, headings, sections, sentences, care, title and path; the phrase itself stays."""
    document = replace(readers.read("Mr_Quillfeather_9434765919.md", NOTE.encode()), title="Zachary, 943 476 5919")
    report = check_documents([document], rulebook, Settings(register="clinical", redact=False))
    done = redact(report, everything=everything).documents[0]
    shown = repr(done)

    assert not [word for word in WORDS if word in shown]
    assert {"bed blocker", "refused"} <= {found.text for found in done.findings}
    assert "what matters to you" in [care.text for care in done.care]
    assert stays in done.document.text
    assert not everything or "We asked" not in shown
    assert done.redacted == ("all" if everything else "identifiers")
    assert len(done.document.warnings) == 1


def test_a_fingerprint_confirms_no_guess(rulebook: Rulebook) -> None:
    """The hash is made from the mask, so that names of one length share it; without a name it is what it was."""
    texts = ["Mr Brown is a bed blocker.", "Mr Jones is a bed blocker.", "He is a bed blocker."]
    reports = [
        check_documents([readers.read_text(t)], rulebook, Settings(register="clinical", redact=False)) for t in texts
    ]
    before = [report.documents[0].findings[0].fingerprint for report in reports]
    after = [redact(report).documents[0].findings[0].fingerprint for report in reports]

    assert len(set(before)) == 3
    assert after[0] == after[1]
    assert after[2] == before[2]


@pytest.mark.parametrize(
    ("text", "register", "masked"),
    [
        ("Dr Patel told the board a story.", "board", False),
        ("Call 214-215-7998 about Mr Brown.", "policy", False),
        ("Mr Brown came.", "clinical", True),
        ("Mr Brown, NHS number 943 476 5919.", "board", True),
        ("Mr Brown, DOB 12/03/1951.", "policy", True),
        ("Wards 1 2 3 4 5 6 7 8 9 10 11.\nMr Brown, NHS number\n943 476 5919.", "board", True),
        ("Mr Brown, NHS number\n\n943-476-5919.", "board", False),
    ],
)
def test_which_papers_are_masked(text: str, register: str, masked: bool) -> None:
    """Clinical ones, and those that only taken for something else: the register is often a guess."""
    done = _masked(readers.read_text(text), register=register).documents[0]

    assert bool(done.redacted) is masked
    assert (MASK in done.document.text) is masked


def test_a_column_of_names_is_masked() -> None:
    """Cells under a heading that asks who somebody is."""
    from tests.specimens import docx

    rows = [("Name", "Ward"), ("Zachary Quillfeather", "Seven"), ("Xiu", "Nine")]
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:tc>" for said in row) + "</w:tr>"
        for row in rows
    )
    document = readers.read("x.docx", docx(f"<w:tbl>{cells}</w:tbl>"))
    text = _masked(document).documents[0].document.text

    assert not [name for name in ("Zachary", "Quillfeather", "Xiu") if name in text]
    assert [word for word in ("Name", "Ward", "Seven", "Nine") if word in text] == ["Name", "Ward", "Seven", "Nine"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("notes/2024-03-01.md", "notes/2024-03-01.md"),
        ("board paper 3.docx", "board paper 3.docx"),
        ("Mr_Zachary_Quillfeather.docx", f"Mr_{MASK * 7}_{MASK * 12}.docx"),
        ("9434765919.pdf", f"{MASK * 10}.pdf"),
    ],
)
def test_paths(path: str, shown: str) -> None:
    """Names and numbers go, dates stay, or nobody could tell one letter from the next."""
    assert path_masked(path) == shown


def test_what_was_not_read_is_masked_too() -> None:
    """A hint may quote the first row of a table that has no headings."""
    unread = Unread(
        Source("9434765919.csv"), "there is no column 'note' in it", "Its columns are: Mr Brown, 943 476 5919."
    )
    made = redact(replace(_report(), unread=(unread,))).unread[0]

    assert made == Unread(
        Source(f"{MASK * 10}.csv", clear="9434765919.csv"),
        unread.reason,
        f"Its columns are: Mr {MASK * 5}, {MASK * 3} {MASK * 3} {MASK * 4}.",
    )


NUMBERED = (
    "nhs no ", "mrn:", "ref # ", "id:", "943 476 5919", "9434765919", "943 476", "5919", "(943)", "A476", "1", "12",
    ".", " ", "-", "/", "\n", "x",
)  # fmt: skip


@given(st.lists(st.sampled_from(NUMBERED), max_size=12).map("".join))
def test_no_number_is_missed_where_only_lines_with_ten_digits_are_looked_at(text: str) -> None:
    """What a look at the whole text finds is found."""
    grouped = [found.span() for found in certain.GROUPED.finditer(text) if " " in found.group()]
    said = ("".join(filter(str.isdigit, text[a:b])) for a, b in (*grouped, *certain.labelled(text)))

    assert certain.certain(text) is any(map(certain.is_nhs_number, said))


HOSTILE = (
    "1 |a@|a.|Dr A |Name: |Ab-|A'|Mr de van |nhs no |+44|(0|address: |12 High |may |born on |A A: A |A. |1/|1-1|\n|: "
)


@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_time_grows_with_length_alone(piece: str) -> None:
    """Texts made to make patterns go back and forth: ten times as long takes no more than thirty times as long."""
    taken = []
    for length in (3_000, 30_000):
        text = (piece * length)[:length]
        start = time.process_time()
        for _ in range(30_000 // length if length < 30_000 else 1):
            list(identifiers.numbers(text)), list(identifiers.dates(text)), certain.certain(text)
            list(again(see(fold(text)).words, Known(frozenset({"ab"}))))
        taken.append(time.process_time() - start)

    assert taken[1] < 3 * taken[0] + 0.2
