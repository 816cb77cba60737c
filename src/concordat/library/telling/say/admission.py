"""Who may raise what, and until when."""

from concordat.core.protocol import Protocol
from concordat.core.wording import joined
from concordat.library.telling.say.signals import say_condition


def say_admission(protocol: Protocol) -> tuple[str, ...]:
    """What limits raising a disagreement, a sentence each."""
    rule = protocol.admission
    lines = []
    if rule.raisers:
        lines.append(f"Only {joined(rule.raisers, 'or')} can raise a disagreement.")
    if rule.conditions:
        conditions = [say_condition(protocol, each) for each in rule.conditions]
        lines.append(f"Only if {joined(conditions, 'or')}.")
    if rule.closed:
        lines.append("Only about the kinds of disagreement that are listed.")
    if rule.window:
        lines.append(
            f"Only within {rule.window.words} of receiving the decision, whose day isn't counted."
        )
    if rule.inside_one_agency:
        lines.append("People of one agency can raise it with each other.")
    return tuple(lines)
