"""Names findings so that they are known again when lines move.

In: a rule and a sentence for each finding of a document, in order. Out: a hash for each.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator


def fingerprints(findings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A hash for each rule and sentence, counting how often the two have met before.

    A hash tells nobody what was hashed, but it lets him confirm a guess: with «Mr █████ is difficult.» before his eyes
    he can try every surname, and every NHS number in an hour. So the hash of a masked sentence is made from its mask
    (see `redact`), and holds no more than is shown. A secret salt would do the same and part one machine from another.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for rule, sentence in findings:
        seen[rule, sentence] += 1
        said = f"{rule}\0{sentence}\0{seen[rule, sentence]}"
        yield hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:20]
