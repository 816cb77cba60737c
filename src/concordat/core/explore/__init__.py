"""Every state that a case under a protocol can be in, and the longest that it can take. Pure; no
dates of real life.
"""

from concordat.core.explore.longest import Longest, longest
from concordat.core.explore.search import MOST_STATES, explore
from concordat.core.explore.state import Exploration, Stuck, Way

__all__ = ["MOST_STATES", "Exploration", "Longest", "Stuck", "Way", "explore", "longest"]
