"""What is said of a whole paper: only what was seen, with the place; and «we saw no …» where nothing was.

In: a checked document. Out: a few sentences, none of them about a paper that is not about people.
"""

from __future__ import annotations

from collections.abc import Sequence

from carelint.finding import Checked, Section, Trace
from carelint.writers.voice.whereabouts import whereabouts_of
from carelint.writers.voice.wording import beginning, counted, nested, one_line

ENOUGH = 40
"""Words that a section needs before its balance says anything."""
PAPER = 150
"""Words below which a text is a fragment, of which no story can be expected."""
PLACES = 3
"""Places that are named."""
QUOTED = 60
"""Code points of the words that are quoted."""
MARKS = '“”"‘’ '
"""Quotation marks round what is quoted: ours take their place."""


def balance(done: Checked) -> str:
    """Where industry is densest, where care speaks strongest, whose story we saw and what people are asked."""
    return " ".join([*_densest(done), *_seen(done)])


def _densest(done: Checked) -> list[str]:
    sections = [one for one in done.tone.sections if one.words >= ENOUGH and one.heading]
    said = []
    industrial = max(sections, key=lambda one: one.industrial / one.words, default=None)
    if industrial and industrial.industrial > 1:
        share = _share(industrial, industrial.industrial)
        said.append(f"Industrial language is densest under “{industrial.heading}” ({share}).")
    care = max(sections, key=lambda one: one.care / one.words, default=None)
    if care and care.care:
        said.append(f"Care speaks strongest under “{care.heading}” ({_share(care, care.care)}).")
    return said


def _share(section: Section, count: int) -> str:
    return f"{count:,} in {section.words:,} words"


def _seen(done: Checked) -> list[str]:
    """Of a board paper about people: traces of a story and of a question; what we did not see, at the end."""
    tone = done.tone
    if done.register != "board" or done.words < PAPER or not tone.of_people:
        return []
    said, missed = [], []
    if tone.told:
        told = "Somebody’s story is told" if tone.story else "Somebody’s story may be told"
        said.append(f"{told}: {_places(done, tone.told)}.")
    else:
        missed.append("where somebody’s story is told")
    if tone.asked:
        said.append(f"People are asked something: {_places(done, tone.asked)}.")
    else:
        missed.append("where people are asked what matters to them")
    return [*said, f"We saw no place {' and none '.join(missed)}."] if missed else said


def _places(done: Checked, found: Sequence[Trace]) -> str:
    """The first of every kind, then others, none of them within another; each with its words, and how many more."""
    firsts = {one.kind: one for one in reversed(found)}
    chosen: list[Trace] = []
    for one in dict.fromkeys([*firsts.values(), *found]):
        if len(chosen) < PLACES and not any(one.start < other.end and other.start < one.end for other in chosen):
            chosen.append(one)
    said = "; ".join(_place(done, one) for one in sorted(chosen, key=lambda one: one.start))
    apart = [one for one in found if not any(one.start < it.end and it.start < one.end for it in chosen)]
    return said + (f"; and in {counted(len(apart), 'place', 'places')} more" if apart else "")


def _place(done: Checked, one: Trace) -> str:
    where = whereabouts_of(done.document, done.document.place_of(one.start, one.end), one.start)
    words = one_line(done.document.text[one.start : one.end]).strip(MARKS)
    return f"“{beginning(nested(words), QUOTED)}”" + (f" ({where})" if where else "")
