"""``python -m ahp``."""

import sys

from ahp.common.shell.run import main

sys.exit(main())
