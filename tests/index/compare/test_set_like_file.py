"""What ``--set`` changes passes the checks of ``index.toml``: the same findings, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ahp.common.findings import Finding, Problems, UsageError
from index import load_project
from index.compare.work import changed_settings
from index.files.settings import SECTIONS, keys_of_step
from index.files.wording_indicators import SETTING_WITHOUT_USE
from index.project.project import IndexProject
from index.project.steps import STEP_NAMES
from tests.settings_files import FILES, INDEX

WRONG = (
    *("1979-05-27", "true", '""', '"zzzzzz"', "[]", "{}", '["zzzzzz"]', "[1, 2]", "[2, 1]", "[-1]"),
    *(
        "[2021, 2022]",
        "-1",
        "0",
        "0.5",
        "1",
        "1.5",
        "16",
        "1000",
        "nan",
        "inf",
        "-inf",
        "1e999",
        '"1"',
    ),
    *("{ zzzzzz = 1 }", "[{ zzzzzz = 1 }]", '[["a"]]', '"goalposts"', '"z-score"', '"rank"'),
    *('"ratio-to-target"', '"geometric"', '"owa"', '"plus"', '"members"', '"winsorize"', '"log"'),
)
KEYS = tuple(
    ".".join(filter(None, (section, key))) for section, keys in SECTIONS.items() for key in keys
)
NODES = ("aggregation.nodes.goal", "aggregation.nodes.a", "aggregation.nodes.zzzzzz")
UNKNOWN = ("normalization.zzzzzz", "ranks", "aggregation.nodes")
STEPS = tuple(
    f'[{{ step = "{name}", {key} = VALUE }}]'
    for name in STEP_NAMES
    for key in keys_of_step(name)
    if key != "step"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("project")
    for name, text in FILES.items():
        (found / name).parent.mkdir(exist_ok=True)
        (found / name).write_text(text, encoding="utf-8")
    (found / "index.toml").write_text(INDEX, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def project(folder: Path) -> IndexProject:
    return load_project(folder)


def said(findings: list[Finding]) -> list[tuple[str, str | None, str, str]]:
    return [
        (one.code, one.place.key if one.place else None, one.message("en"), one.hint("en"))
        for one in findings
    ]


def of_file(folder: Path, key: str, value: str) -> list[Finding]:
    (folder / "index.toml").write_text(f"{key} = {value}\n{INDEX}", encoding="utf-8")
    problems = Problems()
    load_project(folder, problems)
    (folder / "index.toml").write_text(INDEX, encoding="utf-8")
    return list(problems.errors)


def of_option(project: IndexProject, key: str, value: str) -> list[Finding]:
    try:
        changed_settings(project, [f"{key}={value}"])
    except UsageError as error:
        # what is of no use is a note of a file, and pointless to ask for
        return [one for one in error.findings if one.what is not SETTING_WITHOUT_USE]
    return []


@given(key=st.sampled_from([*KEYS, *NODES, *UNKNOWN]), value=st.sampled_from(WRONG))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_a_setting_is_refused_alike(
    key: str, value: str, folder: Path, project: IndexProject
) -> None:
    assert said(of_option(project, key, value)) == said(of_file(folder, key, value))


@given(step=st.sampled_from(STEPS), value=st.sampled_from(WRONG))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_a_choice_of_a_step_is_refused_alike(
    step: str, value: str, folder: Path, project: IndexProject
) -> None:
    steps = step.replace("VALUE", value)
    assert said(of_option(project, "steps", steps)) == said(of_file(folder, "steps", steps))
