"""The learned reader reads the same whatever else is read, never beyond its sentence, and says what it was taught."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carelint import learned
from carelint.likeness import TAUGHT
from carelint.resources import folder
from carelint.rule import REGISTERS

ODD = [
    "",
    " ",
    "\n",
    "\U0001f600",
    "e\u0301te\u0301",
    "\u202ebed 24\u202c",
    "\ufffd",
    "x" * 5_000,
    "bed " * 900,
    "病床",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text(text: str) -> None:
    """Nothing, marks, other scripts, endless words: read, or left unread, without a crash."""
    assert all(0 <= one.start < one.end <= len(text) for one in learned.read([(text, "board")])[0])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_pieces_stand_in_their_sentence(text: str) -> None:
    """In order, within the text, each with a probability for every family."""
    (reading,) = learned.read([(text, "clinical")])

    assert all(0 <= one.start < one.end <= len(text) for one in reading)
    assert [one.start for one in reading] == sorted(one.start for one in reading)
    assert all(len(one.families) == len(TAUGHT) and 0 <= one.any <= 1.01 for one in reading)


@pytest.mark.parametrize("register", REGISTERS)
def test_alone_or_among_others(register: str) -> None:
    """The same numbers in a call with others, and in a process that reads nothing else."""
    text = "Bed 11 could do with the commode, and two hips are waiting."
    others = [("The kettle is broken.", "board"), (text.upper(), register), ("He fell, " * 40, "clinical")]
    among = learned.read([others[0], (text, register), *others, (text, register), *others * 9])
    code = f"from carelint.learned import read; print(repr(read([({text!r}, {register!r})])[0]))"
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert (alone.stdout.strip(), alone.stderr) == (repr(among[1]), "")
    assert among[1] == among[5]


@pytest.mark.parametrize("pack", [1, 64, 2_000])
def test_however_many_share_a_call(pack: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same numbers, in whatever order they come: what is read beside a sentence leaves no trace in it."""
    texts = ["Bed 11 could do with the commode.", "Chase the two hips.", "He fell, " * 40, "", "The kettle is broken."]
    some = [(text, register) for text in texts for register in REGISTERS]
    usual = learned.read(some)
    monkeypatch.setattr(learned, "PACK", pack)

    assert learned.read(some) == usual
    assert learned.read(some[::-1]) == usual[::-1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_forked_process_reads_on() -> None:
    """With what its parent has loaded, and the same numbers."""
    code = (
        "import os; from carelint.learned import read; one = [('Bed 11 could do with the commode.', 'clinical')]\n"
        "first = read(one); child = os.fork()\n"
        "if not child: os._exit(0 if read(one) == first else 7)\n"
        "raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )

    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 0


def test_half_of_it_leaves_the_rest_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where three layers see nothing; the whole would see as little."""
    quiet, charged = "The kettle in the kitchen was mended on Tuesday.", "Bed 11 could do with the commode."
    seen, told = learned.read([(quiet, "board"), (charged, "clinical")])
    monkeypatch.setattr(learned, "CHARGED", 0.0)
    (whole,) = learned.read([(quiet, "board")])

    assert max(one.any for one in seen) < 0.1
    assert max(one.any for one in whole) < 0.1
    assert seen != whole, "the kettle was read to the end"
    assert max(one.any for one in told) > 0.9


def test_a_look_by_itself() -> None:
    """What it calls quiet reads like nothing; a text without a word is."""
    texts = ["The kettle in the kitchen was mended on Tuesday.", "Bed 11 could do with the commode.", ""]
    some = [(text, "clinical") for text in texts]

    assert learned.charged(some) == [False, True, False]
    assert max(one.any for one in learned.read(some)[0]) < learned.CHARGED


def test_what_lies_nearest() -> None:
    """Two phrases of the family that is asked for, each taught as one of it."""
    text = "Bed 11 could do with the commode."
    phrases = (folder("taught") / "phrases.txt").read_text(encoding="utf-8").splitlines()
    found = learned.nearest(text, "clinical", 0, 6, "objectifying")

    assert len(set(found)) == learned.NEAREST
    assert set(found) <= set(phrases)


def test_the_card_is_the_readers_own() -> None:
    """The hash that reports carry is that of the bundled files."""
    home = folder("taught")
    said = json.loads((home / "card.json").read_text(encoding="utf-8"))

    assert said == {name: hashlib.sha256((home / name).read_bytes()).hexdigest() for name in said}
    assert {"half.onnx", "rest.onnx", "tokenizer.json"} == set(said)


def test_it_is_small() -> None:
    """What everybody installs."""
    assert sum((folder("taught") / name).stat().st_size for name in (learned.HALF, learned.REST)) < 18_000_000


@pytest.mark.usefixtures("rulebook")  # compiled before: that takes numpy
@pytest.mark.parametrize("text", ["The kettle was mended.", "The board met on Tuesday and agreed the minutes."])
def test_it_is_loaded_only_where_a_sentence_needs_it(text: str) -> None:
    """A text of which no sentence weighs enough costs neither its libraries nor spaCy."""
    code = (
        "import sys, carelint; carelint.check_text(sys.argv[1], register='board'); "
        "print(sorted({'onnxruntime', 'tokenizers', 'numpy', 'spacy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
