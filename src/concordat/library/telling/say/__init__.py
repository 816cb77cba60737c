"""The parts of a protocol in plain English, for the ladder as text, its picture and its pages."""

from concordat.core.protocol import say_word
from concordat.library.telling.say.admission import say_admission
from concordat.library.telling.say.duties import EACH, say_notice, say_owners, say_particulars
from concordat.library.telling.say.ladder import (
    ADDED,
    say_name,
    say_stages,
    say_step,
    say_target,
    say_times,
)
from concordat.library.telling.say.limits import (
    say_anchor,
    say_anchors,
    say_clock,
    say_limit,
    say_limits,
    say_nation,
    say_standard,
)
from concordat.library.telling.say.posts import say_post, say_posts
from concordat.library.telling.say.signals import say_condition, say_signal, say_when

__all__ = [
    "ADDED",
    "EACH",
    "say_admission",
    "say_anchor",
    "say_anchors",
    "say_clock",
    "say_condition",
    "say_limit",
    "say_limits",
    "say_name",
    "say_nation",
    "say_notice",
    "say_owners",
    "say_particulars",
    "say_post",
    "say_posts",
    "say_signal",
    "say_stages",
    "say_standard",
    "say_step",
    "say_target",
    "say_times",
    "say_when",
    "say_word",
]
