"""``python -m index``."""

import sys

from index.commands import main

sys.exit(main())
