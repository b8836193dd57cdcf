"""The report as one self-contained page: no script, no network, readable on paper and on a telephone.

In: an `Account`. Out: HTML. What it looks like stands in reports/audit.html.j2, report.css and audit.css.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from carelint.audit.comparing.rates import FEW
from carelint.audit.comparing.telling import figure
from carelint.audit.reporting import drawing
from carelint.audit.reporting.account import PATIENTS, QUESTIONS, STAFF, Account, few
from carelint.ours import NAME
from carelint.resources import folder
from carelint.rule import ANSWERS
from carelint.writers.voice import wording

if TYPE_CHECKING:
    from jinja2 import Template

WHOM = (
    (PATIENTS, "About patients, and those close to them"),
    (STAFF, "About those who work here"),
    ("", "Where the words alone do not say about whom"),
)
"""Whom words are about → the heading over them."""
SHOWN = 12
"""Phrases of each kind that stand in the open; the rest can be unfolded."""


def write(account: Account) -> bytes:
    """The page."""
    faces = drawing.drawings(account.pathologies)
    answers = drawing.drawings(account.answers)
    made = _template().render(
        account=account,
        generator=NAME,
        style=_data("report.css") + _data("audit.css"),
        pairs=list(zip(faces, answers, strict=False)),
        kinship=answers[len(faces) :],
        wordings=[(name, [one for one in account.wordings if one.about == whom]) for whom, name in WHOM],
        questions=QUESTIONS,
    )
    return made.encode("utf-8", "replace")


def _data(name: str) -> str:
    return (folder("reports") / name).read_text(encoding="utf-8")


@functools.cache
def _template() -> Template:
    import jinja2  # 60 ms, only for this form

    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.FileSystemLoader(folder("reports")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["visible"] = wording.visible
    environment.globals.update(
        answered=ANSWERS, faces=wording.FACES, counted=wording.counted, figure=figure, few=few, least=FEW,
        band=drawing.band, line=drawing.line, wide=drawing.WIDE, high=drawing.HIGH, foot=drawing.FOOT,
        left=drawing.LEFT, right=drawing.RIGHT, shown=SHOWN,
    )  # fmt: skip
    return environment.get_template("audit.html.j2")
