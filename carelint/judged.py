"""By what documents were judged, and what is said of it when somebody asks: hashes take their time.

In: the rulebooks and settings of a run. Out: the hash of its dictionary, and its `Provenance`.
"""

from __future__ import annotations

from collections.abc import Sequence

from carelint.finding import Provenance
from carelint.rulebook import Rulebook
from carelint.settings import Settings

Terms = tuple[Rulebook, Settings]
"""By what a document is judged."""


def dictionary(judged: Sequence[Terms]) -> str:
    """The hash of the dictionary and rules that judged; of all of them, where folders have their own."""
    if len({id(rulebook) for rulebook, _ in judged}) == 1:
        return judged[0][0].digest[:12]
    from carelint.provenance import dictionary as of_all

    return of_all(judged)


def provenance(judged: Sequence[Terms], rules: frozenset[str]) -> Provenance:
    """What judged, for forms that say it."""
    from carelint.provenance import provenance as of_run  # only for them

    return of_run(judged, rules)
