"""Plants changes in invented archives and looks what a comparison of quarters finds of them, and what it makes up.

python benchmarks/comparing.py [ARCHIVES]

In: how many archives, 200 if left out. Out: a line for each that was not found or is not true, and the sums; exit code
1 where something planted was not found. `tests/audit/comparing/test_planted.py` runs twenty of them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from carelint.audit.comparing.comparison import claims, compare
from carelint.audit.comparing.volume import volume
from carelint.audit.store import Store
from tests.audit.planted import PLANTED, QUARTERS, Archive, missed_and_wrong


def main() -> int:
    """All of them, in one store, a year to each."""
    archives = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    missed, wrong, papers, begun = Counter[str](), Counter[str](), 0, time.process_time()
    with tempfile.TemporaryDirectory() as folder, Store.open(f"{folder}/audit.db", make=True) as store:
        for seed in range(archives):
            archive = Archive(seed)
            with store.writing() as connection:
                for quarter, change in QUARTERS:
                    archive.put_at_once(connection, f"{2000 + seed}-{quarter}", change)
            with store.reading() as connection:
                volumes = {quarter: volume(connection, f"{2000 + seed}-{quarter}") for quarter, _ in QUARTERS}
            papers += sum(len(one.papers) for one in volumes.values())
            for pair in PLANTED:
                gone, made_up = missed_and_wrong(claims(compare(volumes[pair[0]], volumes[pair[1]])), pair)
                missed.update(gone)
                wrong.update(made_up)
                if gone or made_up:
                    print(f"archive {seed}, {' and '.join(pair)}: not found {sorted(gone)}, not true {sorted(made_up)}")
    planted = archives * sum(len(wanted) for wanted, _ in PLANTED.values())
    print(f"{archives} archives, {papers:,} papers, {archives * len(PLANTED)} comparisons")
    print(f"{planted - missed.total():,} of {planted:,} planted changes found; {wrong.total()} claims are not true")
    print(f"{time.process_time() - begun:.0f} s of the processor")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
