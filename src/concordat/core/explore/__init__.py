"""Every state that a case under a protocol can be in, and the longest that it can take. Pure; no
dates of real life.
"""

from concordat.core.explore.graph import MOST_STATES, Exploration, Stuck, Way, explore
from concordat.core.explore.longest import Longest, longest

__all__ = ["MOST_STATES", "Exploration", "Longest", "Stuck", "Way", "explore", "longest"]
