"""`python -m concordat` is the same as `concordat`."""

import sys

from concordat.cli import main

sys.exit(main())
