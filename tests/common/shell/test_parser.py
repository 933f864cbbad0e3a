"""A parser in two languages that builds what is called and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ahp import commands as ahp
from ahp.common.shell.parser import parser_of
from index import commands as index
from index.sample.command import ACTIONS

ROOT = Path(__file__).parents[3]
COMMANDS = [(f"ahp {one.name}", one) for one in ahp.COMMANDS]
COMMANDS += [(f"ahp-index {one.name}", one) for one in index.COMMANDS if one.name != "sample"]
COMMANDS += [(f"ahp-index sample {one.name}", one) for one in ACTIONS]


def is_chinese(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


@pytest.mark.parametrize(("prog", "command"), COMMANDS, ids=[prog for prog, _ in COMMANDS])
def test_every_argument_has_help_in_both_languages(prog, command):
    english, chinese = (parser_of(command, lang, prog) for lang in ("en", "zh"))
    assert not is_chinese(english.description)
    assert is_chinese(chinese.description)
    for one, other in zip(english._actions, chinese._actions, strict=True):
        assert one.dest == other.dest
        assert one.help
        assert is_chinese(other.help) or other.help.isascii() == one.help.isascii()
        assert one.help != other.help


def test_chinese_help_and_mistakes_have_full_width_marks(capsys):
    parser = parser_of(ahp.COMMANDS[0], "zh", "ahp check")
    assert "\n参数：\n" in parser.format_help()
    assert "\n选项：\n" in parser.format_help()
    assert ahp.main(["nothing", "--lang", "zh"]) == 2
    assert "COMMAND：没有 'nothing'，可选：'check'、'weights'、" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("program", "arguments", "wanted"),
    [
        ("ahp", ["--help"], set()),
        ("ahp", ["--version"], set()),
        ("ahp", ["check", "--help"], {"ahp.check.command"}),
        ("ahp", ["repair"], {"ahp.repair.command"}),
        ("index", ["--help"], set()),
        ("index", ["build", "--help"], {"index.rank.build_command"}),
        ("index", ["sample", "--help"], {"index.sample.command"}),
        ("index", ["sample", "new"], {"index.sample.command", "index.sample.new_command"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_only_the_command_that_is_called_is_imported(program, arguments, wanted):
    code = (
        f"import sys\nbefore = set(sys.modules)\nfrom {program}.commands import main\n"
        f"main({arguments!r})\nprint(*set(sys.modules) - before, sep='\\n')"
    )
    process = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = process.stdout.splitlines()
    modules = {one.module for _, one in COMMANDS} | {"index.sample.command"}
    assert modules.intersection(loaded) == wanted
    assert not {"numpy", "rich", "dataclasses", "ahp.common.findings"}.intersection(loaded)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one encoding of file names")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "cannot be written in ascii, the encoding of this system. Set a UTF-8 locale"),
        ("zh", "ascii"),
    ],
)
def test_a_system_without_an_encoding_for_a_name_says_so(tmp_path, lang, said):
    outline = tmp_path / "outline.txt"
    outline.write_text("goal: 目标\n  甲 a\n    丙 c\n    丁 d\n  乙 b\n", encoding="utf-8")
    environ = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)}
    process = subprocess.run(
        [sys.executable, "-m", "ahp", "new", str(outline), str(tmp_path / "new"), "--lang", lang],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (process.returncode, process.stdout) == (2, "")
    assert "Traceback" not in process.stderr
    assert said in process.stderr
    assert list(tmp_path.iterdir()) == [outline]
