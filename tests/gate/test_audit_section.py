"""The `audit:` section of settings: names count from the file, and no password stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.auditing import Auditing
from carelint.errors import SettingsError
from carelint.settings import Resolver


def _said(folder: Path, text: str) -> Auditing:
    (folder / "settings.yaml").write_text(text)
    return Resolver({}, folder / "settings.yaml").settings_for("-").audit


def test_names_count_from_the_file(tmp_path: Path) -> None:
    """Also of folders that are not there now: a share may be away, and checks go on."""
    said = _said(
        tmp_path, "audit: {folders: [papers, /srv/other], store: kept/a.db, committees: {q/: Quality}, context: true}"
    )

    assert said == Auditing(
        folders=(str(tmp_path / "papers"), "/srv/other"),
        store=str(tmp_path / "kept/a.db"),
        committees=(("q/", "Quality"),),
        context=True,
    )
    assert _said(tmp_path, "audit: {folders: papers}").folders == (str(tmp_path / "papers"),)
    assert _said(tmp_path, "audit: {store: 'postgresql://me@server/db'}").store == "postgresql://me@server/db"
    assert _said(tmp_path, "register: board") == Auditing()


def test_the_nearest_file_decides_key_by_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it leaves out is left to the farther one."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "ward").mkdir()
    (tmp_path / ".carelint.yaml").write_text("audit: {folders: papers, context: true}")
    (tmp_path / "ward" / ".carelint.yaml").write_text("audit: {context: false}")
    monkeypatch.chdir(tmp_path / "ward")
    said = Resolver().settings_for("-").audit

    assert (said.folders, said.context) == ((str(tmp_path / "papers"),), False)


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("audit: {store: 'postgresql://me:secret@server/db'}", "store", "password"),
        ("audit: {folder: papers}", "folder", "no such key"),
        ("audit: {context: perhaps}", "context", "true or false"),
        ("audit: {committees: [q]}", "committees", ""),
        ("audit: papers", "audit", ""),
    ],
)
def test_what_cannot_stand_there(text: str, key: str, said: str, tmp_path: Path) -> None:
    """It is told with file, line and key."""
    with pytest.raises(SettingsError) as raised:
        _said(tmp_path, text)

    (one,) = raised.value.mistakes
    assert (one.line, key in one.key, one.path.endswith("settings.yaml")) == (1, True, True)
    assert said in str(one)
