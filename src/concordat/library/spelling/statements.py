"""A file as statements: which lines belong together, also where one of them is never closed.

A statement is a heading, or a key with its value; a value may run over several lines. Blank lines
and remarks are none.
"""

import re
from collections.abc import Iterator

import msgspec

KEY = r"(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)"
_HEADING = re.compile(rf"\s*\[\[?\s*{KEY}(?:\s*\.\s*{KEY})*\s*\]\]?\s*(?:#.*)?")
_PAIR = re.compile(rf"\s*{KEY}(?:\s*\.\s*{KEY})*\s*=")
_ROUGH_KEY = re.compile(r"\s*[\w\"“'-][^=:\[\]{}]{0,40}[=:]")
_PIECE = re.compile(
    r'"""|\'\'\'|"(?:[^"\\]|\\.)*"?|“[^”"]*[”"]?|(?<![^\s=\[{,:])\'[^\']*\'|#.*|[\[\]{}]|[^"“\'#\[\]{}]+|.',
    re.DOTALL,
)


class Statement(msgspec.Struct, frozen=True):
    """Some lines of a file: the first, counted from 0, and their text."""

    at: int
    text: str

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return self.text.count("\n") + 1


def is_heading(line: str) -> bool:
    """Whether a line opens a table."""
    return line.lstrip().startswith("[") and "=" not in line.partition("]")[0]


def statements(text: str) -> Iterator[Statement]:
    """Every statement of a text, in order."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if not line or line.startswith("#"):
            at += 1
            continue
        count = 1 if is_heading(line) else _length(lines, at)
        yield Statement(at, "\n".join(lines[at : at + count]))
        at += count


def _length(lines: list[str], at: int) -> int:
    """How many lines belong to the key that begins there; 1 when what it opens is never closed."""
    state = _State().read(lines[at])
    end = at + 1
    while not state.closed and end < len(lines):
        if state.interrupted_by(lines[end]):
            break
        state = state.read(lines[end])
        end += 1
    if state.closed or state.words_run_on:
        return end - at
    if not state.quotes:
        return 1
    # Three quotation marks that are never closed: the words end where a key or a blank line comes.
    rest = range(at + 1, end)
    return (
        next(
            (place for place in rest if not lines[place].strip() or _PAIR.match(lines[place])), end
        )
        - at
    )


class _State(msgspec.Struct, frozen=True):
    """What is open at the end of a line: brackets, three quotation marks, or one that should have
    been closed.
    """

    brackets: str = ""
    quotes: str = ""
    words_run_on: bool = False

    @property
    def closed(self) -> bool:
        return not (self.brackets or self.quotes or self.words_run_on)

    def interrupted_by(self, line: str) -> bool:
        """Whether a line begins something new, so that what is open was forgotten."""
        if _HEADING.fullmatch(line):
            return True
        if self.quotes or "{" in self.brackets:
            return False
        return bool(_PAIR.match(line)) or (
            self.words_run_on and (not line.strip() or bool(_ROUGH_KEY.match(line)))
        )

    def read(self, line: str) -> "_State":
        """The state after one line more."""
        if self.words_run_on:
            return _State(self.brackets, "", '"' not in line and "”" not in line)
        brackets, quotes, run_on = self.brackets, self.quotes, False
        for piece in _PIECE.findall(line):
            if quotes:
                quotes = "" if piece == quotes or piece.endswith(quotes) else quotes
            elif piece in ('"""', "'''"):
                quotes = piece
            elif piece in ("[", "{"):
                brackets += piece
            elif piece in ("]", "}"):
                brackets = brackets[:-1]
            elif piece[0] in '"“':
                run_on = len(piece) == 1 or piece[-1] not in '"”'
        return _State(brackets, quotes, run_on)
