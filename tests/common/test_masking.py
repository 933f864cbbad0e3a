"""Passwords of connections are shown nowhere, however the connection is written."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.commands import main as ahp
from ahp.common.findings import Finding, Place, UsageError
from ahp.common.masking import looks_like_connection, masked
from ahp.common.wording import UNKNOWN_CHOICE
from index.commands import main as ahp_index

SMALL = Path(__file__).parents[1] / "index" / "records" / "small"
CONNECTIONS = [
    "postgresql:/user:{}@host/records",
    "postgresql:user:{}@host/records",
    "postgresql:///user:{}@host/records",
    " postgresql://user:{}@host/records",
    "postgresql//user:{}@host/records",
    "jdbc:postgresql://user:{}@host/records",
    "jdbc:postgresql://host/records?user=user&password={}",
    "jdbc:oracle:thin:user/{}@host",
    "host=host user=user password={}",
    "host=host password = '{}'",
    "Server=host;Uid=user;Pwd={};",
    "user:{}@host/records",
    "postgres:/:{}@host",
    "mysql+pymysql://user:{}@host/records",
    "postgresql+psycopg:/user:{}@host/records",
]
SECRETS = ["hush", "hu@sh", "hu/sh", "hu:sh", "h#u?sh"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("connection", CONNECTIONS)
def test_a_password_is_masked_and_the_rest_stays(connection, secret):
    text = connection.format(secret)
    shown = masked(text)
    assert secret not in shown
    assert "***" in shown
    assert "host" in shown
    assert looks_like_connection(text)
    assert masked(shown) == shown


@given(st.text(st.characters(exclude_characters="\n", categories=["L", "N", "P", "S", "Zs"])))
def test_a_password_between_colon_and_at_may_hold_anything(secret):
    assert (
        masked(f"postgresql://user:{secret}@host/records") == "postgresql://user:***@host/records"
    )


@pytest.mark.parametrize(
    "text",
    ["records", "../a b/records.duckdb", "C:/records", "C:\\records", "postgresql://user@host/db",
     "x@y", "a=b", "range = [1, 100]", "密码学论文数", "10:30", "spark:default"],
)  # fmt: skip
def test_other_texts_stay_as_they_are(text):
    assert masked(text) == text


def test_findings_mask_path_place_and_details():
    text = CONNECTIONS[0].format("hush")
    details = {"what": text, "name": text, "known": "", "nearest": ""}
    found = Finding(UNKNOWN_CHOICE, details, text, Place(key=text, sheet=text))
    assert "hush" not in found.text() + found.text("zh") + str(found.path) + str(found.details)
    assert "hush" not in str(UsageError([found]))


@pytest.fixture
def printed(tmp_path, monkeypatch, capsys):
    """Run a command in a folder with a small project; return everything it printed."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SMALL, tmp_path / "small")

    def run(main, *arguments):
        assert main(list(arguments)) == 2
        captured = capsys.readouterr()
        return captured.out + captured.err

    return run


@pytest.mark.parametrize("connection", CONNECTIONS)
def test_no_command_prints_the_password_of_a_mistyped_source(printed, connection):
    source = connection.format("hush")
    told = printed(ahp_index, "sample", "check", "small", "--source", source)
    assert "hush" not in told
    needed = "needs the package psycopg"  # where it is not installed
    said = ("postgresql://USER@HOST:PORT/DATABASE", "cannot be read", needed)
    assert any(one in told for one in said)
    settings = Path("small/sample.toml")
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('source = "records"', f"source = {json.dumps(source)}"))
    for command in (["build"], ["explain"], ["sample", "rollup"]):
        more = ["江苏省"] if command == ["explain"] else []
        assert "hush" not in printed(ahp_index, *command, "small", *more)


@pytest.mark.parametrize("connection", CONNECTIONS)
def test_no_other_place_prints_a_password_either(printed, connection):
    source = connection.format("hush")
    for arguments in (
        ["build", source],
        ["sample", "check", source],
        ["sample", "check", "small", source],
        ["sample", "check", "small", "--engine", source],
        ["sample", "check", "small", "--memory", source],
        ["sample", "check", "small", "--threads", source],
        ["sample", "check", "small", "--format", source],
        ["audit", source],
        ["new", "mine", "--model", source],
        [source],
    ):
        assert "hush" not in printed(ahp_index, *arguments), arguments
    for arguments in (
        ["weights", source],
        ["check", source],
        ["new", source],
        ["ri", "--n", source],
    ):
        assert "hush" not in printed(ahp, *arguments), arguments
