"""Posts in the words of a protocol file: “raising team manager”."""

import re
from typing import Literal, cast

from concordat.core.posts import PostRef
from concordat.library.files.names import BOARD_POSTS, KnownNames
from concordat.library.problems import Unclear, in_quotes
from concordat.library.spelling.closest import did_you_mean

SIDES = ("raising", "answering", "board", "third", "own")
_Side = Literal["raising", "answering", "board", "third", "own"]


def parse_post(text: str, names: KnownNames) -> PostRef:
    """“raising team manager” as a post of a side. Raises Unclear for anything else."""
    side, _, tier = text.partition(" ")
    if tier not in names.posts and (posts := _several(text, names)):
        listed = ", ".join(f'"{each}"' for each in posts)
        raise Unclear(f"“{text}” is more than one post.", f"Write a list: [{listed}].")
    if side not in SIDES or not tier:
        raise _without_a_side(text, names)
    is_the_boards = tier in BOARD_POSTS and tier not in names.posts
    if is_the_boards and side in ("raising", "answering", "third"):
        raise Unclear(f"Nobody is “{text}”: that post is the board's.", f"Write “board {tier}”.")
    return PostRef(cast(_Side, side), names.tier(tier))


def _several(text: str, names: KnownNames) -> list[str]:
    """The posts in “raising and answering manager” or “both managers”; none if it is one post."""
    both = text.removeprefix("both ").removesuffix("s")
    if text.startswith("both ") and both in names.posts:
        return [f"raising {both}", f"answering {both}"]
    parts = [part.strip() for part in re.split(r",|\band\b|\bor\b", text)]
    shared = parts[-1].partition(" ")[2]
    posts = []
    for part in parts:
        post = f"{part} {shared}" if part in SIDES else part
        if post.partition(" ")[0] not in SIDES:
            return []
        posts.append(post)
    return posts if len(posts) > 1 else []


def _without_a_side(text: str, names: KnownNames) -> Unclear:
    """What to say of a post that doesn't begin with its side."""
    side, _, tier = text.partition(" ")
    if text in SIDES:
        sentence = f"“{text}” is a side; it doesn't say which post."
        return Unclear(sentence, _with_a_post(text, names))
    known = {*names.posts, *BOARD_POSTS}
    meant = _side_elsewhere(text, names)
    if tier in known and text not in known and not meant:
        hint = did_you_mean(side, SIDES, f"The sides are {in_quotes(SIDES)}.")
        return Unclear(f"“{side}” is no side.", hint)
    hint = _with_a_side(text, names)
    if meant and text not in known:
        hint = f"Did you mean “{meant}”?"
    return Unclear(f"“{text}” doesn't say whose post it is.", hint)


def _with_a_side(text: str, names: KnownNames) -> str:
    if text in BOARD_POSTS:
        return f"Write “board {text}”."
    if text in names.posts:
        return f"Write “raising {text}” or “answering {text}”."
    example = f"raising {min(names.posts)}" if names.posts else "board independent chair"
    return (
        f"Begin with its side, {in_quotes(SIDES)}, as in “{example}”; every board has "
        "“board independent chair” and “board business manager”."
    )


def _with_a_post(side: str, names: KnownNames) -> str:
    if side == "board":
        return f"Write for example “{side} business manager”."
    if not names.posts:
        return f"Declare a post, such as [post.worker] with a title, and write “{side} worker”."
    return f"Write for example “{side} {min(names.posts)}”."


def _side_elsewhere(text: str, names: KnownNames) -> str:
    """The post meant by “the manager of the answering agency” or “manager (raising)”, or ""."""
    words = re.findall(r"[\w-]+", text.lower())
    sides = [side for side in SIDES if side in words]
    tiers = []
    for post in sorted(names.posts):
        if re.search(rf"\b{re.escape(post.lower())}\b", text.lower()):
            tiers.append(post)
    return f"{sides[0]} {max(tiers, key=len)}" if len(sides) == 1 and tiers else ""
