"""Answers in a file: what ``-o`` writes, and what it does not write over."""

import shutil
from pathlib import Path

import pytest

from ahp.commands import main

MODEL = Path(__file__).parents[3] / "matrices" / "ai-competitiveness-2022"


@pytest.mark.parametrize("command", ["weights", "check"])
def test_an_answer_goes_into_a_file(tmp_path, capsys, command):
    model, target = tmp_path / "model", tmp_path / "out.csv"
    shutil.copytree(MODEL, model)
    arguments = [command, str(model), "--format", "csv", "--lang", "zh"]
    code = main(arguments)
    answer = capsys.readouterr().out
    assert main([*arguments, "-o", str(target)]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert f"已写入 {target}" in err
    written = target.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")  # or a spreadsheet shows Chinese as rubbish
    assert written.decode("utf-8-sig").splitlines() == answer.splitlines()
    target.write_text("my own")
    assert main([*arguments, "-o", str(target)]) == 2
    assert target.read_text() == "my own"
    assert main([*arguments, "-o", str(target), "--force"]) == code
    assert target.read_bytes() == written
    assert main([*arguments, "-o", str(model / "w.csv")]) == 2  # would be read as a matrix
    assert not (model / "w.csv").exists()
