"""How hard the laws are tried: the same modest number of examples each time, so that a failure can be repeated.

HYPOTHESIS_PROFILE=thorough tries many more, and others each time.
"""

import os

from hypothesis import settings

# No limit in seconds for one example: a busy machine is no counter-example.
settings.register_profile("modest", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "modest"))
