"""What the text permits and nobody owes: who may use it, whom they may ask, whom they may name."""

from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.protocol import Permission, Protocol
from concordat.core.who.parts import Actor


def why_not_bring_in(protocol: Protocol, case: Case, actor: Actor, role: str) -> Refused | None:
    """Why this person can't name somebody for a role; None where they can: whom the text lets name
    people for it, and the business unit where it lets nobody, or where the role was left.
    """
    permissions = permissions_to_name(protocol, role)
    if any(why_not_use(case, actor, each) is None for each in permissions):
        return None
    left = any(each.post == role for each in case.vacated)
    if actor.may_officiate and (left or not _says_who_names(protocol, role, permissions)):
        return None
    return Refused("not-yours", "Naming somebody for that is for somebody else.")


def _says_who_names(protocol: Protocol, role: str, permissions: list[Permission]) -> bool:
    """Whether the text says who names people for a role."""
    duties = (each for each in protocol.duties.values() if each.act == "appoint")
    return bool(permissions) or any(post.post == role for each in duties for post in each.towards)


def permissions_to_name(protocol: Protocol, role: str) -> list[Permission]:
    """The permissions under which somebody may be named for a role."""
    return [
        each
        for each in protocol.permissions
        if each.act == "appoint" and any(post.post == role for post in each.of)
    ]


def why_not_use(case: Case, actor: Actor, permission: Permission) -> Refused | None:
    """Why this person can't use what the text permits; None when they can: in a role that the text
    names, and not because the business unit may record for others.
    """
    if permission.over and case.stage not in permission.over:
        stages = " and ".join(permission.over)
        return Refused("not-at-this-stage", f"The procedure offers this at stage {stages}.")
    if permission.conditions and case.attributes.isdisjoint(permission.conditions):
        return Refused("not-in-this-case", "The procedure does not offer this in a case like this.")
    if permission.opens and not any(signal in permission.opens for signal, _ in case.log):
        return Refused("not-yet", "The procedure does not offer this yet.")
    if actor.everyone or any(actor.holds(post) for post in permission.who):
        return None
    return Refused("not-yours", f"You can't {permission.what}: that is for somebody else.")
