"""Lists in words, and the procedure's own words for the person a disagreement is about.

Only what is shown changes. What is in events, such as a ground for moving up, stays as it is.
"""

import re
from collections.abc import Iterable, Mapping

NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text has: it can't be kept or shown with them."""
_ID = r"\{name [^|]*\|"  # of somebody named in what is told: it stays as it is
ENDS = (".", "?", "!", "…")
"""What a sentence ends with."""
_ABOUT = re.compile(rf"{_ID}|\b(?:(a) )?(child|children(?!['’]s))\b", re.IGNORECASE)


def joined(words: Iterable[str], last: str = "and") -> str:
    """“a, b and c”, or with another word than “and”; empty for none."""
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def who_are(words: Iterable[str], then: str) -> str:
    """What is said of those: “a is asked”, “a and b are asked”; empty for none."""
    each = [*words]
    return f"{joined(each)} {'is' if len(each) == 1 else 'are'} {then}" if each else ""


def asked_whether_they_agree(who: list[str]) -> str:
    """That each of these is asked so, without a full stop; empty for none."""
    asks = "is asked whether it agrees" if len(who) == 1 else "are asked whether they agree"
    return f"{joined(who)} {asks}" if who else ""


def worded(text: str, words: Mapping[str, str]) -> str:
    """A sentence of Concordat's own with the procedure's word in place of “child” and of
    “children”, where it has one.

    The article goes with it: “a child” becomes “an adult”.
    """
    return _ABOUT.sub(lambda found: _instead(found, words), text)


def _instead(found: re.Match[str], words: Mapping[str, str]) -> str:
    article, known = found[1], found[2]
    word = words.get(known.lower()) if known else None
    if word is None:
        return found[0]
    word = word[:1].upper() + word[1:] if known[0].isupper() else word
    if article is None:
        return word
    return f"{article}{'n' if word[0].lower() in 'aeiou' else ''} {word}"


def is_blank(text: str) -> bool:
    """Whether a text has neither a letter nor a figure in it."""
    return not any(each.isalnum() for each in text)


def says_something(text: str) -> bool:
    """Whether a text says anything: it has a word with letters, and of more than one. “.”, “-” and
    “x” are no reason.
    """
    words = ("".join(filter(str.isalnum, word)) for word in text.split())
    return any(len(word) > 1 and not word.isdecimal() for word in words)


def different_words(text: str) -> int:
    """How many different words a text has: “ok ok ok” is one."""
    return len(set(text.casefold().split()))


def capitalised(text: str) -> str:
    """The text with a capital letter first and the rest left as it is."""
    return text[:1].upper() + text[1:]


def the(title: str) -> str:
    """A title after its article, which some have already: “the lead”."""
    return title if title.startswith("the ") else f"the {title}"


def unstopped(text: str) -> str:
    """A text without the full stop at its end, to go on after it. An ellipsis stays."""
    text = text.rstrip()
    return text if text.endswith("..") else text.removesuffix(".")


def in_one_paragraph(text: str) -> str:
    """Paragraphs as sentences of one, with a full stop after each but the last where none is."""
    *most, last = [each.strip() for each in text.split("\n\n") if each.strip()] or [""]
    return " ".join((*(each if each.endswith(ENDS) else f"{each}." for each in most), last))


def under(heading: str, text: str) -> str:
    """A text after what it is about: “What was said: …”. A question keeps its mark alone."""
    heading = unstopped(heading)
    return f"{heading} {text}" if heading.endswith(("?", "!", ":")) else f"{heading}: {text}"


def say_stage(label: str) -> str:
    """A stage as people say it: after the word “Stage” if its label is a number."""
    return f"Stage {label}" if label[:1].isdigit() else label
