"""The pictures in the READMEs are what the workbench shows, and are always made alike."""

import importlib.util
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent.parent / "docs"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("make_screens", DOCS / "make_screens.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def words(svg):
    """The text of a picture, without what depends on the version of rich."""
    return re.findall(r"<text [^>]*>([^<]*)</text>", svg)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pictures(script, tmp_path, lang):
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
    first = script.make(tmp_path / "first", lang)
    second = script.make(tmp_path / "second", lang)
    assert len(first) == len(script.SCENES)
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes()
        committed = (DOCS / one.name).read_text(encoding="utf-8")
        assert words(one.read_text(encoding="utf-8")) == words(committed), (
            "run python docs/make_screens.py"
        )
