"""Where a document came from: a file, a row of a table in it, or what is attached to a message.

In: what a reader knows. Out: `Source`, which can be shown as one string.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """The origin of one document."""

    file: str
    """The path as the user gave it; `-` for standard input."""
    attachment: str = ""
    """Name of what is attached to the message in the file."""
    row: int | None = None
    """1-based row of the table in the file."""
    id: str = ""
    """What the column of ids calls the row."""
    clear: str = field(default="", repr=False)
    """`file` without its masks, where it has some: `naming` finds the file by it and takes it away."""
    lasting: str = field(default="", repr=False)
    """What tells this document from others from whatever folder it is named; for fingerprints, and never shown."""

    @property
    def inside(self) -> bool:
        """Whether it is only a part of its file."""
        return bool(self.attachment or self.id) or self.row is not None

    def __str__(self) -> str:
        if self.attachment:
            return f"{self.file} \u203a {self.attachment}"
        return f"{self.file}#{self.id or self.row}" if self.id or self.row is not None else self.file
