"""The report as one self-contained page: no network, readable without script, everything escaped.

In: a `Report`. Out: HTML. What the page looks like stands in reports/report.html.j2 and report.css.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import TYPE_CHECKING

from carelint.finding import Report
from carelint.ours import NAME
from carelint.resources import folder
from carelint.rule import FAMILIES
from carelint.writers.options import Options
from carelint.writers.page.brief import brief
from carelint.writers.page.view import FIRST, SPOTS, Page, page
from carelint.writers.voice import wording
from carelint.writers.voice.cited import cited
from carelint.writers.voice.judged import judged_by
from carelint.writers.voice.saying import as_read, offers

if TYPE_CHECKING:
    from jinja2 import Template


def write(report: Report, *, options: Options) -> str:
    """The report as an HTML page, or on one sheet where it is to be short."""
    if options.short:
        made = brief(report, options)
        return _template("summary").render(report=report, generator=NAME, brief=made, style=_data("report.css"))
    top = 1 if len(report.documents) == 1 else 2
    pages = [page(index, done, options, top=top) for index, done in enumerate(report.documents, 1)]
    script = _data("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template("report").render(
        report=report,
        generator=NAME,
        pages=pages,
        top=top,
        style=_data("report.css"),
        script=script,
        digest=digest,
        listed=sum(len(done.listed) for done in report.documents),
        levels_here=_levels(pages),
        families_here=_families(pages),
        cited=cited(entry.found for one in pages for _, some in one.families for entry in some),
    )


def _levels(pages: list[Page]) -> list[str]:
    """Levels that can be shown or hidden."""
    here = {entry.found.level.value for one in pages for _, some in one.families for entry in some}
    return [level for level in wording.LEVELS if level in here]


def _families(pages: list[Page]) -> list[str]:
    here = {family for one in pages for family, _ in one.families}
    own = (family for one in pages for family, _ in one.families)
    return [family for family in dict.fromkeys((*FAMILIES, *own)) if family in here]


def _data(name: str) -> str:
    return (folder("reports") / name).read_text(encoding="utf-8")


@functools.cache
def _template(name: str) -> Template:
    import jinja2  # 60 ms, only for this form

    environment = jinja2.Environment(
        autoescape=True,  # select_autoescape() leaves *.j2 unescaped
        loader=jinja2.FileSystemLoader(folder("reports")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["visible"] = wording.visible
    environment.filters["as_read"] = as_read
    environment.filters["offers"] = offers
    environment.filters["ended"] = wording.ended
    environment.globals.update(
        families=wording.FAMILIES,
        family_title=wording.family_title,
        judged_by=judged_by,
        levels=wording.LEVELS,
        faces=wording.FACES,
        kinds=wording.KINDS,
        registers=wording.REGISTERS,
        counted=wording.counted,
        spots_shown=SPOTS,
        first_shown=FIRST,
        id=id,
    )
    return environment.get_template(f"{name}.html.j2")
