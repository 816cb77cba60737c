"""The list of protocols, and one protocol. Nothing here is about a case."""

from collections.abc import Iterator, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.core.protocol import Protocol, Version
from concordat.core.wording import joined
from concordat.library.files import folder, load
from concordat.library.problems import BrokenProtocol
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.frame import frame
from concordat.pages.protocols import page as pages
from concordat.pages.shell import Link
from concordat.people import queries

HERE = "Protocols"
_Boards = Mapping[tuple[str, Version], tuple[str, ...]]


@signed_in
@require_safe
def every_protocol(request: SignedIn) -> HttpResponse:
    """All protocols of the library, including those that can't be run, with the reason."""
    used_by = _used_by()
    rows = tuple(_row(each, used_by) for each in folder.protocol_ids())
    return render(
        request,
        "protocols/list.html",
        {"page": frame(request, "Protocols", here=HERE), "rows": rows},
    )


@signed_in
@require_safe
def newest(request: SignedIn, protocol_id: str) -> HttpResponse:
    """The newest version of a protocol."""
    return _show(request, load_or_404(protocol_id))


@signed_in
@require_safe
def one_version(request: SignedIn, protocol_id: str, version: str) -> HttpResponse:
    """The version that a case began under, or any other."""
    try:
        return _show(request, load_or_404(protocol_id, Version.parse(version)))
    except ValueError as error:
        raise Http404 from error


def _show(request: SignedIn, protocol: Protocol) -> HttpResponse:
    used_by = _in_force()
    mine = used_by.get((protocol.id, protocol.version), ())
    shown = pages.protocol_page(protocol, mine, tuple(_versions(protocol, used_by)))
    page = frame(
        request, protocol.title, here=HERE, back=Link("All protocols", reverse("protocols"))
    )
    try_address = reverse("try-protocol", args=[protocol.id])
    return render(
        request,
        "protocols/protocol.html",
        {"page": page, "protocol": shown, "try_address": try_address},
    )


def _versions(protocol: Protocol, used_by: _Boards) -> Iterator[pages.VersionLine]:
    """Every version on the shelf, the newest first."""
    for version in reversed(folder.versions(protocol.id)):
        there = reverse("protocol-version", args=[protocol.id, str(version)])
        boards = used_by.get((protocol.id, version), ())
        yield pages.VersionLine(
            name=str(version),
            href="" if version == protocol.version else there,
            used_by=joined(boards) if boards else "",
        )


def _row(protocol_id: str, used_by: Mapping[str, tuple[str, ...]]) -> pages.ProtocolRow:
    boards = used_by.get(protocol_id, ())
    try:
        return pages.row(load.load(protocol_id), reverse("protocol", args=[protocol_id]), boards)
    except BrokenProtocol as broken:
        return pages.broken_row(protocol_id, boards, len(broken.problems))


def load_or_404(protocol_id: str, version: Version | None = None) -> Protocol:
    """The protocol, or the page that says that it isn't there."""
    try:
        return load.load(protocol_id, version)
    except (folder.NoSuchProtocol, BrokenProtocol) as error:
        raise Http404 from error


def _in_force() -> _Boards:
    """The names of the boards that work by a version now."""
    now = clock.now()
    found: dict[tuple[str, Version], tuple[str, ...]] = {}
    for board in queries.boards():
        version = board.protocol, board.version_at(now)
        found[version] = (*found.get(version, ()), board.name)
    return found


def _used_by() -> Mapping[str, tuple[str, ...]]:
    """The names of the boards of this installation, by the protocol they work by."""
    found: dict[str, tuple[str, ...]] = {}
    for board in queries.boards():
        found[board.protocol] = (*found.get(board.protocol, ()), board.name)
    return found
