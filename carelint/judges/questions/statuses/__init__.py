"""What words may be instead of an assertion, each status a module with one function.

In: a candidate. Out: the reason why nothing is asserted of anybody, or nothing. Marks and word classes decide; the
grammar is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from carelint.candidate import Candidate
from carelint.judges.questions.statuses.citations import cited
from carelint.judges.questions.statuses.denials import denied
from carelint.judges.questions.statuses.forms import left_open
from carelint.judges.questions.statuses.listings import listed
from carelint.judges.questions.statuses.names import named
from carelint.judges.questions.statuses.rights import granted
from carelint.vocabulary import Vocabulary

STATUSES: Mapping[str, Callable[[Candidate, Vocabulary], str]] = MappingProxyType(
    {
        "forms": left_open,
        "citations": cited,
        "listings": listed,
        "names": named,
        "denials": denied,
        "rights": granted,
    }
)
"""In the order in which they are asked."""
