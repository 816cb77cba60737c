"""An agency, the boards it belongs to, and its services there."""

from django.db import models

from concordat.people.models.board import Board


class Agency(models.Model):
    """An organisation that works with children. `board` keeps its entry; it may belong to others as
    well.
    """

    id = models.SlugField(primary_key=True, max_length=64)
    board = models.ForeignKey(Board, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.SlugField(max_length=40)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class AgencyInBoard(models.Model):
    """That an agency belongs to a board, and the number it answers there."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="agencies")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="boards")
    telephone = models.CharField(max_length=40)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("board", "agency"), name="agency_in_board_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} in {self.board_id}"


class Service(models.Model):
    """A service area of an agency ("Assessment", "Safeguarding Unit") and the number it answers."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="services")
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=100)
    telephone = models.CharField(max_length=40)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("board", "agency", "name"), name="service_once"),
        )

    def __str__(self) -> str:
        return self.name
