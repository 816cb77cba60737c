"""Who may raise what, and until when."""

from collections.abc import Iterator

from concordat.core.protocol import Protocol
from concordat.core.wording import joined
from concordat.library.telling.say.signals import say_condition


def say_admission(protocol: Protocol) -> tuple[str, ...]:
    """What limits raising a disagreement, a sentence each."""
    rule = protocol.admission
    lines = []
    if rule.raisers:
        lines.append(f"Only {joined(rule.raisers, 'or')} can raise a disagreement.")
    lines += _with_whom(protocol)
    if rule.begins:
        lines.append(f"Whoever raises it is asked: {rule.begins}")
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


def _with_whom(protocol: Protocol) -> Iterator[str]:
    """Which kinds of agency answer: everywhere, and on single routes."""
    if everywhere := protocol.admission.answerers:
        kinds = joined(everywhere, "or")
        yield f"It can be raised only with {kinds}.{_where_to(protocol)}"
    for route in protocol.routes.values():
        if route.answerers:
            yield f"“{route.title}” can be raised only with {joined(route.answerers, 'or')}."


def _where_to(protocol: Protocol) -> str:
    """Where those can go who are turned away; "" where the text doesn't say."""
    other = protocol.otherwise
    return f" Otherwise: {other.use}." if other else ""
