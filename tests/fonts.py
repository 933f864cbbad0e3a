"""What tests of charts need of the machine's fonts."""

import pytest

from ahp.common.chart import fonts
from ahp.common.findings import UsageError


def has_chinese():
    try:
        return bool(fonts.families(["天津市费用"]))
    except UsageError:
        return False


needs_chinese = pytest.mark.skipif(not has_chinese(), reason="no Chinese font is installed")
