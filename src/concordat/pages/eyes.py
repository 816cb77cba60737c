"""Who a page is shown to, looked up once a day and kept in the session.

For display only: what somebody may see and do in a case is looked up in the directory each time.
"""

from datetime import date

import msgspec
from django.http import HttpRequest

from concordat import clock
from concordat.brief.view import BoardCard
from concordat.brief.words import date_of
from concordat.people import queries
from concordat.people.values import Board, Part, Person

PERSON = "person"  # the session's key for the id of whoever signed in
SEEN_AS = "seen as"  # and for what is known of them on a day


class Post(msgspec.Struct, frozen=True):
    """A post as the top of a page names it. `away` says that somebody else acts in it today."""

    board: Board
    title: str
    agency: str
    away: bool = False
    of_the_board: bool = False


class SeenAs(msgspec.Struct, frozen=True):
    """A person and their posts on a London date, those they act in first."""

    on: date
    person: Person
    posts: tuple[Post, ...]

    @property
    def board(self) -> BoardCard | None:
        """The board they are seen on where a page has none of its own."""
        return self.posts[0].board if self.posts else None

    def post_on(self, board: BoardCard | None) -> Post | None:
        """Their post on that board, else their first anywhere."""
        return next(
            (post for post in self.posts if board and post.board.id == board.id),
            next(iter(self.posts), None),
        )


def of(request: HttpRequest) -> SeenAs | None:
    """Whoever signed in on this browser, as of today; None if nobody did, or they are no longer in
    the directory.
    """
    person_id = request.session.get(PERSON)
    if not person_id:
        return None
    today = date_of(clock.now())
    if kept := request.session.get(SEEN_AS):
        known = msgspec.json.decode(kept, type=SeenAs)
        if known.on == today:
            return known
    fresh = looked_up(person_id, today)
    if fresh:
        request.session[SEEN_AS] = msgspec.json.encode(fresh).decode()
    return fresh


def looked_up(person_id: str, on: date) -> SeenAs | None:
    """A person as the directory knows them on a day; None where it doesn't."""
    person = queries.people([person_id]).get(person_id)
    if person is None:
        return None
    boards = {board.id: board for board in queries.boards()}
    posts = (_post(part, boards[part.board]) for part in queries.parts_of(person_id, on))
    return SeenAs(on, person, tuple(sorted(posts, key=lambda post: post.away)))


def _post(part: Part, board: Board) -> Post:
    return Post(board, part.seat.title, part.agency_name, part.away, part.kind is None)
