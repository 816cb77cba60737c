"""A statement that can't be read: what is wrong with it, and what it was meant to be.

A forgiving reader goes through the line as a person would, notes what it forgave, and writes the
line as it should be. What it writes is shown as the hint and read in place of the line, so that one
slip doesn't hide the others.
"""

import re
import tomllib

import msgspec

from concordat.library.problems import shortened
from concordat.library.spelling.dates import as_date, as_moment, is_like_a_day
from concordat.library.spelling.examples import LINES, example
from concordat.library.spelling.keyboard import plain
from concordat.library.spelling.statements import KEY, Statement, is_heading

CURLY = "The quotation marks are curly, as a word processor makes them."
STRANGE = (
    "This line has spaces or dashes that a word processor made; they only look like plain ones."
)
UNREADABLE = "This line can't be read."
A_LINE = 'A line is a heading in square brackets, or a key = "value".'
_QUOTED = re.compile(r"(\"[^\"]*\"|“[^”]*”)|[^\"“]+|.")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPLIT = re.compile(
    r"\s*(?P<key>[^=:“\"'{\[]+?|\"[^\"]*\"|“[^”]*”|'[^']*')\s*(?P<mark>:=|==|=>|=|:)\s*(?P<value>.*)",
    re.DOTALL,
)
_NO_MARK = re.compile(r"\s*(?P<key>[A-Za-z_]+)\s+(?P<value>[\"“\[{].*)", re.DOTALL)
_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"\\]|\\.)*"|\'[^\']*\')|(?P<curly>[“„"][^“”"]*[”"“])|(?P<open>["“].*)|(?P<remark>\#.*)'
    r'|(?P<mark>[\[\]{},=])|(?P<bare>[^\s\[\]{},="“#]+))',
    re.DOTALL,
)
_TRUTHS = {
    "yes": "true",
    "true": "true",
    "on": "true",
    "no": "false",
    "false": "false",
    "off": "false",
}


_SEVERAL = re.compile(
    "also|cites|clauses|early|from|if|needs|of|on|opens|others|over|to|towards|who"
)
"""Keys under which several texts may stand."""


class Mended(msgspec.Struct, frozen=True):
    """What is wrong with a statement, what to write, and the line that was meant; "" where nobody
    can tell.
    """

    sentence: str
    hint: str
    meant: str = ""


class Unreadable(Exception):
    """Not even a forgiving reader can tell what was meant."""


def reads(text: str) -> bool:
    """Whether a text is TOML."""
    try:
        tomllib.loads(text)
    except (
        tomllib.TOMLDecodeError,
        RecursionError,
    ):  # the latter where hundreds of brackets stand in each other
        return False
    return True


def mend(statement: Statement) -> Mended:
    """What is wrong with a statement that can't be read."""
    text = _typed(statement.text)
    wrong = [STRANGE] if text != statement.text else []
    try:
        meant = _heading(text, wrong) if is_heading(text) else _pair(text, wrong)
    except Unreadable as unreadable:
        sentence, hint = unreadable.args
        return Mended(sentence, hint)
    except RecursionError:
        meant = ""
    if not meant or not reads(meant):
        return Mended(UNREADABLE, A_LINE)
    return Mended(" ".join(dict.fromkeys(wrong)) or STRANGE, f"Write: {shortened(meant)}", meant)


def _typed(text: str) -> str:
    """A statement with plain spaces and hyphens, but for its words: there a dash may be meant."""
    key, mark, value = text.partition("=")
    if value.lstrip()[:1] in ('"', "“"):
        return f"{plain(key)}{mark}{value}"
    return _QUOTED.sub(lambda piece: piece[1] or plain(piece[0]), text)


def _heading(text: str, wrong: list[str]) -> str:
    """A heading as it was meant: one pair of brackets, and quotation marks around what isn't a
    plain name.
    """
    inner, _, remark = text.partition("#")
    inner = inner.strip()
    if inner.count("]") < inner.count("["):
        wrong.append("The square bracket of this heading is never closed.")
    elif inner.count("]") > inner.count("[") or inner[-1] != "]":
        wrong.append("Nothing but the heading may stand on its line.")
        inner = inner[: inner.index("]") + 1]
    inner = inner.strip("[] ")
    if inner.count('"') % 2:
        wrong.append("A quotation mark in this heading is never closed.")
        inner += '"'
    if "“" in inner or "”" in inner:
        wrong.append(CURLY)
        inner = inner.replace("“", '"').replace("”", '"')
    parts = [
        part.strip() for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\"']+", inner) if part.strip()
    ]
    if not parts:
        raise Unreadable("This heading has no name.", "Write for example [step.managers].")
    for place, part in enumerate(parts):
        if not (_BARE.fullmatch(part) or re.fullmatch(KEY, part)):
            wrong.append(
                f"“{part}” needs quotation marks, since it is more than letters, digits and "
                "hyphens."
            )
            parts[place] = f'"{part}"'
    return f"[{'.'.join(parts)}]{'  #' + remark if remark else ''}"


def _pair(text: str, wrong: list[str]) -> str:
    """A key and its value as they were meant."""
    found = _SPLIT.match(text) or _NO_MARK.match(text)
    if found is None:
        sentence = f"“{shortened(text.strip(), 40)}” is neither a heading nor a key with its value."
        raise Unreadable(sentence, "Put “#” in front of it if it is a remark, or take it away.")
    key, value = found["key"].strip(), found["value"].strip()
    mark = found.groupdict().get("mark")
    if mark is None:
        wrong.append(f"There is no “=” between “{key}” and its value.")
    elif mark != "=":
        wrong.append(f"A key and its value are joined by “=”, not by “{mark}”.")
    if not value or value.startswith("#"):
        raise Unreadable(
            f"Nothing stands after “{key} =”.", example(key, "Write what belongs there.")
        )
    return (
        f"{_key(key, wrong)} = {_Value(value, wrong, several=bool(_SEVERAL.fullmatch(key))).read()}"
    )


def _key(key: str, wrong: list[str]) -> str:
    """A key, in straight quotation marks where it needs any."""
    if key[:1] == "“":
        wrong.append(CURLY)
        key = f'"{key[1:-1]}"'
    elif " " in key and key.replace(" ", "_") in LINES:
        wrong.append(f"The key is written “{key.replace(' ', '_')}”.")
        key = key.replace(" ", "_")
    elif not re.fullmatch(rf"{KEY}(?:\s*\.\s*{KEY})*", key):
        wrong.append(f"The key “{key}” needs quotation marks, since it is more than one word.")
        key = f'"{key}"'
    return key


class _Value:
    """One value, read piece by piece; `read` gives it as it was meant, and `wrong` grows with what
    was forgiven.
    """

    def __init__(self, text: str, wrong: list[str], *, several: bool = False) -> None:
        self.text = text
        self.wrong = wrong
        self.several = several
        self.tokens: list[tuple[str, str]] = [
            (str(found.lastgroup), found[found.lastgroup or 0]) for found in _TOKEN.finditer(text)
        ]
        self.remark = self.tokens.pop()[1] if self.tokens and self.tokens[-1][0] == "remark" else ""

    def read(self) -> str:
        """The whole value."""
        if self.text[:3] in ('"""', "'''"):
            return self._three()
        if self.several and self.text[0] not in "[{" and ("mark", ",") in self.tokens:
            self.wrong.append("Several texts stand in square brackets.")
            self.tokens = [*self.tokens, ("mark", "]")]
            value = self._list()
        elif self.text[0] in "[{":
            value = self._any()
            if self.tokens:
                rest = " ".join(text for _, text in self.tokens)
                self.wrong.append(f"“{shortened(rest, 30)}” stands after the closing bracket.")
        elif self.tokens[0][0] == "bare":
            words = self.text.removesuffix(self.remark).strip()
            value = self._bare(words)
        else:
            value = self._words()
        return f"{value}  {self.remark}".strip()

    def _three(self) -> str:
        marks = self.text[:3]
        if marks in self.text[3:]:
            raise Unreadable(
                "Something in these words can't be read.", "Two backslashes stand for one."
            )
        self.wrong.append("The three quotation marks that open here are never closed.")
        return self.text.rstrip() + marks

    def _words(self) -> str:
        """Words in quotation marks of their own, with whatever stands around or within them."""
        if len(self.tokens) == 1:
            return self._one(*self.tokens[0])
        text = self.text.removesuffix(self.remark).strip()
        if text[-1] in '"”' and self.tokens[1][0] != "mark":
            self.wrong.append("There are quotation marks within the words.")
            return _quoted(text[1:-1].replace("“", '"').replace("”", '"'))
        rest = text[len(self.tokens[0][1]) :].strip()
        self.wrong.append(f"“{shortened(rest, 30)}” stands after the closing quotation mark.")
        self.remark = f"# {rest}"
        return self._one(*self.tokens[0])

    def _any(self) -> str:
        kind, text = self.tokens[0]
        if kind == "mark" and text in "[{":
            self.tokens.pop(0)
            return self._list() if text == "[" else self._table()
        if kind == "bare":
            return self._bare(self._run(",]}"))
        self.tokens.pop(0)
        return self._one(kind, text)

    def _list(self) -> str:
        items: list[str] = []
        while not self._next("]"):
            if not self.tokens:
                self.wrong.append("The square bracket that opens here is never closed.")
                break
            if self.tokens[0][1] in ("=", "}"):
                raise Unreadable("This list can't be read.", 'A list is written ["one", "two"].')
            if self._next(","):
                self.wrong.append("There is a comma too many.")
                continue
            items.append(self._any())
            if self.tokens and self.tokens[0][1] != "]" and not self._next(","):
                self.wrong.append("There is no comma between two texts of the list.")
        return f"[{', '.join(items)}]"

    def _table(self) -> str:
        pairs: list[str] = []
        if "\n" in self.text:
            self.wrong.append("What stands in curly brackets must stand on one line.")
        while not self._next("}"):
            if not self.tokens:
                self.wrong.append("The curly bracket that opens here is never closed.")
                break
            if self._next(","):
                self.wrong.append("There is a comma too many.")
                continue
            pairs.append(self._entry())
            if self._next(","):
                if self.tokens and self.tokens[0][1] == "}" and "\n" not in self.text:
                    self.wrong.append("There is a comma before the closing bracket.")
            elif self.tokens and self.tokens[0][1] != "}":
                self.wrong.append("There is no comma between two words and their targets.")
        return f"{{ {', '.join(pairs)} }}"

    def _entry(self) -> str:
        kind, text = self.tokens[0]
        if kind in ("text", "curly"):
            self.tokens.pop(0)
            key = self._one(kind, text)
            if self.tokens and self.tokens[0] == ("bare", ":"):
                self.tokens[0] = ("mark", ":")
        else:
            key = self._run("=,}", colon=True)
            if not re.fullmatch(KEY, key):
                self.wrong.append(f"“{key}” needs quotation marks, since it is more than one word.")
                key = f'"{key}"'
        if self._next(":"):
            self.wrong.append("A word and where it leads are joined by “=”, not by “:”.")
        elif not self._next("="):
            raise Unreadable(f"“{key.strip(chr(34))}” leads nowhere.", example("then"))
        if not self.tokens or self.tokens[0][1] in (",", "}"):
            raise Unreadable(f"Nothing stands after “{key} =”.", example("then"))
        return f"{key} = {self._any()}"

    def _run(self, stops: str, *, colon: bool = False) -> str:
        """Bare words up to one of the marks; with `colon`, up to a colon as well, which is left as
        a mark.
        """
        words: list[str] = []
        while self.tokens and self.tokens[0][1] not in tuple(stops) and self.tokens[0][0] != "text":
            word = self.tokens.pop(0)[1]
            if colon and word.endswith(":"):
                self.tokens.insert(0, ("mark", ":"))
                words.append(word[:-1])
                break
            words.append(word)
        return " ".join(filter(None, words))

    def _next(self, mark: str) -> bool:
        """Whether that mark stands next; it is passed over."""
        if self.tokens and self.tokens[0] == ("mark", mark):
            self.tokens.pop(0)
            return True
        return False

    def _one(self, kind: str, text: str) -> str:
        """One text in straight quotation marks on one line."""
        if kind == "text":
            return self._straight(text)
        if kind == "mark":
            raise Unreadable(UNREADABLE, A_LINE)
        inner = text[1:].rstrip(",] }") if kind == "open" else text[1:-1]
        if kind == "open":
            self.wrong.append("The quotation mark that opens here is never closed.")
        if "“" in text or "”" in text:
            self.wrong.append(CURLY)
        return _quoted(inner)

    def _straight(self, text: str) -> str:
        if "\n" in text:
            self.wrong.append(
                "The words run on to another line, and the quotation mark closes only there."
            )
            text = f"{text[0]}{' '.join(text[1:-1].split())}{text[0]}"
        if not reads(f"x = {text}"):
            self.wrong.append("A backslash has a sense of its own in quotation marks.")
            text = re.sub(r'\\(?!")', r"\\\\", text)
        return text

    def _bare(self, words: str) -> str:
        """Words without quotation marks: a number, a day or true as they are, anything else in
        quotation marks.
        """
        if reads(f"x = {words}"):
            return words
        if words.lower() in _TRUTHS:
            self.wrong.append(
                f"“{words}” isn't a word of these files; it is written true or false."
            )
            return _TRUTHS[words.lower()]
        if day := as_date(words):
            self.wrong.append("A date is written with the year first, then the month and the day.")
            return day.isoformat()
        if moment := as_moment(words):
            self.wrong.append(
                "A day and an hour are written with a “T” between them, and with seconds."
            )
            return moment.isoformat()
        if is_like_a_day(words):
            raise Unreadable(
                f"There is no such day or hour as {words}.", "Look at the day in a calendar."
            )
        self.wrong.append(f"“{shortened(words, 40)}” has no quotation marks around it.")
        return _quoted(words.strip("\"“”'"))


def _quoted(words: str) -> str:
    """Words on one line in the quotation marks that suit them."""
    words = " ".join(words.split())
    if '"' in words and "'" not in words:
        return f"'{words}'"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
