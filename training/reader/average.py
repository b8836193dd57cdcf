"""Makes one reader of several that were taught the same passages in another order: the mean of their weights.

In: weights of readers that began from the same base model. Out: weights of the same names and shapes.

    python training/reader/average.py OUT.safetensors WEIGHTS.safetensors…

Wortsman and others, Model soups, ICML 2022: what such readers agree on stays, and it costs nothing when it reads.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file, save_file


def main() -> None:
    """Writes the mean."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("weights", type=Path, nargs="+")
    given = arguments.parse_args()
    readers = [load_file(path) for path in given.weights]
    mean = {name: np.mean([one[name] for one in readers], axis=0) for name in readers[0]}
    save_file({name: np.ascontiguousarray(values) for name, values in mean.items()}, given.out)
    print(f"{len(readers)} readers averaged")


if __name__ == "__main__":
    main()
