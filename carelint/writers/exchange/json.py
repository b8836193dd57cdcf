"""The report as JSON, one object a run; reports/report.schema.json says what each key holds.

In: a `Report`. Out: JSON text in ASCII, so that nothing in a document can act on who reads it.
"""

from __future__ import annotations

import json

from carelint.finding import Report
from carelint.report_json import as_dict
from carelint.writers.options import Options


def write(report: Report, *, options: Options) -> str:
    """The report as JSON."""
    return json.dumps(as_dict(report), indent=2, ensure_ascii=True) + "\n"
