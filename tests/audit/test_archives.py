"""Zip files: what in them is a paper, what is refused, and that nothing in one can do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from carelint.audit import archives
from carelint.errors import UnreadableError
from carelint.limits import Limits

SUFFIXES = (".md", ".docx")


def _zip(path: Path, names: dict[str, bytes], **changes: object) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in changes.items():
                setattr(info, key, value)
            archive.writestr(info, data)
    return str(path)


def test_what_is_a_paper(tmp_path: Path) -> None:
    """By its suffix, in order, as in a folder: hidden files and those of tools are none."""
    names = ["b/two.MD", "a.docx", "photo.jpg", ".hidden.md", "__MACOSX/a.docx", "x/~$a.docx", "../out.md", "in.zip"]
    path = _zip(tmp_path / "pack.zip", {name: name.encode() for name in names})
    found = archives.members(path, SUFFIXES, Limits())

    assert [one.name for one in found if not one.refused] == ["a.docx", "b/two.MD"]
    assert {one.name for one in found if one.refused} == {"in.zip"}
    assert archives.load(path, "b/two.MD", Limits()) == b"b/two.MD"


@pytest.mark.parametrize(
    ("data", "limits", "said"),
    [
        (b"0" * (3 << 20), Limits(), "grow too much"),
        (b"0" * (3 << 20), Limits(file_mb=2), "larger than 2 MB"),
    ],
)
def test_a_paper_that_is_refused(data: bytes, limits: Limits, said: str, tmp_path: Path) -> None:
    """It is named with the reason, and the others are read."""
    path = _zip(tmp_path / "pack.zip", {"bad.md": data, "good.md": b"words"})
    found = {one.name: one.refused for one in archives.members(path, SUFFIXES, limits)}

    assert said in found["bad.md"]
    assert found["good.md"] == ""


def test_a_size_that_lies(tmp_path: Path) -> None:
    """What is unpacked is counted, whatever the directory says."""
    whole = Path(_zip(tmp_path / "pack.zip", {"bad.md": b"0" * (3 << 20)})).read_bytes()
    small = whole.replace((3 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (tmp_path / "lies.zip").write_bytes(small)

    assert small != whole
    with pytest.raises(UnreadableError):
        archives.load(str(tmp_path / "lies.zip"), "bad.md", Limits(file_mb=1))


def test_two_of_one_name(tmp_path: Path) -> None:
    """Nobody could tell which was meant."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.md", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.md", "two")
    (tmp_path / "pack.zip").write_bytes(data.getvalue())

    with pytest.raises(UnreadableError, match="same name"):
        archives.members(str(tmp_path / "pack.zip"), SUFFIXES, Limits())


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_what_is_no_zip_file(data: bytes, tmp_path: Path) -> None:
    """It is unread, with a reason."""
    (tmp_path / "pack.zip").write_bytes(data)

    with pytest.raises(UnreadableError, match="damaged"):
        archives.members(str(tmp_path / "pack.zip"), SUFFIXES, Limits())
