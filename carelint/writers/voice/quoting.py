"""Makes any text harmless inside Markdown, and inside the HTML that Markdown carries.

In: text of a document. Out: the same to the eye, with nothing that links, loads, mentions or formats.
"""

from __future__ import annotations

import re

from carelint.writers.voice.wording import one_line

STRUCTURE = re.compile(r"[\\`*\[\]<>{&|~$]|(?<!\w)_+|_+(?!\w)")
"""Characters with which Markdown and HTML build; as entities they are only characters, in both. A low line between
letters builds nothing, and file names stay readable."""
REFERENCE = re.compile(
    r"[@#!$~%&^](?=[\w\"'\[{*])"  # @people, #issues, !merge-requests, ~labels
    r"|:(?=[/a-z0-9_+-])"  # addresses, :emoji:
    r"|\bwww(?=\.)|\bGH(?=-\d)|\b(?:mailto|xmpp)(?=:)",
    re.IGNORECASE,
)
"""What GitHub and GitLab turn into links after Markdown is done, when entities no longer help."""
APART = "&#8203;"
"""A space of no width: keeps a mention from being one."""


def quoted(text: str) -> str:
    """The text on one line, as itself and nothing else."""
    parts, at = [], 0
    shown = one_line(text)
    for found in REFERENCE.finditer(shown):
        parts += [_plain(shown[at : found.end()]), APART]
        at = found.end()
    return "".join([*parts, _plain(shown[at:])])


def _plain(text: str) -> str:
    return STRUCTURE.sub(lambda found: f"&#{ord(found.group()[0])};" * len(found.group()), text)
