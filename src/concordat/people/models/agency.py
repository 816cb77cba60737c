"""An agency and its services, and the boards to which they belong."""

from django.db import models

from concordat.ids import new_id
from concordat.people.models.board import Board


class Agency(models.Model):
    """An organisation that works with children. `board` maintains the entry; the agency may belong
    to other boards as well.
    """

    id = models.SlugField(primary_key=True, max_length=64)
    board = models.ForeignKey(Board, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.SlugField(max_length=40)

    class Meta:
        ordering = ("name", "id")
        indexes = (models.Index(fields=("name",), name="agency_by_name"),)

    def __str__(self) -> str:
        return self.name


class AgencyInBoard(models.Model):
    """An agency's membership of a board, and its telephone number there."""

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
    """A service of an agency ("Assessment", "Safeguarding Unit"). Cases hold its id, never its
    name, so the row stays when the service closes.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id)
    board = models.ForeignKey(Board, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="services")
    name = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("agency", "name"), name="service_of_agency_once"),
        )

    def __str__(self) -> str:
        return self.name


class ServiceInBoard(models.Model):
    """A service that can be chosen in a board, and its telephone number there."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, models.CASCADE, related_name="boards")
    place = models.PositiveIntegerField()
    telephone = models.CharField(max_length=40)

    class Meta:
        ordering = ("place",)
        constraints = (
            models.UniqueConstraint(fields=("board", "service"), name="service_in_board_once"),
        )

    def __str__(self) -> str:
        return f"{self.service_id} in {self.board_id}"
