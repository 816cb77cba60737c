"""What the procedure allows and nobody owes, and the people it names for it."""

from collections.abc import Iterable

from django.http import Http404

from concordat.brief.owed import Holder
from concordat.brief.view import CaseView
from concordat.core.posts import PartySide
from concordat.core.protocol import Permission
from concordat.pages.acting.ask import Ask


def permission(view: CaseView, key: str) -> Permission:
    """The permission of that key. Raises Http404 where the procedure has none."""
    found = view.protocol.permission(key)
    if found is None:
        raise Http404
    return found


def people(ask: Ask, allowed: Permission) -> dict[str, str]:
    """The people whom a permission names, by id: name and post."""
    return {
        holder.acting.id: f"{holder.acting.name}, {holder.title}"
        for holder in _holders(ask, allowed)
        if holder.acting
    }


def _holders(ask: Ask, allowed: Permission) -> Iterable[Holder]:
    actor = ask.view.actor
    answers = actor.on("answering") and not actor.on("raising")
    near: PartySide = "answering" if answers else "raising"
    for post in allowed.of:
        yield from ask.names.holders(post, near=near)
