"""Invented people of many origins, and the papers in which somebody's name stands.

In: nothing; the same people each time. Out: `PEOPLE`, and for each layout a function from a person to a document.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from carelint import readers
from carelint.document import Document
from carelint.readers.options import Options
from carelint.source import Source
from tests.specimens import docx, part

TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
SAID_FORENAMES = """
Robert Amara May Will An Grace Hope Siobhan Xiuying Oluwaseun Zbyszek Parveen Llinos Ieuan Fionnuala Kwabena
Adaora Ngozi Tendai Yewande Thuy Minh Haruka Jae-won Rukmini Devika Harbhajan Gurmeet Tasnim Ruqayya Dariusz
Halina Ilinca Bogdan Vasilis Eleni Anneliese Jörg Søren Ingeborg Maddalena Fabrizio Concepción Guadalupe Joaquim
Thandiwe Sipho Zachary Winifred Cuthbert Dorcas Ebenezer Florrie Gethin Hyacinth Rose Mark Jack Heather Iris
Noor Zeynep Aram Tigran
"""
SAID_SURNAMES = """
Whitfield Bell House Ward Price May Young Day Post Still Case Brown Okonkwo-Bell O'Neill D'Souza McAllister
Osei-Tutu Súilleabháin Nguyễn Gwilym Quillfeather Ferreira Okoro Adeyemi Mutasa Nkosi Tran Pham Takahashi Park
Lee Chan Wong Ng Patel Chaudhry Singh Kaur Begum Rahman Siddiqui Al-Sayed Haddad Yıldız Demirci Petrosyan
Kowalczyk Nowak Zieliński Popescu Ionescu Dimitrova Papadopoulos Müller Østergaard Lindqvist Rossi Bianchi
García Fernández Almeida Santos Thompson-Reid Fotheringham Llewellyn-Jones Cadwallader Murgatroyd Ramsbottom
Entwistle Postlethwaite Higginbotham Green White Black Wood Hill Cook Baker Fox Rice Moss Long Short Little Love
Grant Page Frost Lane Banks Rivers Snow
"""
COUNT = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does not exist."""

    title: str
    given: str
    surname: str

    @property
    def words(self) -> tuple[str, str]:
        """What no report may show."""
        return self.given, self.surname


def _people() -> tuple[Person, ...]:
    """Every surname at least twice and every forename at least thrice, in an order that stays."""
    draw = random.Random(20261127)
    given = (SAID_FORENAMES.split() * 4)[:COUNT]
    surnames = (SAID_SURNAMES.split() * 3)[:COUNT]
    draw.shuffle(given)
    draw.shuffle(surnames)
    return tuple(
        Person(TITLES[i % len(TITLES)], one, other) for i, (one, other) in enumerate(zip(given, surnames, strict=True))
    )


PEOPLE = _people()
SAID = "is a frequent flyer who did not take the tablets."
"""What the papers say of each; `frequent flyer` is the phrase that is shown with its sentence."""
TEXTS: Mapping[str, str] = {
    "clinic letter": "Re: {g} {s}, 12 Elm Road\n\nDear Dr Okafor,\n\nI reviewed {g} {s} in clinic. {t} {s} {said}",
    "GP letter": "Dear {t} {s},\n\nThank you for coming. Our letter said that {t} {s} {said}\n\nYours sincerely",
    "discharge summary": "Patient: {S}, {g}\nConsultant: Dr Okafor\n\n{t} {s} {said} {s} refused tea.",
    "handover list": "Bed 4: {g} {s} - a frequent flyer, awaiting bloods.\n\nBed 5: empty.",
    "handover in capitals": "BED 4 {S} {G} 84F. FREQUENT FLYER, see frequent flyer plan.",
    "text message": "Hi, this is {g} {s}. I read that I was called a frequent flyer.",
    "who somebody says he is": "I am {g} {s} and they wrote that I am a frequent flyer.",
    "e-mail header": "From: {g} {s} <{g}.{s}@example.org>\nTo: {s}, {g}\nSubject: review\n\nThe frequent flyer came.",
    "labels": "Surname: {s}\nForename: {g}\nUnit: Elm\n\nA frequent flyer.",
    "label and answer in small letters": "Name: {g_} {s_}\nUnit: elm\n\nA frequent flyer.",
    "all capitals": "{T} {G} {S} IS A FREQUENT FLYER. {T} {S} REFUSED TEA. The frequent flyer.",
    "small letters after a title": "mr {s_} c/o pain, frequent flyer, dr to review.",
    "surname first": "{S}, {g} ({t}) {said}",
    "surname first with a date": "{s}, {g} 12/03/1941 {said}",
    "initials": "{t} {i}. {s} {said} {t} {i} {s} slept.",
    "possessive": "{t} {s}'s daughter says that the frequent flyer is home.",
    "possessive in capitals": "{T} {S}'S DAUGHTER SAYS NO. The frequent flyer is home.",
    "relatives": "His daughter {g} says he is a frequent flyer. Next of kin: {g} {s} (wife).",
    "relative after the name": "{g} (daughter) called him a frequent flyer.",
    "list of people": "Present: {i} {s} (Chair), B Okoro, Dr C Ng\n\nThe frequent flyer was discussed.",
    "list in lines": "Apologies:\n{g} {s}\nB Okoro\n\nThe frequent flyer was discussed.",
    "signature": "The frequent flyer went home.\n\nYours sincerely\n\n{g} {s}\nConsultant",
    "letters after a name": "Seen by {g} {s} RGN. The frequent flyer slept.",
    "job before the name": "Seen by Nurse {s}. The frequent flyer slept.",
    "known as": "{t} {s}, known as {g}, {said}",
    "written to by e-mail": "{t} {s} {said}\n\nWrite to {g_}.{s_}@example.org or {s_}@example.org. {s} agreed.",
    "named again": "{t} {g} {s} was admitted. The ward sister told {s} that the frequent flyer list is long. {g} wept.",
    "nobody introduces the surname": "{s} is a frequent flyer.",
    "nobody introduces the forename": "The frequent flyer list names {g} too.",
}


def _text(layout: str, person: Person) -> Document:
    return readers.read_text(_said(TEXTS[layout], person), "paper.txt")


def _said(template: str, person: Person) -> str:
    given, surname, title = person.given, person.surname, person.title
    return template.format(
        g=given, s=surname, t=title, G=given.upper(), S=surname.upper(), T=title.upper(), g_=given.lower(),
        s_=surname.lower(), i=given[0], said=SAID,
    )  # fmt: skip


def _html(person: Person) -> Document:
    page = "<title>{g} {s}</title><h1>Letter about {t} {s}</h1><p>A frequent flyer. {g} wept.</p>"
    return readers.read("page.html", _said(page, person).encode())


def _cells(person: Person) -> Document:
    head = "<tr><th>Bed</th><th>Name</th><th>Note</th></tr>"
    page = f"<table>{head}<tr><td>4</td><td>{{s}} {{g}}</td><td>{{s}}: frequent flyer</td></tr></table>"
    return readers.read("page.html", _said(page, person).encode())


def _markdown(person: Person) -> Document:
    return readers.read("page.md", _said("# {g} {s}\n\n## {t} {s}\n\nA frequent flyer. {g} wept.", person).encode())


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _word(person: Person) -> Document:
    """Header, comment and title of a Word document."""
    head = part("hdr", _paragraph(_said("{t} {g} {s}", person)))
    note = _paragraph(_said("Ask {s} again. {g} knows.", person))
    comment = f'<w:comment w:id="1" w:author="{person.given}">{note}</w:comment>'
    made = docx(_paragraph("A frequent flyer."), parts={"header": head, "comments": part("comments", comment)})
    return readers.read("page.docx", _titled(made, f"{person.given} {person.surname}"), Options(comments=True))


def _titled(made: bytes, title: str) -> bytes:
    """The Word document with a title among its properties."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    )
    out = io.BytesIO(made)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("docProps/core.xml", core)
    return out.getvalue()


def _path(person: Person) -> Document:
    path = _said("wards/{s} {g}/letter_{t}_{s}.txt", person)
    return readers.read_text("A frequent flyer went home.", path)


def _attachment(person: Person) -> Document:
    text = _said("{t} {s} {said}", person)
    return replace(
        readers.read_text(text),
        source=Source("mail.eml", attachment=_said("{s_}-scan.txt", person)),
        warnings=(_said("the attachment {s}.png was left out", person),),
    )


def _row(person: Person) -> Document:
    """A row of a table whose ids are names."""
    text = _said("{s} {said}", person)
    return replace(readers.read_text(text), source=Source("ids.csv", row=2, id=person.surname), format="table")


FILES: Mapping[str, Callable[[Person], Document]] = {
    "HTML title and heading": _html,
    "cells of a table": _cells,
    "Markdown headings": _markdown,
    "Word header, comment and title": _word,
    "file name": _path,
    "attachment and warning": _attachment,
    "id of a row": _row,
}
LAYOUTS = (*TEXTS, *FILES)


def paper(layout: str, person: Person) -> Document:
    """The paper about somebody in a layout."""
    return _text(layout, person) if layout in TEXTS else FILES[layout](person)
