"""``python -m ahp``."""

import sys

from ahp.cli import main

sys.exit(main())
