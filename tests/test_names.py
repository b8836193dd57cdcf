"""The grammar of names: first what is nobody's name, then names in the forms that notes, letters and lists print."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from carelint import readers
from carelint.document import Document
from carelint.finding import Checked, Report, Tone
from carelint.fold import fold
from carelint.privacy.masking import MASK, path_masked
from carelint.privacy.names.known import NOBODY
from carelint.privacy.names.lexicon import is_ordinary, listed
from carelint.privacy.redact import file_of, redact, redact_file
from carelint.privacy.seen import see
from carelint.resources import folder
from carelint.source import Source

STAYS = [
    "Drug name: Apixaban 5 mg twice a day.",
    "Name of drug: Furosemide.",
    "Ward name: Elm. Trade name: Clexane. File name: Audit.",
    "name: see label.",
    "Name: as above. NOK aware. First name terms.",
    "MR scan booked, MRI done, MR angiogram, MR Cholangiogram shows stones.",
    "MS patient, MS relapse, MS nurse, MS Relapse Clinic.",
    "Ms relapse; miss doses; MISS breakfast; they miss post.",
    "PROF care package. DR REVIEWED PATIENT. Dr to review.",
    "mr not at home; dr informed; dr may review.",
    "Consultant: Stroke Team. Nurse: Mobility Assessment done.",
    "From: Cardiology Outpatients\n\nTo: Acute Medical Unit",
    "Re: Blood Transfusion.",
    "Re: Falls Clinic",
    "cc: District Nursing Team; Palliative Care",
    "Patient: Known Diabetic.",
    "Patient Safety and Patient Choice.",
    "seen by Mental Health Liaison, reviewed by Tissue Viability.",
    "discussed with Palliative Care; seen with Diabetes Specialist Nurse.",
    "Referred by Community Matron. Seen by OT and reviewed by Physio.",
    "Father Christmas visited the ward.",
    "Lady Windermere Ward is full.",
    "Dr Foster data and the Doctor Foster dashboard.",
    "St John Ambulance and St Thomas Hospital.",
    "Victoria Infirmary, Alexandra Ward and Queen Elizabeth Hospital.",
    "Carer Support Service, Friend Health Centre, Partner Trust.",
    "Mother and Baby Unit. Baby Unit. Little Voices group.",
    "Known as Frailty Unit. Prefers to be called by telephone.",
    "Dear All, Dear Colleague, Dear Team, Dear Sir or Madam,",
    "Master of Nursing student. The Sister in Charge came.",
    "Sister said no. Nurse in charge. Sister Ward informed.",
    "Bed 4 Ward 7. Bed 24 wants lunch. Room 3 is cold. Bay 2: Empty.",
    "Present: All staff. Apologies: None.",
    "Attendees: Stroke Team, Pharmacy, Physiotherapy.",
    "Admitted in May, home in June; on the ward since April.",
    "The ward was full. House rules. Price of care. Day centre.",
    "White cell count, Brown stool, Green tray, Black tongue.",
    "BP 120/80, SpO2 98%, HR 72, RR 14, T 36.8.",
    "WBC 11.2 CRP 118 Hb 102 plt 340. Na 138 K 4.2 eGFR 60.",
    "Waterlow 18, MUST 2, NEWS 3, GCS 15, Braden Score 12.",
    "ICD-10 E11.9, SNOMED 44054006.",
    "Hepatitis B, Vitamin D, Grade A, Type 2, C diff, E coli, X ray.",
    "Parkinson's disease, Crohn's disease, Down's syndrome.",
    "Zimmer frame, Foley catheter, Jackson-Pratt drain.",
    "Patrick's test is negative. Kelly clamp used.",
    "English, Polish and Welsh speakers; Muslim and Jewish prayers.",
    "Transferred to Leeds; lives in Yorkshire; born in Scotland.",
    "On Monday and on Good Friday, at Christmas and Easter.",
    "Started Sertraline, stopped Ramipril, Omeprazole continued.",
    "Yours sincerely",
    "Kind regards\n\nStroke Team",
    "With best wishes from all of us.",
    "Section 2 of the Act. Figure 3. Appendix A.",
    "I am well. I am Polish. This is Ward Seven.",
    "D/W family. Daughter visits daily. Wife is well. Son et Lumiere.",
    "Husband: Present. Wife: Unwell.",
    "His partner asked. Her mother, Thursday. Their son (age 9).",
    "Seen in Outpatients. Reviewed in Clinic. Called Ambulance.",
    "Post op day 2. Will need help. May go home. Still in pain.",
    "COPD, Asthma, Diabetes. TIA, CVA, MI. CT, MRI, Xray.",
    "Local Authority, Social Services, Primary Care Network.",
    "Action: Lead Nurse. Owner: Quality Board. Lead: Therapy.",
    "Ward round. Ward sister. Ward clerk. Ward Manager.",
    "Title: Falls Audit\n\nAuthor: Quality Improvement",
    "Doctor's orders. Nurse's station. Patient's view.",
    "Hip fracture, Colles fracture, Charcot foot.",
    "Norovirus - bay closed\nKlebsiella - isolated",
    "Physiotherapy - seen\n\nPharmacy - done\n\nMicrobiology - pending",
    "Old lady (72F), Young Man 43M, New Admission 72F",
    "Apologies: None from the Ward and Staff.",
    "| Drug | Dose |\n|---|---|\n| Tazocin | 4.5 g |",
    "Dear Colleague, Dear Sir, Dear All",
    "Seen in Rose Ward, Florence Nightingale Ward, Ward Snow, Mary Seacole Unit.",
    "Marie Curie nurse came. Marie Curie",
    "Bed 9 Norovirus. Father MI aged 54. Mark with care.",
    "CN VII palsy. CN Palsy. CN exam normal. CN reviewed.",
    "Pt: I.V. fluids. Patient: P.O. tablets. re: blood, results.",
    "She lives with Mum and Rose Ward staff. Partner: Unwell, tired.",
    "Haloperidol - stop\nCo-codamol - start\nTinzaparin - hold",
    "Waterlow - 18\nMUST - 2\nBarthel - 12",
    "Portacath - flushed\nStoma - working\nNews - 3",
    "Wash declined. Milk refused. Walk refused.",
    "Admitted on Christmas Eve. Write to ward.manager@home or @night.",
]
GOES = [
    ("Mr A. Whitfield came.", "A. Whitfield"),
    ("Mr A Whitfield came.", "A Whitfield"),
    ("Mrs J.A. Whitfield came.", "J.A. Whitfield"),
    ("MR A WHITFIELD CAME", "A WHITFIELD"),
    ("mr a whitfield came", "a whitfield"),
    ("mr robert whitfield c/o pain", "robert whitfield"),
    ("miss osei-tutu slept", "osei-tutu"),
    ("Mr An Tran came.", "An Tran"),
    ("Mr Hong On Lee came.", "Hong On Lee"),
    ("Mrs May Ward came.", "May Ward"),
    ("Mrs I. House came.", "I. House"),
    ("Mr Still came.", "Still"),
    ("Mr Post and Mrs Day came.", "Post"),
    ("Mr and Mrs Ferreira came.", "Ferreira"),
    ("MRS FERREIRA'S SON", "FERREIRA'S"),
    ("Mrs van der Meulen came.", "van der Meulen"),
    ("Mr Ll\u0177r ap Gwilym came.", "Ll\u0177r ap Gwilym"),
    ("Mr \u00d3 S\u00failleabh\u00e1in came.", "\u00d3 S\u00failleabh\u00e1in"),
    ("Mr Nguye\u0302\u0303n came.", "Nguye\u0302\u0303n"),
    ("Mr al-Sayed came.", "al-Sayed"),
    ("Mr Whitfield (Bob) came.", "Bob"),
    ("Mr Robert 'Bob' Whitfield came.", "Robert 'Bob' Whitfield"),
    ("Ms. Osei-Tutu, A. came.", "Osei-Tutu, A"),
    ("PARKER, Robert (Mr) came.", "PARKER, Robert"),
    ("SANTINO, Sophy (Miss) 84F", "SANTINO, Sophy"),
    ("Osei, Amara 12/03/1941", "Osei, Amara"),
    ("WHITFIELD Robert (Mr)", "WHITFIELD Robert"),
    ("Surname Osei Forename Amara", "Osei"),
    ("Name Siobhan D'Arcy", "Siobhan D'Arcy"),
    ("Pt name is siobhan d'arcy", "siobhan d'arcy"),
    ("Name of patient: Grace Bell", "Grace Bell"),
    ("Baby girl Osei fed well", "Osei"),
    ("Baby of Amara Osei", "Amara Osei"),
    ("Twin 1 Osei", "Osei"),
    ("Auntie Grace says no", "Grace"),
    ("Son-in-law Kwame called", "Kwame"),
    ("Fianc\u00e9 Kwame called", "Kwame"),
    ("his daughter May called", "May"),
    ("Amara (daughter) called", "Amara"),
    ("This lady, Amara Osei, slept", "Amara Osei"),
    ("D/W daughter (Amara Osei)", "Amara Osei"),
    ("Patient Osei slept. Pt Bell slept.", "Osei"),
    ("Bed 4 Osei awake", "Osei"),
    ("Bed 4: Grace Bell - awake", "Grace Bell"),
    ("PC 1234 Osei came", "Osei"),
    ("Social worker Kwame Osei came", "Kwame Osei"),
    ("CPN Grace Osei; HCA Grace came", "Grace Osei"),
    ("Seen by J Whitfield (OT)", "J Whitfield"),
    ("I reviewed Quillan Osei, who slept", "Quillan Osei"),
    ("Hi I am Quillan Osei", "Quillan Osei"),
    ("RE: QUILLAN OSEI, who slept", "QUILLAN OSEI"),
    ("Yours sincerely\n\nGrace Bell", "Grace Bell"),
    ("Present: A Bell (Chair), B Okoro, Dr C Ng", "A Bell"),
    ("Present: A Bell (Chair), B Okoro, Dr C Ng", "B Okoro"),
    ("cc: Grace Bell; Stroke Team", "Grace Bell"),
    ("Apologies:\nQuillan Osei\nGrace Bell", "Quillan Osei"),
    ("Osei refused tea.", "Osei"),
    ("Amara Osei\n\nslept", "Amara Osei"),
    ("1. Harding, Susan - bed blocker", "Harding, Susan"),
    ("Nowak, Zofia (bed 4): refused bloods", "Nowak, Zofia"),
    ("2. Whitfield, Tom \u2013 frequent flyer", "Whitfield, Tom"),
    ("HARDING Susan 72F bed blocker", "HARDING Susan"),
    ("Tom Whitfield (72F) refuses bloods", "Tom Whitfield"),
    ("May Hope (72F) refuses bloods", "May Hope"),
    ("An Nguyen, 43M, known diabetic", "An Nguyen"),
    ("Bay A\n\n3. Harding \u2013 bed blocker\n4. Okafor \u2013 slept", "Harding"),
    ("Bay A\n\n3. Harding \u2013 bed blocker\n4. Okafor \u2013 slept", "Okafor"),
    ("| Bed | Name |\n|---|---|\n| 3 | Harding |\n| 4 | Okafor |", "Okafor"),
    ("Bed\tName\tNotes\n3\tHarding\tbed blocker", "Harding"),
    ("Apologies: Harding, Okafor and Price. It was late.", "Price"),
    ("Will Long refused bloods", "Will Long"),
    ("Hope refused bloods", "Hope"),
    ("He is a bed blocker, Fotheringham says.", "Fotheringham"),
    ("Write to @dilwynthomas about it", "dilwynthomas"),
    ("zbyszek.kowalczyk@example.org: Hope, Kowalczyk is late", "Kowalczyk"),
    ("Mr Page's wife, Rose, complains of delays", "Rose"),
    ("partner: Kit, demanding", "Kit"),
    ("She lives with Rose and Bill, who are loud", "Rose"),
    ("She lives with Rose and Bill, who are loud", "Bill"),
    ("Pt: D.T. frequent flyer", "D.T"),
    ("re: harding, susan frequent flyer", "harding, susan"),
    ("CN Adeyemi reviewed", "Adeyemi"),
    ("Mr Quillfeather came. The Quillfeathers left", "Quillfeathers"),
    ("Harding, S. - bed blocker", "Harding, S"),
    ("3. Harding (bed 4): refused", "Harding"),
    ("Patient\tBed\nHarding\t3\nPrice\t4", "Price"),
    ("Rose, 72F, refused", "Rose"),
    ("Grace Long, aged 72, refuses", "Grace Long"),
    ("Pt D.T. refused", "D.T"),
    ("Present: Okafor, Nowak, Price and Bell.", "Price"),
    ('From: "Fotheringham, Cuthbert" <a@example.org>', "Fotheringham, Cuthbert"),
]


def _checked(document: Document) -> Checked:
    return Checked(document, "clinical", 1, (), (), Tone(1, 0, 0, ()))


def _hidden(text: str) -> str:
    return redact(Report("0", "0", (_checked(readers.read_text(text)),))).documents[0].document.text


@pytest.mark.parametrize("text", STAYS)
def test_what_is_nobody_stays(text: str) -> None:
    """Drugs, scans, services, wards, days, peoples, roles and ordinary words are left as they are."""
    assert _hidden(text) == text


@pytest.mark.parametrize(("text", "gone"), GOES)
def test_a_name_goes(text: str, gone: str) -> None:
    """Every letter of it is masked."""
    start = text.index(gone)

    assert not any(character.isalpha() for character in _hidden(text)[start : start + len(gone)])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mr Bell came. The bell rang. Bell slept.", f"Mr {MASK * 4} came. The bell rang. {MASK * 4} slept."),
        ("Mrs May came in May 2026. May refused tea.", f"Mrs {MASK * 3} came in May 2026. {MASK * 3} refused tea."),
        ("Mrs Ward left the Ward. We told Ward so.", f"Mrs {MASK * 4} left the Ward. We told {MASK * 4} so."),
        ("mr osei ate. osei slept, OSEI'S son", f"mr {MASK * 4} ate. {MASK * 4} slept, {MASK * 6} son"),
        ("Mr Smith: smith@example.org. Smith ate.", f"Mr {MASK * 5}: {MASK * 17}. {MASK * 5} ate."),
        ("Quillan Bell spoke. Mr Bell slept. Quillan ate", None),
    ],
)
def test_a_name_is_known_again(text: str, shown: str | None) -> None:
    """In any case, in addresses and as a possessive; one that is a word too only where it is meant."""
    hidden = _hidden(text)

    assert hidden == shown if shown else "Quillan" not in hidden


@pytest.mark.parametrize("title", ["Ward Round minutes", "Falls Clinic - notes", "Norovirus Audit", "Long Stay Review"])
def test_a_title_of_a_thing_stays(title: str) -> None:
    """What a paper is about is told."""
    hidden = redact(Report("0", "0", (_checked(readers.read("a.md", f"## {title}\n\nTea.".encode())),))).documents[0]

    assert hidden.document.title == title


@pytest.mark.parametrize(
    "title", ["Llinos Murgatroyd - clinic", "Tom Whitfield discharge summary", "Dorcas Ramsbottom clinic letter"]
)
def test_a_name_goes_from_a_title_as_from_a_path(title: str) -> None:
    """In the title, over every block, and in the text: a title is known in all of its file."""
    paper = readers.read("a.md", f"## {title}: story\n\n{title.split()[1]} slept.".encode())
    hidden = redact(Report("0", "0", (_checked(paper),))).documents[0].document

    assert not [word for word in title.split()[:2] if word in repr(hidden)]


def test_parts_of_a_file_know_the_same_names() -> None:
    """Rows of a table that come in parts: what one part introduces is masked in the next, and said once."""
    rows = ["Mr Quillfeather came.", "quillfeather slept.", "Quillfeather's son wept."]
    sources = [Source("t.csv", row=number) for number in range(len(rows))]
    parts = [
        _checked(replace(readers.read_text(row), source=source, format="table"))
        for row, source in zip(rows, sources, strict=True)
    ]
    known, texts, notes = NOBODY, [], []
    for part in parts:
        (made,), known = redact_file([replace(part, register=part.register)], known)
        texts.append(made.document.text)
        notes += made.document.warnings

    assert not [text for text in texts if "uillfeather" in text]
    assert len(notes) == 1
    assert {file_of(part.document) for part in parts} == {"t.csv"}


def test_a_part_without_a_name_of_its_own_is_private_too() -> None:
    """Once a part is about somebody, a later one is masked whatever it was taken for."""
    _, known = redact_file([_checked(readers.read_text("Mr Quillfeather came."))])
    later = replace(_checked(readers.read_text("Quillfeather slept.")), register="board")
    (made,), _ = redact_file([later], known)

    assert "Quillfeather" not in made.document.text


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("Ward Round/May 2026/falls audit.docx", "Ward Round/May 2026/falls audit.docx"),
        ("Stroke Team Minutes.docx", "Stroke Team Minutes.docx"),
        ("letters/Amara Osei discharge.docx", f"letters/{MASK * 5} {MASK * 4} discharge.docx"),
        ("Quillfeather.pdf", f"{MASK * 12}.pdf"),
    ],
)
def test_paths(path: str, shown: str) -> None:
    """Names go from a path, what the paper is about stays."""
    assert path_masked(path) == shown


LISTS = sorted((folder("wordlists") / "names").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=[path.stem for path in LISTS])
def test_a_list_is_sorted_and_unique(path) -> None:  # type: ignore[no-untyped-def]
    """One word a line, in order, in small letters, with its source on top."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]

    assert lines[0].startswith("# ")
    assert words == sorted(set(words))
    assert all(word == word.lower() and word == word.strip() and word for word in words)


def test_lists_agree() -> None:
    """A namesake is an ordinary word, a forename is none."""
    assert [word for word in listed("namesakes") if not is_ordinary(word)] == []
    assert [word for word in listed("forenames") if is_ordinary(word)] == []
    assert listed("does-too") <= listed("does")
    assert listed("kin-distant") <= listed("kin")


@pytest.mark.parametrize(
    "piece", ["a", "A", "A. ", "A. A ", "Mr ", "Bell, ", "Osei-", "van ", "Present: A, ", "(Bob) "]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    """Two hundred thousand letters made to lead a reader back and forth are read in seconds."""
    text = (piece * 200_000)[:200_000]
    start = time.process_time()
    see(fold(text))

    assert time.process_time() - start < 5
