"""The line of each key of a TOML file, so that a problem can name it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from concordat.library.problems import Comment, KeyPath, Problem, dotted, shortened

LONGEST_SENTENCE = 2_000
"""Longer sentences, which repeat what a hostile file says, are shortened to this."""
_TOML = Language(tree_sitter_toml.language())


class KeyLines:
    """The line of every key, table and list element of a text. A damaged text gives what it can."""

    def __init__(self, text: str) -> None:
        self._lines: dict[KeyPath, int] = {}
        self._tables_in_list: dict[KeyPath, int] = {}
        for node in Parser(_TOML).parse(text.encode()).root_node.children:
            if node.type == "pair":
                self._add_pair(node, ())
            elif node.type in ("table", "table_array_element"):
                self._add_table(node)

    def line(self, path: KeyPath) -> int:
        """The line, from 1, of that key or of the nearest table around it; 1 if there is none."""
        for length in range(len(path), 0, -1):
            if found := self._lines.get(path[:length]):
                return found
        return 1

    def __contains__(self, path: KeyPath) -> bool:
        return path in self._lines

    def _add_table(self, node: Node) -> None:
        path: KeyPath = ()
        if node.named_children:
            path = tuple(_names(node.named_children[0]))
        if node.type == "table_array_element":
            place = self._tables_in_list.get(path, 0)
            self._tables_in_list[path] = place + 1
            path = (*path, place)
        self._add(path, node)
        if node.type == "table":
            # A table is where its heading is, even if a table within it came first.
            self._lines[path] = node.start_point[0] + 1
        for pair in _pairs(node):
            self._add_pair(pair, path)

    def _add_pair(self, pair: Node, above: KeyPath) -> None:
        if len(pair.named_children) < 2:
            return
        key, *_, value = pair.named_children
        path = (*above, *_names(key))
        self._add(path, pair)
        self._add_value(value, path)

    def _add_value(self, value: Node, path: KeyPath) -> None:
        if value.type == "inline_table":
            for pair in _pairs(value):
                self._add_pair(pair, path)
        elif value.type == "array":
            elements = [each for each in value.named_children if each.type != "comment"]
            for place, element in enumerate(elements):
                self._add((*path, place), element)
                self._add_value(element, (*path, place))

    def _add(self, path: KeyPath, node: Node) -> None:
        """Note the line of a key, and of each table that it is the first to mention."""
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], node.start_point[0] + 1)


def placed(file: Path, text: str, comments: Iterable[Comment]) -> tuple[Problem, ...]:
    """The comments with their file and lines, in the order they are given in."""
    comments = list(comments)
    has_lines = all(comment.line for comment in comments)
    lines = KeyLines("" if has_lines else text)
    found = []
    for comment in comments:
        path = comment.path
        if path and isinstance(path[-1], int) and path not in lines:
            path = path[:-1]  # one text where a list may be has no places within it
        found.append(
            Problem(
                file=str(file),
                line=comment.line or lines.line(path),
                key=dotted(path),
                sentence=_cut(comment.sentence),
                hint=_cut(comment.hint),
            )
        )
    return tuple(found)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SENTENCE else shortened(text, LONGEST_SENTENCE)


def _pairs(node: Node) -> Iterator[Node]:
    return (child for child in node.children if child.type == "pair")


def _names(key: Node) -> list[str]:
    """The names in a key, without the quotation marks around them."""
    if key.type == "dotted_key":
        return [name for part in key.named_children for name in _names(part)]
    text = (key.text or b"").decode("utf-8", "replace")
    return [text[1:-1] if key.type == "quoted_key" else text]
