"""`carelint audit`: read a period's papers into a store, look at what is kept, and look after it.

In: nothing. Out: the group; its commands stand in modules of this folder, in the order in which help shows them.
"""

from __future__ import annotations

import click

from carelint.commands.audit import compare, keep, look, read, report


@click.group("audit")
def command() -> None:
    """Keep what a period's papers say, so that an organisation can see how its language is moving.

    Example: carelint audit run papers/ --period 2026-Q3
    """


for one in (
    read.run,
    compare.compare,
    report.report,
    look.list_,
    look.show,
    keep.export,
    keep.backup,
    keep.check,
    keep.forget,
):
    command.add_command(one)
