"""A shelf gives back what was put there, or nothing."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carelint.results.shelf import HOUR, LARGEST, ROOM, Shelf

KEY = "ab" + "0" * 62
OTHER = "ab" + "1" * 62


def _file(shelf: Shelf, key: str = KEY) -> Path:
    return shelf.folder / key[:2] / key[2:]


def test_gives_back_what_was_put(tmp_path: Path) -> None:
    """Also to a program that is started later."""
    Shelf(tmp_path).put(KEY, {"words": 3, "found": [[1, 2, "x"]]})

    assert Shelf(tmp_path).get(KEY) == {"words": 3, "found": [[1, 2, "x"]]}
    assert Shelf(tmp_path).get(OTHER) is None


def test_only_the_person_may_look(tmp_path: Path) -> None:
    """The folders are closed to others."""
    shelf = Shelf(tmp_path / "carelint" / "results")
    shelf.put(KEY, 1)

    assert _file(shelf).parent.stat().st_mode & 0o077 == 0


@given(at=st.integers(0, 200), bit=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_one_bit_that_is_another_is_noticed(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    """Wherever it is in the record."""
    shelf = Shelf(tmp_path_factory.mktemp("bits"))
    shelf.put(KEY, {"found": list(range(40))})
    kept = bytearray(_file(shelf).read_bytes())
    kept[at % len(kept)] ^= 1 << bit
    _file(shelf).write_bytes(bytes(kept))

    assert shelf.get(KEY) is None


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33, 60])
def test_a_record_that_was_cut_off_is_nothing(tmp_path: Path, length: int) -> None:
    """A disk may have been full, or a machine without power."""
    shelf = Shelf(tmp_path)
    shelf.put(KEY, {"found": list(range(40))})
    _file(shelf).write_bytes(_file(shelf).read_bytes()[:length])

    assert shelf.get(KEY) is None


def test_a_record_under_another_name_is_nothing(tmp_path: Path) -> None:
    """Somebody moved it."""
    shelf = Shelf(tmp_path)
    shelf.put(KEY, 1)
    os.replace(_file(shelf), _file(shelf, OTHER))

    assert shelf.get(OTHER) is None


def test_what_is_too_large_is_not_kept(tmp_path: Path) -> None:
    """And is no reason to stop."""
    shelf = Shelf(tmp_path)
    shelf.put(KEY, os.urandom(LARGEST).hex())  # letters that do not shrink to nothing

    assert shelf.get(KEY) is None
    assert not _file(shelf).exists()


@pytest.mark.parametrize("blocked", ["a file is in the way", "a folder is in the way"])
def test_a_folder_that_cannot_be_used_is_no_reason_to_stop(tmp_path: Path, blocked: str) -> None:
    """Nothing is kept then."""
    shelf = Shelf(tmp_path / "results")
    if "file" in blocked:
        shelf.folder.write_text("")
    else:
        _file(shelf).mkdir(parents=True)
    shelf.put(KEY, 1)

    assert shelf.get(KEY) is None


def test_is_bounded_and_the_oldest_goes(tmp_path: Path) -> None:
    """What was asked for stays, what is new stays, what nobody asked for goes."""
    shelf = Shelf(tmp_path)
    keys = [f"ab{n:062x}" for n in range(ROOM + 10)]
    for age, key in enumerate(keys):
        shelf.put(key, age)
        os.utime(_file(shelf, key), times=(1_000_000_000 + age, 1_000_000_000 + age))
    shelf.get(keys[10])  # noted as used today
    shelf.put(KEY, "new")
    left = list((tmp_path / "ab").iterdir())

    assert len(left) == ROOM
    assert shelf.get(KEY) == "new"
    assert shelf.get(keys[10]) == 10
    assert shelf.get(keys[11]) is None


def test_large_records_have_less_room(tmp_path: Path) -> None:
    """Bytes are bounded too."""
    shelf = Shelf(tmp_path)
    for n in range(20):
        shelf.put(f"ab{n:062x}", os.urandom(LARGEST // 2).hex())

    assert sum(one.stat().st_size for one in (tmp_path / "ab").iterdir()) <= 512 << 10


def test_what_was_left_half_done_is_cleared_away(tmp_path: Path) -> None:
    """Somebody pulled the plug in the middle; what another run is writing now stays."""
    shelf = Shelf(tmp_path)
    shelf.put(OTHER, 1)
    old, fresh = (tmp_path / "ab" / f"{n}.1.part" for n in (1, 2))
    for one in (old, fresh):
        one.write_bytes(b"half")
    os.utime(old, times=(time.time() - 2 * HOUR,) * 2)
    shelf.put(KEY, 2)

    assert not old.exists()
    assert fresh.exists()
