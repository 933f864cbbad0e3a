"""The European Commission's index of 2022, whose weights were set: inputs against published scores.

European Commission (2022). Digital Economy and Society Index (DESI) 2022. © European Union,
reused under Decision 2011/833/EU, CC BY 4.0.
"""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from index.files.project import load_project
from index.steps.build import build

FOLDER = Path(__file__).parents[2] / "examples" / "desi-2022"


@pytest.fixture(scope="module")
def published():
    return pd.read_csv(FOLDER / "published.csv", index_col=["year", "region"])


def agreeing(folder, published):
    scores = build(load_project(folder)).scores.loc[published.index, published.columns]
    return int(np.isclose(scores, published, rtol=0, atol=1e-9).sum())


def test_every_published_score_comes_out(published):
    assert published.size == 2520
    assert agreeing(FOLDER, published) == 2520


def test_so_they_do_where_nothing_but_the_table_of_indicators_says_the_weights(tmp_path, published):
    folder = Path(shutil.copytree(FOLDER, tmp_path / "desi"))
    text = (folder / "index.toml").read_text(encoding="utf-8")
    (folder / "index.toml").write_text(text.partition("[weights]")[0], encoding="utf-8")
    assert agreeing(folder, published) == 2520
    (folder / "index.toml").write_text(
        text.partition("[weights]")[0] + "[weights]\nequal = true\n", encoding="utf-8"
    )
    assert agreeing(folder, published) < 1500  # the weights matter
