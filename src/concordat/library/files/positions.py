"""Where in a TOML file each key stands, so that a problem can name its line."""

import re
from collections.abc import Iterator

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]
_TOML = Language(tree_sitter_toml.language())
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Positions:
    """The line of every key, table and array element of a source text. Damaged text gives the lines
    it can.
    """

    def __init__(self, source: bytes) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        for node in Parser(_TOML).parse(source).root_node.children:
            self._note_statement(node)

    def line(self, path: Path) -> int:
        """The line, from 1, of that key or else of the nearest table around it; 1 when nothing of
        it is there.
        """
        for length in range(len(path), 0, -1):
            if found := self._lines.get(path[:length]):
                return found
        return 1

    def __contains__(self, path: Path) -> bool:
        return path in self._lines

    def _note_statement(self, node: Node) -> None:
        if node.type == "pair":
            self._note_pair(node, ())
        elif node.type in ("table", "table_array_element"):
            here = self._heading(node)
            for pair in _of_type(node, "pair"):
                self._note_pair(pair, here)

    def _heading(self, node: Node) -> Path:
        here: Path = tuple(_names(node.named_children[0])) if node.named_children else ()
        if node.type == "table_array_element":
            count = self._counts.get(here, 0)
            self._counts[here] = count + 1
            here = (*here, count)
        self._note(here, node)
        return here

    def _note_pair(self, pair: Node, above: Path) -> None:
        key, *_, value = pair.named_children if len(pair.named_children) > 1 else (pair, pair)
        if key is pair:
            return
        path = (*above, *_names(key))
        self._note(path, pair)
        self._note_value(value, path)

    def _note_value(self, value: Node, path: Path) -> None:
        if value.type == "inline_table":
            for pair in _of_type(value, "pair"):
                self._note_pair(pair, path)
        elif value.type == "array":
            for place, element in enumerate(
                each for each in value.named_children if each.type != "comment"
            ):
                self._note((*path, place), element)
                self._note_value(element, (*path, place))

    def _note(self, path: Path, node: Node) -> None:
        """The first mention of a key is its place, and so is the first mention of a table through
        its keys.
        """
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], node.start_point[0] + 1)
        if node.type == "table":
            self._lines[path] = node.start_point[0] + 1


def written(path: Path) -> str:
    """The path as it would be written in the file: quotation marks where needed, places in a list
    from 1.
    """
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            name = part if _BARE.fullmatch(part) else f'"{part}"'
            text += f".{name}" if text else name
    return text


def _of_type(node: Node, kind: str) -> Iterator[Node]:
    return (child for child in node.children if child.type == kind)


def _names(key: Node) -> list[str]:
    """The parts of a key, without the quotation marks around them."""
    if key.type == "dotted_key":
        return [name for part in key.named_children for name in _names(part)]
    text = (key.text or b"").decode("utf-8", "replace")
    return [text[1:-1] if key.type == "quoted_key" else text]
