"""`python -m minhbach` is `minhbach`."""

import sys

from minhbach.cli import main

sys.exit(main())
