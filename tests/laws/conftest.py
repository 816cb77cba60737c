"""How hard the laws are tried: the same modest number of examples each time, so that a failure can
be repeated.

HYPOTHESIS_PROFILE=thorough tries many more, and others each time; "first failure" looks for no
simpler counter-example.
"""

import os

from hypothesis import Phase, settings

# No limit in seconds for one example: a busy machine is no counter-example.
settings.register_profile("modest", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=5_000, deadline=None)
settings.register_profile(
    "first failure",
    settings.get_profile("modest"),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "modest"))
