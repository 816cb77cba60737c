"""A person, the posts they hold, and when they are away."""

from django.db import models

from concordat.people.models.agency import Agency, Service
from concordat.people.models.board import Board


class Person(models.Model):
    """Somebody who acts in cases. `board` maintains the entry; they may hold posts in other boards
    as well.
    """

    id = models.SlugField(primary_key=True, max_length=64)
    board = models.ForeignKey(Board, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A post in an agency (in one of its services), or one of the board's own if there is no
    `agency`.

    `post` is a tier of the board's protocol; `title` is what the post is called here. `cover` acts
    while the post is empty, and while its holder is away without having named a cover. `lead` marks
    who looks after what the agency raises and is asked; of a service, what that service is asked.
    `organisation` is the name of the holder's own, where somebody from another one has the post.
    """

    board = models.ForeignKey(Board, models.CASCADE, related_name="seats")
    agency = models.ForeignKey(Agency, models.CASCADE, null=True, related_name="seats")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="seats")
    place = models.PositiveIntegerField()
    post = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    holder = models.ForeignKey(Person, models.PROTECT, null=True, related_name="seats")
    cover = models.ForeignKey(Person, models.PROTECT, null=True, related_name="covered_seats")
    lead = models.BooleanField(default=False)
    organisation = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("board", "place"), name="seat_place"),)
        indexes = (
            models.Index(fields=("board", "agency"), name="seat_board_agency"),
            models.Index(fields=("board", "post"), name="seat_board_post"),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.agency_id or self.board_id}"


class Absence(models.Model):
    """Somebody's absence from their posts in a board, from `since` to `until`: London dates, both
    included.
    """

    board = models.ForeignKey(Board, models.CASCADE, related_name="absences")
    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    since = models.DateField()
    until = models.DateField()
    cover = models.ForeignKey(Person, models.PROTECT, null=True, related_name="covers")

    class Meta:
        ordering = ("since", "until")
        constraints = (
            models.UniqueConstraint(fields=("board", "person", "since"), name="absence_once"),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="absence_ends_after_it_began"
            ),
        )
        indexes = (
            models.Index(fields=("board", "cover"), name="absence_board_cover"),
            models.Index(fields=("until",), name="absence_until"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} away {self.since} to {self.until}"
