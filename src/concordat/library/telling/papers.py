"""The reference of the file of forms and letters, for authors: every table and key."""

from collections.abc import Iterator, Mapping

import msgspec

from concordat.library.files.papers import Field, Form, Letter

Meanings = Mapping[str, str]
FIRST = (
    "A file named like the protocol file, with “.forms.toml” at the end, holds its forms and "
    "letters. `fills` lists the values of a case that its fields use, `parts` what its letters "
    "contain: what a table uses has to be listed there, so that a slip is found."
)
TABLES: Mapping[str, tuple[type[msgspec.Struct], Meanings]] = {
    "form.NAME": (
        Form,
        {
            "title": "What the form is called.",
            "clause": "The clause that names it.",
            "supplied": "Whether the source gives its fields. Where it only names the form, its "
            "fields were drawn up from the procedure, and the page says so.",
            "for_completion": "Who fills it in, or what for, as its head says.",
            "footnotes": "A list of notes below its boxes, each with the mark by which a label "
            'refers to it, such as `footnotes = ["* Where the agency has one."]`.',
            "stages": "The stages whose acts it collects: a list of the labels that steps give as "
            'their `stage`, such as `stages = ["1", "2"]`. What was done and said at other '
            "stages is not on it, and it says where the case went on. Left out, it collects from "
            "every stage.",
            "field": "Its boxes, each under a heading of its own: see below.",
        },
    ),
    "[form.NAME.field]": (
        Field,
        {
            "label": "What is beside the box.",
            "fill": "The value of the case that is in it, one of `fills`; “” leaves it for "
            "handwriting.",
            "note": "The form’s own help for it.",
            "heading": "A heading above it.",
            "choices": "Boxes of which one is ticked.",
            "by_receiver": "Whether whoever receives the form fills it: it is not named among "
            "what is still empty.",
        },
    ),
    "letter.NAME": (
        Letter,
        {
            "title": "What the letter is called.",
            "clause": "The clause that asks for it.",
            "from": "Who writes it: a post.",
            "to": "To whom: a post.",
            "copies": "Who gets a copy: a list of posts.",
            "parts": "What it has to contain: a list of some of `parts`.",
            "stages": "The stages whose acts it collects, as for a form.",
        },
    ),
}


def keys_of(shape: type[msgspec.Struct]) -> tuple[str, ...]:
    """The keys of a table, as they are written."""
    return tuple(field.encode_name for field in msgspec.structs.fields(shape))


def papers_reference() -> Iterator[str]:
    """The part of the reference about forms and letters, in lines of Markdown."""
    yield from ("## The file of forms and letters", "", FIRST, "")
    for heading, (_, meanings) in TABLES.items():
        yield from (f"### [{heading}]", "", "| key | meaning |", "|---|---|")
        yield from (f"| `{key}` | {meaning} |" for key, meaning in meanings.items())
        yield ""
