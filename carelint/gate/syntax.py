"""Says in plain words what YAML's parser stumbled over.

In: its error. Out: line, reason and the way out.
"""

from __future__ import annotations

import yaml

QUOTES = "Put quotation marks round the text."
UNCLOSED = "a quotation mark is opened and never closed"
OPENS = ("while parsing a flow sequence", "while parsing a flow mapping", "while scanning a quoted scalar")
"""Where the parser was when it stumbled, of which it knows where it began."""
SAID = (
    ("aliases", "aliases are not read", "Text that begins with & or * needs quotation marks round it."),
    ("found undefined alias", "aliases are not read", "Text that begins with & or * needs quotation marks round it."),
    ("expected alphabetic", "a text cannot begin with & or *", QUOTES),
    (r"'\t' that cannot start", "a tab stands where spaces belong", "Indent with spaces."),
    ("cannot start any token", "a text cannot begin with this mark", QUOTES),
    (
        "mapping values are not allowed",
        "a colon stands where none can be",
        "Put quotation marks round a text with one.",
    ),
    ("sequence entries are not allowed", "a list begins where none can be", "Begin it on a line of its own."),
    ("could not find expected ':'", "a line lacks its colon", "Each line is `key: value`."),
    ("unexpected end of stream", UNCLOSED, "Close it."),
    ("or ']'", "a bracket [ is opened and never closed, or a comma is missing", "Write lists as [one, two]."),
    ("or '}'", "a bracket { is opened and never closed, or a comma is missing", "Write {key: value, key: value}."),
    ("node content", "a bracket is opened and never closed, or closed and never opened", "Write lists as [one, two]."),
    ("unknown escape", "a backslash stands in double quotation marks", "Use single quotation marks round the text."),
    ("another document", "a second document begins", "Take the line --- out."),
    ("expected <block end>", "this line does not fit those above it", "Check its indentation and quotation marks."),
    ("special characters", "a character stands here that no text holds", "Delete what cannot be seen in this line."),
)
"""What the parser says → what a person understands, and what to do; the first that fits."""
OTHERWISE = ("this is not YAML", "Check indentation, and put quotation marks round text with marks in it.")


def said(err: yaml.YAMLError, text: str) -> tuple[int, str, str]:
    """Line, reason and hint; the line in which a bracket or a quotation mark was opened, if that is what is wrong."""
    problem = str(getattr(err, "problem", None) or getattr(err, "reason", "") or "")
    reason, hint = next(((reason, hint) for part, reason, hint in SAID if part in problem), OTHERWISE)
    stopped = _line(err, text)
    if opened := _ran_on(text, stopped):
        return opened, f"a quotation mark is opened here and closed only in line {stopped}", "Close it where it ends."
    began = err.context_mark if isinstance(err, yaml.MarkedYAMLError) and err.context in OPENS else None
    opened = began.line + 1 if began else stopped
    seen = f" (reading stopped in line {stopped})" if opened != stopped else ""
    return opened, f"{reason}{seen}", hint


def _ran_on(text: str, stopped: int) -> int:
    """The line of the quotation mark that ran on to the line where reading stopped; 0 where none did."""
    found = 0
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            first, last = token.start_mark.line + 1, token.end_mark.line + 1
            if isinstance(token, yaml.ScalarToken) and not token.plain and first < last == stopped:
                found = first
    except yaml.YAMLError:
        pass  # it stops where the parser stopped, or earlier
    return found


def _line(err: yaml.YAMLError, text: str) -> int:
    mark = getattr(err, "problem_mark", None) or getattr(err, "context_mark", None)
    if mark:
        return int(mark.line) + 1
    position = getattr(err, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 0
