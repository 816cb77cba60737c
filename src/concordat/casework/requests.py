"""The ids of requests: what makes sending a form twice harmless.

A browser never makes one. A form carries a token that is signed for one person and one form, and
what is recorded is made from it; what the program does by itself has ids that no form can have.
Both hold a stroke, and what somebody else sends must not: so nobody can take them beforehand.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from concordat.core.errors import Refused
from concordat.ids import new_id

_OF_A_FORM, _OWN = "form", "own"


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it is shown to one person: `name` says which, and about what."""

    person: str
    name: str

    def token(self) -> str:
        """A new token, for one sending of this form."""
        return self._signer().sign(new_id())

    def accepts(self, token: str) -> bool:
        """Whether this form was shown with that token to this person, no longer ago than anybody
        stays signed in.
        """
        try:
            self._signer().unsign(token, max_age=settings.SESSION_COOKIE_AGE)
        except signing.BadSignature:
            return False
        return True

    def request(self, token: str) -> str:
        """The id of the request. Raises Refused for a token that this form doesn't accept."""
        if not self.accepts(token):
            raise Refused(
                "not-this-form",
                "This form was shown to somebody else, or too long ago. Nothing was recorded: "
                "look at what you wrote and send it again.",
            )
        return f"{_OF_A_FORM}/{sha256(token.encode()).hexdigest()}"

    def _signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"{__name__}/{self.person}/{self.name}")


def own(*what: str) -> str:
    """The id of what the program does by itself, the same each time for the same thing. It tells
    nothing, and nobody without the installation's key can make it.
    """
    return f"{_OWN}/{salted_hmac(__name__, '/'.join(what), algorithm='sha256').hexdigest()}"
