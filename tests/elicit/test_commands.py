"""``ahp elicit`` and ``ahp judge`` without a terminal: streams, exit codes, files."""

from fractions import Fraction

import pytest

from ahp.commands import main
from ahp.elicit import Desk
from ahp.elicit.lock import take
from ahp.files import read_matrix
from tests.elicit.models import make_model

ALL = "a,b,value,note\ncost,style,3,because\nstyle,range,1/2,\nrange,cost,1/2,\nfuel,price,5,\n"


@pytest.fixture
def ahp(tmp_path, monkeypatch, capsys):
    """Run the command beside a model folder ``car``; return exit code, stdout, stderr."""
    make_model(tmp_path / "car")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments, answers=None):
        if answers is not None:
            (tmp_path / "answers.csv").write_text(answers, encoding="utf-8")
        code = main(list(arguments))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err

    return run


BATCH = ("elicit", "car", "--answers", "answers.csv", "--batch")


def test_all_answers_from_a_file(ahp, tmp_path):
    code, out, err = ahp(*BATCH, answers=ALL)
    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()[-2:]] == [
        ["car", "Car", "3", "3", "0.0088", "consistent"],
        ["cost", "cost", "1", "1", "0.0000", "consistent"],
    ]
    matrix = read_matrix(tmp_path / "car" / "car.csv")
    assert matrix.upper == (3, 2, Fraction(1, 2))
    assert read_matrix(tmp_path / "car" / "cost.csv").upper == (Fraction(1, 5),)
    assert ahp(*BATCH, answers=ALL) == (code, out, err)


def test_what_is_open_is_told(ahp):
    code, out, err = ahp(*BATCH, answers="a,b,value\ncost,style,3\nprice,fuel,1\n")
    assert code == 1
    assert err == ("warning  node Car: 2 of 3 judgments are open: cost : range; style : range\n")
    code, out, err = ahp(*BATCH, "--lang", "zh")
    assert err == "警告  节点 汽车：共 3 个判断，尚缺 2 个：cost : range；style : range\n"
    assert "汽车" in out


def test_of_more_items_than_the_table_has_only_the_ratio_is_lacking(ahp, tmp_path):
    """31 items, each judged against the first, which matters as much; the table ends at 30."""
    outline = "大目标\n" + "".join(f"  项{k}\n" for k in range(31))
    (tmp_path / "outline.txt").write_text(outline, encoding="utf-8")
    ahp("new", "outline.txt", "large")
    answers = "a,b,value\n" + "".join(f"项0,项{k},1\n" for k in range(1, 31))
    arguments = ("elicit", "large", "--expert", "li", *BATCH[2:], "--lang", "zh")
    code, out, err = ahp(*arguments, answers=answers)
    assert code == 1
    row = out.splitlines()[-1].split(maxsplit=4)
    assert row == ["goal", "大目标", "30", "465", "无 CR（缺 435 个判断）"]
    assert err.splitlines() == [
        "警告  节点 大目标：共 465 个判断，尚缺 435 个："
        "项1 : 项2；项1 : 项3；项1 : 项4；项1 : 项5；项1 : 项6；项1 : 项7；…",
        "错误  节点 大目标：RI 表 yaahp 只到 n = 30，而该矩阵 n = 31。"
        "可改用 alonso-lamata（适用于任意 n 的公式）或 simulated（蒙特卡洛模拟）",
    ]
    code, out, err = ahp("experts", "large", "--lang", "zh")
    assert (code, err.count("节点 大目标：RI 表 yaahp 只到 n = 30")) == (1, 1)


def test_what_nothing_could_contradict_is_not_called_consistent(ahp):
    code, out, _ = ahp(*BATCH, answers="a,b,value\ncost,style,3\nstyle,range,2\n")
    assert code == 1
    assert out.splitlines()[-2].endswith("0.0000  nothing to check (1 missing)")
    code, out, _ = ahp("judge", "car", "-", "cost", "style", "5", "--lang", "zh")
    assert out.splitlines()[-1].split("  ")[-1] == "无从检验（缺 1 个判断）"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_help_says_that_a_value_may_be_an_interval(ahp, lang):
    code, out, _ = ahp("judge", "--help", "--lang", lang)
    assert code == 0
    assert "3-5" in out.partition("VALUE  ")[2].partition("--note")[0]


def test_intervals_are_judged_and_answered_in_one_go(ahp, tmp_path):
    ahp("judge", "car", "-", "cost", "style", "3 to 5")
    ahp(*BATCH, answers="a,b,value\nrange,cost,1/5~1/3\n")
    matrix = read_matrix(tmp_path / "car" / "car.csv")
    assert [matrix.judgment_text("cost", item) for item in ("style", "range")] == ["3-5", "3-5"]


def test_a_refused_judgment_leaves_no_folder_of_an_expert(ahp, tmp_path):
    code, out, _ = ahp("judge", "car", "Bob", "cost", "stlye", "3")
    assert (code, out) == (2, "")
    assert not (tmp_path / "car" / "experts").exists()


def test_a_note_is_kept_to_what_can_be_printed(ahp, tmp_path):
    ahp("judge", "car", "-", "cost", "style", "3", "--note", "so\udcff it\x1b is\n")
    with Desk.open(tmp_path / "car") as desk:
        assert dict(desk.session("car").notes) == {("cost", "style"): "so it is"}


def test_inconsistent_judgments_are_told(ahp):
    answers = "a,b,value\ncost,style,9\nstyle,range,9\ncost,range,1\nprice,fuel,1\n"
    code, out, err = ahp(*BATCH, answers=answers)
    assert code == 1
    # Round a circle, 9 times 9 to 1: lambda_max is 1 + 81^(1/3) + 81^(-1/3), CI half of what is
    # above 3, and RI 0.52.
    assert "warning  node Car: CR 2.4595 (RI table yaahp) is not below 0.1" in err
    assert "inconsistent" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["elicit", "car"], "questions need a terminal, and this is none"),
        (["elicit", "car", "--batch"], "--batch asks nothing"),
        (["elicit", "nowhere"], "no such file or folder"),
        (["elicit", "nowhere", "--batch", "--answers", "answers.csv"], "no such file or folder"),
        ([*BATCH, "--expert", "a/b"], "cannot be the name of an expert"),
        ([*BATCH, "--node", "cra"], "Did you mean car?"),
        ([*BATCH, "--order", "row"], "nearest: rows"),
        ([*BATCH, "--method", "magic"], "'magic' is not known"),
        ([*BATCH, "--ri", "magic"], "is named 'magic'"),
        ([*BATCH, "--threshold", "0"], "is not a number above 0"),
        (["elicit", "car", "--batch", "--answers", "nowhere.csv"], "no such file"),
        (["judge", "car", "-", "cost", "style", "10"], "the answer 10 is off the scale"),
        (["judge", "car", "-", "cost", "price", "often"], "'often' is not a judgment"),
        (["judge", "car", "-", "cost", "stlye", "3"], "Did you mean style?"),
        (["judge", "car", "..", "cost", "style", "3"], "cannot be the name of an expert"),
        (["judge", "car", "cost", "style", "3"], "required"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_wrong_usage(ahp, arguments, message, lang):
    code, out, err = ahp(*arguments, "--lang", lang, answers=ALL)
    assert (code, out) == (2, "")
    assert lang == "zh" or message in err


def test_broken_answers_change_nothing(ahp, tmp_path):
    code, out, err = ahp(*BATCH, answers="a,b,value\ncost,style,3\ncost,style,x\ncost,y,2\n")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 2
    assert read_matrix(tmp_path / "car" / "car.csv").upper == (None, None, None)


def test_judging_one_pair(ahp, tmp_path):
    code, out, err = ahp("judge", "car", "-", "style", "cost", "1/3", "--note", "so it is")
    assert code == 1
    assert "2 of 3 judgments are open" in err
    assert read_matrix(tmp_path / "car" / "car.csv").upper[0] == 3
    code, out, err = ahp("judge", "car", "Li Wei", "price", "fuel", "7")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].split() == ["cost", "cost", "1", "1", "0.0000", "consistent"]
    path = tmp_path / "car" / "experts" / "Li Wei" / "cost.csv"
    assert read_matrix(path).upper == (7,)


def test_the_second_is_told_who_is_at_work(ahp, tmp_path):
    lock = take(str(tmp_path / "car"))
    code, out, err = ahp("judge", "car", "-", "cost", "style", "3")
    assert (code, out) == (2, "")
    assert f"is at work on these answers, on {lock.owner.host}, in process" in err
    lock.release()


def test_what_cannot_be_saved_is_an_error(ahp, tmp_path, monkeypatch):
    def fail(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    code, out, err = ahp(*BATCH, answers=ALL)
    assert (code, out) == (2, "")
    assert err == "car: cannot be written: No space left on device\n"
