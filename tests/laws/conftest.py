"""How hard the laws are tried: a modest number of examples each time, more with HYPOTHESIS_PROFILE=thorough."""

import os

from hypothesis import settings

# No limit in seconds for one example: a busy machine is no counter-example.
settings.register_profile("modest", max_examples=100, deadline=None)
settings.register_profile("thorough", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "modest"))
