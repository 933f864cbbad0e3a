"""``python -m ahp``."""

import sys

from ahp.commands import main

sys.exit(main())
