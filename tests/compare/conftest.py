"""Models with experts, written into a folder."""

import pytest

from tests.compare.models import BLANK, HIERARCHY


@pytest.fixture
def model_of(tmp_path):
    """Write a model with experts; return its folder."""

    def make(experts, own=BLANK):
        folders = {tmp_path / "model": own}
        folders |= {tmp_path / "model" / "experts" / name: files for name, files in experts.items()}
        for folder, files in folders.items():
            folder.mkdir(parents=True, exist_ok=True)
            for code, text in files.items():
                (folder / f"{code}.csv").write_text(text, encoding="utf-8")
        (tmp_path / "model" / "hierarchy.toml").write_text(HIERARCHY, encoding="utf-8")
        return tmp_path / "model"

    return make
