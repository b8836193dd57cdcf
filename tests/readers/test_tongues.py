"""What is not English is said; short texts, names, numbers and shorthand are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint import readers
from carelint.cli import run
from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.readers.parts import known
from carelint.readers.parts.tongues import NOBODYS, PERHAPS, _foreign, small_words
from carelint.resources import folder
from tests.specimens import docx

ENGLISH = (
    "The ward met on Monday and spoke about the winter. People told us that they had waited too long for a bed, and "
    "that nobody had asked them what mattered to them. We will call each of them in the new year."
)
LEAFLETS = {
    "Welsh": "Mae'r ward yn brysur ac mae llawer o bobl yn aros am le i fynd adref. Bydd y bwrdd yn trafod y gaeaf a "
    "sut y gallwn ofalu am bobl yn well. Mae'r staff wedi blino ac mae angen mwy o gefnogaeth arnynt.",
    "Irish": "Tá an barda lán agus tá go leor daoine ag fanacht le háit. Pléifidh an bord an geimhreadh agus conas is "
    "féidir linn aire níos fearr a thabhairt do dhaoine. Tá an fhoireann tuirseach agus níl dóthain tacaíochta acu.",
    "German": "Die Station ist voll und viele Patienten warten auf einen Platz. Der Vorstand bespricht den Winter und "
    "wie wir besser für Menschen sorgen. Das Personal ist müde und braucht mehr Hilfe.",
    "French": "Le service est plein et beaucoup de patients attendent une place. Le conseil parle de l’hiver et de la "
    "manière dont nous pouvons mieux prendre soin des personnes. Les équipes sont fatiguées et ont besoin d’aide.",
    "Polish": "Oddział jest pełny i wielu pacjentów czeka na miejsce. Zarząd omawia zimę oraz to, jak możemy lepiej "
    "dbać o ludzi. Personel jest zmęczony, nie ma dość czasu i potrzebuje większego wsparcia od nas.",
    "Spanish": "La sala está llena y muchos pacientes esperan una cama. La junta habla del invierno y de cómo podemos "
    "cuidar mejor a las personas. El personal está cansado y necesita más apoyo de todos nosotros.",
    "Italian": "Il reparto è pieno e molti pazienti aspettano un posto. Il consiglio parla dell'inverno e di come "
    "possiamo prenderci più cura delle persone. Il personale è stanco e non ha abbastanza aiuto da noi.",
    "Portuguese": "A enfermaria está cheia e muitos doentes esperam por uma cama. O conselho fala do inverno e de como "
    "podemos cuidar melhor das pessoas. Os funcionários estão cansados e não têm apoio que chegue.",
    "Romanian": "Secția este plină și mulți pacienți așteaptă un pat. Consiliul vorbește despre iarnă și despre cum "
    "putem avea mai multă grijă de oameni. Personalul este obosit și nu are destul sprijin din partea noastră.",
    "Urdu": "وارڈ بھرا ہوا ہے اور بہت سے لوگ گھر جانے کی جگہ کا انتظار کر رہے ہیں۔ بورڈ سردیوں پر بات کرے گا "
    "اور یہ کہ ہم لوگوں کی بہتر دیکھ بھال کیسے کر سکتے ہیں۔",
    "Arabic script": "القسم ممتلئ وكثير من الناس ينتظرون مكانا. يناقش المجلس فصل الشتاء وكيف يمكننا أن نعتني بالناس "
    "بشكل أفضل. الموظفون متعبون ويحتاجون إلى المزيد من الدعم منا جميعا.",
    "Cyrillic script": "Відділення переповнене, і багато людей чекають на місце. Рада обговорює зиму і те, як ми "
    "можемо краще дбати про людей. Персонал втомлений і потребує більшої підтримки від нас усіх.",
}
SILENT = {
    "English": ENGLISH,
    "a greeting": "Croeso i'r ward.",
    "a short note": "Der Patient ist müde.",
    "shorthand": "Pt c/o SOB, hx HTN, T2DM. Rx furosemide 40 mg PO OD, ramipril 5 mg PO OD, Na 138, K 4.2, Cr 90. "
    "Lungs clear bilat, abdo soft nontender, no oedema. Plan: IV abx, bloods, CXR, ECG. Rv am. W/ family PM. NAD.",
    "numbers": "| Ward | Sep | Oct |\n|---|---|---|\n" + "| 7 | 31 | 28 |\n" * 30,
    "names": "Ana de Souza, Jan van der Berg, Maria del Carmen, Luis de la Rue, Otto von der Au, Piet de Vries, "
    "Rosa dos Santos, Anne le Goff, Carlos el Hadi, Ines das Neves, Jean du Pont, Elsa von Au.",
    "medicines": "Amlodipine, ramipril, metformin, gliclazide, furosemide, spironolactone, bisoprolol, atorvastatin, "
    "clopidogrel, omeprazole, paracetamol, codeine, senna, lactulose, salbutamol, tiotropium, insulin, warfarin.",
    "medicines as a sentence": "Amlodipine od ramipril od metformin bd gliclazide od furosemide od bisoprolol od "
    "atorvastatin on clopidogrel od omeprazole od codeine prn senna bd.",
    "medicines, each a sentence": "Amlodipine. Ramipril. Metformin. Gliclazide. Furosemide. Bisoprolol. " * 5,
    "telegrams": "Patient tired. Chest clear. Abdomen soft. Bowels open. Mobilising well. Slept poorly. " * 5,
    "abbreviations": "pt sob oe creps bibasal abdo snt bs present cvs hs normal nil added neuro gcs fifteen perrla "
    "plan ivabx cxr ecg bloods rv am nbm ngt catheterised uop monitored fluid balance.",
    "Latin": "Primum non nocere, post hoc ergo propter hoc, pro re nata, ante mortem.",
    "names from Spain": "Carlos el Hadi, José de los Santos, Maria del Carmen, Luis de la Rue, Pedro el Moro.",
    "one word": "Medicación",
    "code": "def read(data): return parse(data)\nfor line in lines: yield line.strip()\nprint(x, y, z)\n" * 5,
    "a name in another script": "Людмила Петренко",
    "names in another script in English": ENGLISH + "\n\n- Людмила Петренко\n- محمد\n- 王小明\n- ਗੁਰਪ੍ਰੀਤ\n\n" + ENGLISH,
    "a word of another script in English": ENGLISH + " She said хватит, and wrote ευχαριστώ on the card.",
    "signs of statistics": "| β | χ² | μ | σ |\n|---|---|---|---|\n" + "| 0.1 | 3.2 | 7 | 1 |\n" * 9,
    "words of another language in English": ENGLISH * 4 + " She said «je ne sais pas pourquoi mais ils ont raison».",
}
SIGNS = {
    "Arabic script": "المريض يرفض تناول الدواء والممرضة غاضبة منه لأنه لا يستمع إليها.",
    "Punjabi": "ਮਰੀਜ਼ ਦਵਾਈ ਲੈਣ ਤੋਂ ਇਨਕਾਰ ਕਰਦਾ ਹੈ।",
    "Hindi, Marathi or Nepali": "रोगी दवा लेने से इनकार करता है।",
    "Bengali or Assamese": "রোগী ওষুধ খেতে অস্বীকার করে।",
    "Chinese or Japanese": "患者拒绝服药，护士很生气。",
    "Korean": "환자가 약을 먹기를 거부합니다.",
    "Cyrillic script": "Пациент отказывается принимать лекарства.",
    "Greek": "Ο ασθενής αρνείται να πάρει τα φάρμακα.",
    "Hebrew script": "החולה מסרב לקחת את התרופות.",
    "Urdu": "مریض دوا لینے سے انکار کرتا ہے۔",
    "Thai": "ผู้ป่วยปฏิเสธที่จะกินยา",
}
"""One sentence is enough: no shorthand is written so."""
SENTENCES = {
    "Welsh": "Mae'r claf yn gwrthod cymryd ei feddyginiaeth ac mae'r nyrs yn ddig.",
    "Polish": "Pacjent nie chce brać leków i jest bardzo agresywny wobec personelu.",
    "Spanish": "El paciente se niega a tomar la medicación y es muy difícil.",
    "Portuguese": "O paciente recusa a medicação e não quer falar com a enfermeira.",
    "Romanian": "Pacientul refuză să ia medicamentele și este foarte agresiv cu personalul.",
    "Turkish": "Hasta ilaçlarını almayı reddediyor ve çok zor bir hasta olarak biliniyor.",
    "Somali": "Bukaanku wuu diiday inuu qaato daawada oo aad buu u adag yahay.",
    "Dutch": "De patiënt weigert zijn medicijnen te nemen en is erg lastig voor het personeel.",
    "Italian": "Il paziente rifiuta i farmaci e non vuole parlare con gli infermieri della corsia.",
    "German": "Der Patient verweigert die Medikamente und ist sehr schwierig für das Personal.",
    "French": "Le patient refuse de prendre ses médicaments et il est très difficile avec les infirmières.",
}
REPEATED = {
    "German": "Der Patient verweigert die Medikamente.",
    "French": "Le patient refuse les médicaments.",
    "Polish": "Pacjent odmawia leków i jedzenia.",
    "Spanish": "El paciente se niega a tomar la medicación.",
}


def read(text: str, name: str = "a.md") -> Document:
    return readers.read(name, text.encode())


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_silent(text: str) -> None:
    """Nothing is said of what is English, short, or no prose."""
    assert read(text).warnings == ()


@pytest.mark.parametrize("language", LEAFLETS)
def test_another_language_is_unread(language: str, tmp_path: Path) -> None:
    """Clean would be a lie: nothing of it was understood."""
    paper = tmp_path / "paper.md"
    paper.write_text(f"# Board paper 7\n\n{LEAFLETS[language]}\n", encoding="utf-8")

    with pytest.raises(UnreadableError, match=f"it is mostly in {language}, and carelint reads English"):
        read(paper.read_text(encoding="utf-8"))
    assert run(["check", str(paper)]) == 2


@pytest.mark.parametrize("language", SIGNS)
def test_a_sentence_in_another_script_is_unread(language: str) -> None:
    """Also one that stands alone, and by the name of its language."""
    with pytest.raises(UnreadableError, match=f"it is mostly in {language}, and"):
        read(SIGNS[language])


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_in_another_language_is_named(language: str) -> None:
    """It was not understood, and nobody is told that nothing was noticed."""
    assert read(SENTENCES[language]).warnings == (f"it seems to be in {language}, which was not understood",)


@pytest.mark.parametrize("between", [" ", "\n\n"])
@pytest.mark.parametrize("language", REPEATED)
def test_one_sentence_again_and_again_is_unread(language: str, between: str) -> None:
    """Few different words, and hardly one of them English."""
    with pytest.raises(UnreadableError, match="in another language|hardly any of it is English|mostly in"):
        read(between.join([REPEATED[language]] * 10))


def test_without_the_list_of_english_words_nothing_more_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "english", frozenset)

    assert read(SENTENCES["Polish"]).warnings == ()


def test_a_sentence_in_another_script_beside_english_is_named() -> None:
    (warning,) = read(f"{ENGLISH}\n\n{SIGNS['Arabic script']}\n").warnings

    assert "about 11 of its" in warning
    assert "words are in Arabic script" in warning


@pytest.mark.parametrize("language", LEAFLETS)
def test_a_paper_in_two_languages_is_checked_and_says_so(language: str) -> None:
    """The English half is read; where the other stands is said in the terms of the document."""
    document = read(f"{ENGLISH}\n\n{LEAFLETS[language]}\n")

    (warning,) = document.warnings
    assert f"words are in {language} and were not understood (line 3)" in warning


def test_short_lines_are_taken_together() -> None:
    """A list in Welsh has no line that could be told by itself."""
    lines = LEAFLETS["Welsh"].replace(". ", " ").split()
    items = "\n".join("- " + " ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))

    with pytest.raises(UnreadableError, match="Welsh"):
        read(items)


def test_places_in_word_are_paragraphs() -> None:
    said = [ENGLISH, LEAFLETS["Welsh"], LEAFLETS["Welsh"]]
    document = readers.read("a.docx", docx("".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in said)))

    assert "(between paragraphs 2 and 3)" in document.warnings[0]


def test_a_language_that_has_no_list_is_not_passed_over() -> None:
    """Latin stands for all that no list knows."""
    latin = "Gallia est omnis divisa in partes tres quarum unam incolunt Belgae aliam Aquitani tertiam Celtae. " * 5

    with pytest.raises(UnreadableError, match="hardly any of it is English, and carelint reads English"):
        read(latin)


def test_each_row_of_a_table_is_told_by_itself(tmp_path: Path) -> None:
    """A row that could not be understood is named, the others are checked."""
    paper = tmp_path / "a.csv"
    paper.write_text(f'id,note\n1,"{ENGLISH}"\n2,"{LEAFLETS["Polish"]}"\n', encoding="utf-8")

    assert run(["check", str(paper), "--column", "note", "--id-column", "id"]) == 2


def test_the_lists_are_sorted_and_apart_from_english() -> None:
    """As every list of words here."""
    lines = (folder("wordlists") / "languages.txt").read_text(encoding="utf-8").splitlines()
    lists = {name: words.split() for name, words in (line.split(": ") for line in lines if line[0] != "#")}
    shared = {*lists["English"], *lists[NOBODYS]}

    assert all(words == sorted(set(words)) for words in lists.values())
    assert not [(name, shared & {*words}) for name, words in list(lists.items())[2:] if shared & {*words}]
    assert set(small_words()) == set(lists) - {NOBODYS}


def test_the_cheap_look_sees_every_letter_of_another_script() -> None:
    """It may see more, never less; and nothing in plain English typography."""
    every = map(chr, range(0x10000))

    assert [letter for letter in every if _foreign().match(letter) and not PERHAPS.match(letter)] == []
    assert not PERHAPS.search("caf\u00e9 \u2013 \u201cten\u00b0\u201d \u2192 \u20ac5, \u2022 x\u00b2")
