import subprocess
import sys

import pytest

import ahp


def test_every_public_name_is_there_and_documented():
    assert len(ahp.__all__) == 25
    assert set(ahp.__all__) <= set(dir(ahp))
    for name in ahp.__all__:
        assert getattr(ahp, name).__doc__


def test_unknown_name():
    with pytest.raises(AttributeError, match="module 'ahp' has no attribute 'analyse'"):
        _ = ahp.analyse


def test_import_is_light():
    program = (
        "import sys, ahp; "
        "print([name for name in ('numpy', 'ahp.common.findings') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
