"""Every option of every command stands every value: it is taken, or refused in both languages."""

import shutil
from pathlib import Path

import pytest

from ahp import commands as ahp
from ahp.common.shell.parser import parser_of, whole
from index import commands as index
from index.sample.command import ACTIONS

ROOT = Path(__file__).parent
DEMO = "project"
SAMPLE = "small"
AUDIT = str(ROOT.parent / "examples" / "ai-competitiveness-2022")
# Arguments each command needs beside the option that is tried, so that little is done.
CALLS = {
    "ahp check": ["a.csv"],
    "ahp weights": ["model"],
    "ahp compare": ["model"],
    "ahp experts": ["model"],
    "ahp sensitivity": ["model", "--draws=50"],
    "ahp questionnaire": ["model", "--output=forms"],
    "ahp collect": ["model", "sent.csv"],
    "ahp chart": ["hierarchy", "model", "--force"],
    "ahp report": ["model", "--output=r.html", "--parts=weights"],
    "ahp recover": ["--weights=0.637,0.258,0.105", "--cr=0.037"],
    "ahp repair": ["a.csv", "--accept=all"],
    "ahp new": ["outline.txt", "made"],
    "ahp elicit": ["model", "--batch", "--answers=answers.csv"],
    "ahp workbench": [],
    "ahp judge": ["model", "-", "a", "b", "3"],
    "ahp ri": ["--simulate", "--samples=9", "--n=3"],
    "ahp-index build": [DEMO],
    "ahp-index rank": [DEMO],
    "ahp-index explain": [DEMO, "北京"],
    "ahp-index compare": [DEMO, "--set=decimals=2"],
    "ahp-index check": [DEMO],
    "ahp-index region": [DEMO, "北京"],
    "ahp-index drop": [DEMO],
    "ahp-index switch": [DEMO, "--top=1"],
    "ahp-index robustness": [DEMO, "--draws=64"],
    "ahp-index weights": [DEMO, "--methods=equal"],
    "ahp-index audit": [AUDIT],
    "ahp-index export": [DEMO, "--output=exported", "--format=json"],
    "ahp-index chart": [DEMO, "ranking", "--force"],
    "ahp-index report": ["reported", "--output=r.html", "--force"],
    "ahp-index new": ["started", "--model=model"],
    "ahp-index import": ["iMeta.csv", "iData.csv", "--output=imported"],
    "ahp-index sample new": ["records", "--scale=0.001"],
    "ahp-index sample check": [SAMPLE],
    "ahp-index sample rollup": [SAMPLE],
}
PROGRAMS = {"ahp": ahp, "ahp-index": index}
COMMANDS = {
    f"{prog} {command.name}": command
    for prog, program in PROGRAMS.items()
    for command in program.COMMANDS
    if command.name != "sample"
} | {f"ahp-index sample {action.name}": action for action in ACTIONS}
PATHS = ("--", "", "\x1b[2J", "9" * 5_000)
BAD = ("--", "", "\x1b[2J", "9" * 30, "9" * 5_000, "-1", "nan", "²⁰²²", "a\udcffb")


def options_of(name):
    parser = parser_of(COMMANDS[name], "en", name)
    return [action for action in parser._actions if action.option_strings and action.nargs != 0]


CASES = [(name, one.option_strings[-1]) for name in COMMANDS for one in options_of(name)]


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with something for every command to work on."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Path("a.csv").write_text(",a,b,c\na,1,9,1\nb,,1,9\nc,,,1\n", encoding="utf-8")
    Path("outline.txt").write_text("goal\n  a\n  b\n", encoding="utf-8")
    Path("answers.csv").write_text("node,a,b,value\ngoal,a,b,3\n", encoding="utf-8")
    nodes = '[[nodes]]\ncode = "goal"\n[[nodes]]\ncode = "a"\nparent = "goal"\n'
    nodes += '[[nodes]]\ncode = "b"\nparent = "goal"\n'
    Path("sent.csv").write_text("name,a : b\nwang,1/3\n", encoding="utf-8")
    meta = "iCode,Type,Level,Parent,Direction,Weight\nx,Indicator,1,top,1,1\n"
    Path("iMeta.csv").write_text(meta + "top,Aggregate,2,NA,1,1\n", encoding="utf-8")
    Path("iData.csv").write_text("uCode,Time,x\na,2020,1\nb,2020,2\n", encoding="utf-8")
    Path("model").mkdir()
    Path("model", "hierarchy.toml").write_text(f"format = 1\n{nodes}", encoding="utf-8")
    for folder in (Path("model"), Path("model", "experts", "Li"), Path("model", "experts", "Wu")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "goal.csv").write_text(",a,b\na,1,3\nb,,1\n", encoding="utf-8")
    shutil.copytree(ROOT / "index" / "good", DEMO)
    shutil.copytree(ROOT / "index" / "good", "reported")
    with Path("reported", "index.toml").open("a", encoding="utf-8") as settings:
        settings.write('[report]\nparts = ["overview"]\ncharts = []\n')
    shutil.copytree(ROOT / "index" / "records" / "small", SAMPLE)


def test_every_command_is_tried():
    assert set(CALLS) == set(COMMANDS)


def given(name, option, value, lang):
    """Call a command with a value of one option, and return its exit code."""
    prog, *words = name.split()
    rest = [one for one in CALLS[name] if not one.startswith(f"{option}=")]
    return PROGRAMS[prog].main([*words, *rest, "--lang", lang, f"{option}={value}"])


@pytest.mark.parametrize(("name", "option"), CASES, ids=lambda value: value)
def test_no_value_of_an_option_ends_in_a_traceback(place, capsys, name, option):
    for number, value in enumerate(PATHS if option in ("--quarantine", "--output") else BAD):
        lang = ("en", "zh")[number % 2]
        code = given(name, option, value, lang)
        err = capsys.readouterr().err
        assert "Traceback" not in err
        assert code in (0, 1, 2), value
        assert code == 0 or err or name in ("ahp check", "ahp recover"), value
        shutil.rmtree("records", ignore_errors=True)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "ahp workbench"])
def test_without_a_bad_value_there_is_an_answer(place, capsys, name):
    prog, *words = name.split()
    code = PROGRAMS[prog].main([*words, *CALLS[name]])
    captured = capsys.readouterr()
    assert code in (0, 1), captured.err
    assert captured.out


NUMBERS = [
    (name, one.option_strings[-1]) for name in COMMANDS for one in options_of(name) if one.type
]
WHOLE = [
    (name, one.option_strings[-1])
    for name in COMMANDS
    for one in options_of(name)
    if one.type is whole
]


@pytest.mark.parametrize(("name", "option"), NUMBERS, ids=lambda value: value)
@pytest.mark.parametrize("value", ["--", "", "two"])
def test_what_is_no_number_is_told_in_both_languages(place, capsys, name, option, value):
    saying = (f" value: {value!r}", f"的值 {value!r} 不是数字")
    if (name, option) in WHOLE:
        saying = (f"{value!r} is not a whole number", f"的值 {value!r} 不是整数")
    for lang, said in zip(("en", "zh"), saying, strict=True):
        assert given(name, option, value, lang) == 2
        err = capsys.readouterr().err
        assert f"{option}" in err
        assert said in err


def test_a_number_with_decimals_or_an_exponent_is_no_whole_one(place, capsys):
    for value in ("1e4", "3.0"):
        for lang, said in (
            ("en", f"{value!r} is not a whole number"),
            ("zh", f"{value!r} 不是整数"),
        ):
            assert given("ahp sensitivity", "--draws", value, lang) == 2
            assert said in capsys.readouterr().err


@pytest.mark.parametrize(("name", "option"), WHOLE, ids=lambda value: value)
def test_a_number_nobody_can_count_to_is_told_in_both_languages(place, capsys, name, option):
    for lang, said in (("en", "' is too large"), ("zh", "' 过大")):
        assert given(name, option, "9" * 20, lang) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "option", "said"),
    [
        ("ahp check", "--scale", "--scale '--' is not known"),
        ("ahp check", "--lang", "argument --lang: invalid choice: '--'"),
        ("ahp-index chart", "--suffix", "'.--'"),
        ("ahp-index compare", "--set", "--set '--'"),
        ("ahp-index rank", "--changes", "'--'"),
        ("ahp-index sample rollup", "--memory", "--memory '--'"),
        ("ahp-index new", "--years", "'--'"),
    ],
)
def test_two_hyphens_are_a_value_like_any_other(place, capsys, name, option, said):
    assert given(name, option, "--", "en") == 2
    assert said in capsys.readouterr().err


def test_digits_are_those_of_a_keyboard(place, capsys):
    for lang, said in (("en", "'²⁰²²'"), ("zh", "'²⁰²²'")):
        assert given("ahp-index new", "--years", "²⁰²²", lang) == 2
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("value", ["0", "-1", "1025", "1000000"])
def test_threads_are_as_many_as_a_machine_may_have(place, capsys, value):
    for lang, said in (
        ("en", f"--threads {value} is not from 1 to 1024"),
        ("zh", f"--threads {value} 应为 1 到 1024"),
    ):
        assert given("ahp-index sample rollup", "--threads", value, lang) == 2
        assert said in capsys.readouterr().err
