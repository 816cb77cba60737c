"""Posts in the words of a protocol file: “raising team manager”."""

import re
from typing import Literal, cast

from concordat.core.posts import PostRef
from concordat.library.files.names import BOARD_POSTS, Names
from concordat.library.problems import Unclear, listed
from concordat.library.spelling.closest import nearest

SIDES = ("raising", "answering", "board", "third", "own")
_OF_A_BOARD = " and ".join(f"“board {post}”" for post in BOARD_POSTS[1:3])


def parse_post(text: str, names: Names) -> PostRef:
    """“raising team manager” as a post of a side."""
    side, _, tier = text.partition(" ")
    if tier not in names.posts and (several := _several(text, names)):
        listed_posts = ", ".join(f'"{each}"' for each in several)
        raise Unclear(f"“{text}” is more than one post.", f"Write a list: [{listed_posts}].")
    if side not in SIDES or not tier:
        raise _sideless(text, names)
    if (
        side in ("raising", "answering", "third")
        and tier in BOARD_POSTS
        and tier not in names.posts
    ):
        raise Unclear(f"Nobody is “{text}”: that post is the board's.", f"Write “board {tier}”.")
    return PostRef(
        cast(Literal["raising", "answering", "board", "third", "own"], side), names.tier(tier)
    )


def _several(text: str, names: Names) -> list[str]:
    """The posts in “raising manager and answering manager”, “raising and answering manager” or
    “both managers”.
    """
    both = text.removeprefix("both ").removesuffix("s")
    if text.startswith("both ") and both in names.posts:
        return [f"raising {both}", f"answering {both}"]
    parts = [part.strip() for part in re.split(r",|\band\b|\bor\b", text)]
    shared = parts[-1].partition(" ")[2]
    posts = [f"{part} {shared}" if part in SIDES else part for part in parts]
    return (
        posts if len(posts) > 1 and all(post.partition(" ")[0] in SIDES for post in posts) else []
    )


def _somewhere(text: str, names: Names) -> list[str]:
    """The post of a side that is meant by “the manager of the answering agency” or “manager
    (raising)”.
    """
    words = re.findall(r"[\w-]+", text.lower())
    sides = [side for side in SIDES if side in words]
    tiers = [
        post
        for post in sorted(names.posts)
        if re.search(rf"\b{re.escape(post.lower())}\b", text.lower())
    ]
    return [f"{sides[0]} {max(tiers, key=len)}"] if len(sides) == 1 and tiers else []


def _sideless(text: str, names: Names) -> Unclear:
    """What to say of a post that doesn't begin with its side."""
    side, _, tier = text.partition(" ")
    if text in SIDES:
        return Unclear(f"“{text}” is a side; it doesn't say which post.", _with_a_post(text, names))
    sentence = f"“{text}” doesn't say whose post it is."
    if text in BOARD_POSTS:
        return Unclear(sentence, f"Write “board {text}”.")
    if text in names.posts:
        return Unclear(sentence, f"Write “raising {text}” or “answering {text}”.")
    if meant := _somewhere(text, names):
        return Unclear(sentence, f"Did you mean “{meant[0]}”?")
    if tier in names.posts or tier in BOARD_POSTS:
        return Unclear(
            f"“{side}” is no side.", nearest(side, SIDES, f"The sides are {listed(SIDES)}.")
        )
    example = f"raising {min(names.posts)}" if names.posts else "board independent chair"
    return Unclear(
        sentence,
        f"Begin with its side, {listed(SIDES)}, as in “{example}”; every board has {_OF_A_BOARD}.",
    )


def _with_a_post(side: str, names: Names) -> str:
    if side == "board":
        return f"Write for example “{side} business manager”."
    if not names.posts:
        return f"Declare a post, such as [post.worker] with a title, and write “{side} worker”."
    return f"Write for example “{side} {min(names.posts)}”."
