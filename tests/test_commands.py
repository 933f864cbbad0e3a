"""The command as its users meet it: streams, exit codes, languages, interruption."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ahp.commands import main
from ahp.common.document.formats import FORMATS
from ahp.core.random_index import NAMES
from ahp.core.scales import SCALES
from tests.golden import MATRICES

ROOT = Path(__file__).parent.parent
CONSISTENT = ",a,b,c\na,1,3,5\nb,,1,3\nc,,,1\n"
INCONSISTENT = ",a,b,c\na,1,9,1\nb,,1,9\nc,,,1\n"
# the command, telling each step of a search
STEP_BY_STEP = """
import sys
from ahp.commands import main
from ahp.recovery import work
show = work.Bar.show
def told(*seen):
    print("step", file=sys.stderr, flush=True)
    show(*seen)
work.Bar.show = told
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("files", "arguments", "code"),
    [
        ({"a.csv": CONSISTENT}, ["check", "a.csv"], 0),
        ({"a.csv": INCONSISTENT}, ["check", "a.csv"], 1),
        ({"a.csv": CONSISTENT, "b.csv": "text"}, ["check", "."], 1),
        ({"a.csv": CONSISTENT}, ["check", "a.csv", "nowhere"], 1),
        ({}, ["check", "nowhere"], 2),
        ({}, ["check", "."], 2),
        ({"a.csv": CONSISTENT}, ["check", "a.csv", "--method", "none"], 2),
        ({"a.csv": CONSISTENT}, ["check", "a.csv", "--format", "none"], 2),
        ({"a.csv": CONSISTENT}, ["check", "a.csv", "--threshold", "x"], 2),
        ({}, ["check"], 2),
        ({}, [], 2),
        ({}, ["--help"], 0),
        ({}, ["recover"], 2),
        ({}, ["recover", "--weights", "0.637,0.258,0.105", "--cr", "0.037"], 0),
        ({}, ["recover", "--weights", "0.637,0.258,0.105", "--cr", "0.039", "--ri", "yaahp"], 1),
        # 0.039 is the CR of the same matrix by a table of smaller random indices.
        ({}, ["recover", "--weights", "0.637,0.258,0.105", "--cr", "0.039"], 0),
        ({}, ["recover", "--weights", "0.637,0.258,0.105", "--method", "nothing"], 2),
        ({}, ["recover", "--weights", "0.637,0.258,0.105", "--ri", "nothing"], 2),
        ({}, ["recover", "--weights", "0.6,0.4", "--labels", "a"], 2),
        ({}, ["recover", "nowhere"], 2),
        ({}, ["recover", "."], 2),
        ({}, ["recover", "--weights", "0.6,0.4", "--cr", ""], 2),
        ({}, ["recover", "--weights", "0.6,0.4", "--limit", "0"], 2),
        ({}, ["recover", "--weights", "0.6,0.4", "--seconds", "nan"], 2),
        ({"file": ""}, ["recover", "--weights", "0.6,0.4", "-o", "file"], 2),
        ({}, ["weights", "nowhere"], 2),
        ({}, ["new", "nowhere"], 2),
        ({}, ["ri", "--n", "0"], 2),
        ({}, ["ri", "--simulate", "--samples", "1"], 2),
        ({}, ["ri", "--simulate", "--seed", "-1"], 2),
        ({}, ["ri", "--seed", "2022"], 2),
        ({}, ["ri", "--samples", "100000"], 2),
        ({}, ["ri", "--missing", "-1"], 2),
        ({}, ["ri", "--n", "4", "--missing", "4"], 2),
        ({}, ["ri", "--simulate", "--samples", "1000000000000"], 2),
        ({}, ["weights", ".", "--ri", "yaahp"], 2),
        ({}, ["weights", ".", "--method", "none"], 2),
        ({}, ["weights", ".", "--scale", "none"], 2),
        ({}, ["ri", "--n", "3-5"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_exit_codes(ahp, tmp_path, files, arguments, code, lang):
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found, out, err = ahp(*arguments, *(["--lang", lang] if arguments else []))
    assert found == code
    if code == 2 and "check" not in arguments[:1]:
        assert out == ""
        assert err


def test_the_answer_goes_to_stdout_alone(ahp, tmp_path):
    (tmp_path / "a.csv").write_text(INCONSISTENT, encoding="utf-8")
    _, out, err = ahp("check", "a.csv", "--format", "json")
    assert json.loads(out)["ok"] is False
    assert err == ""


def test_language_follows_the_locale_and_the_option(ahp, tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text(CONSISTENT, encoding="utf-8")
    assert "consistent" in ahp("check", "a.csv")[1]
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "通过" in ahp("check", "a.csv")[1]
    assert "consistent" in ahp("check", "a.csv", "--lang=en")[1]
    assert "缺少参数" in ahp("check")[2]
    assert "显示帮助并退出" in ahp("check", "--help")[1]


def test_help_names_every_table_and_scale(ahp, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    for lang in ("en", "zh"):
        text = ahp("check", "--help", "--lang", lang)[1]
        assert all(name in text for name in (*NAMES, *SCALES))


def test_the_json_of_recover_keeps_its_contract(ahp):
    arguments = ["--weights", "0.637,0.258,0.105", "--cr", "0.037", "--ri", "yaahp"]
    code, out, _ = ahp("recover", *arguments, "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["count"], found["exhaustive"], found["exact"]) == (1, True, True)
    (matrix,) = found["matrices"]
    assert matrix["upper"] == ["3", "5", "3"]
    assert matrix["contradicts"] == []
    assert matrix["cr"] == pytest.approx(0.037, abs=5e-4)
    assert matrix["weights"] == pytest.approx([0.637, 0.258, 0.105], abs=5e-4)


@pytest.mark.parametrize("style", ["table", "csv", "markdown", "latex", "html"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_recover_writes_every_format(ahp, style, lang):
    arguments = ["--weights", "0.636,0.258,0.105", "--cr", "0.037", "--labels", "价格,外观,安全"]
    code, out, _ = ahp("recover", *arguments, "--format", style, "--lang", lang)
    assert code == 1
    assert "0.63" in out
    assert "价格" in out


def test_recover_writes_matrices_and_keeps_others(ahp, tmp_path):
    arguments = ["recover", "--weights", "0.637，0.258，0.105", "--cr", "0.037", "-o", "found"]
    path = Path("found", "matrix-1.csv")
    assert f"wrote {path}" in ahp(*arguments)[2]
    assert path.read_text(encoding="utf-8") == ",A,B,C\nA,1,3,5\nB,,1,3\nC,,,1\n"
    assert f"unchanged {path}" in ahp(*arguments)[2]
    path.write_text(INCONSISTENT.replace("a", "A").replace("b", "B").replace("c", "C"))
    assert f"kept {path}" in ahp(*arguments)[2]
    assert f"wrote {path}" in ahp(*arguments, "--force")[2]
    path.write_text("no matrix")
    assert f"kept {path}" in ahp(*arguments)[2]


def test_recover_reads_a_list_of_printed_weights(ahp, tmp_path):
    (tmp_path / "printed.csv").write_bytes(
        "指标,权重\n价格,0.637\n外观,0.258\n安全,0.105\nCR,0.037\n".encode("gb18030")
    )
    code, out, _ = ahp("recover", "printed.csv", "--format", "json")
    assert code == 0
    assert json.loads(out)["labels"] == ["价格", "外观", "安全"]


def test_recover_stops_when_time_is_up(ahp):
    code, out, err = ahp(
        *("recover", "--weights", "0.44,0.21,0.19,0.08,0.05,0.03", "--cr", "0.05"),
        *("--seconds", "0.2", "--format", "json"),
    )
    assert code == 1
    assert json.loads(out)["exhaustive"] is False
    assert "Stopped after 0.2 s" in err


def test_a_model_that_was_not_searched_through_is_not_fine(ahp):
    model = str(ROOT / "matrices" / "ai-competitiveness-2022")
    code, out, _ = ahp("recover", model, "--seconds", "0.0001", "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert found["ok"] is False
    assert "government-response" in found["unsearched"]


def test_a_model_of_another_method_is_recovered_by_that_method(ahp, tmp_path):
    text = """format = 1
method = "geometric-mean"
[[nodes]]
code = "goal"
"""
    nodes = "".join(f'[[nodes]]\ncode = "{code}"\nparent = "goal"\n' for code in "abcde")
    (tmp_path / "hierarchy.toml").write_text(text + nodes, encoding="utf-8")
    # Row products of 1/2 1/3 1/3 1/5; 1/2 1/2 1/3; 1 1/2; 1.
    printed = {"a": "0.0706", "b": "0.1214", "c": "0.2164", "d": "0.2486", "e": "0.3430"}
    lines = "".join(f"{code} = {value}\n" for code, value in printed.items())
    (tmp_path / "published.toml").write_text(
        f"format = 1\n[weights]\n{lines}[consistency_ratios]\ngoal = 0.0110\n", encoding="utf-8"
    )
    code, out, _ = ahp("recover", ".", "--format", "json")
    found = json.loads(out)
    assert code == 0
    (node,) = found["nodes"]
    assert (node["method"], node["random_index"], node["count"]) == ("geometric-mean", "yaahp", 1)
    others = {(one["method"], one["random_index"]): one["every_figure"] for one in found["others"]}
    assert others["geometric-mean", "saaty-1980"] is True
    assert others["geometric-mean", "donegan-dodd"] is False
    assert not any(gives for (method, _), gives in others.items() if method == "eigenvector")


def test_interrupted_recovery_reports_what_was_proved():
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", STEP_BY_STEP, "recover", "--seconds", "0", "--format", "json"),
            *("--weights", "0.44,0.21,0.19,0.08,0.05,0.03", "--cr", "0.05", "--lang", "en"),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(10):  # well into a search that takes hours
        assert process.stderr.readline() == "step\n"
    for _ in range(6):  # an interruption within a callback is lost, and is asked for once more
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            out, err = process.communicate(timeout=60)
            break
    else:
        process.kill()
        pytest.fail(f"was not interrupted: {process.communicate()}")
    assert process.returncode == 130
    assert json.loads(out)["exhaustive"] is False
    assert "Interrupted" in err
    assert "Traceback" not in err


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    (tmp_path / "a.csv").write_text(CONSISTENT, encoding="utf-8")
    command = f"{sys.executable} -m ahp check {tmp_path} {ROOT / 'matrices'} | head -n 1"
    process = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert len(process.stdout.splitlines()) == 1
    assert process.stderr == ""


def test_new_makes_a_model_that_asks_to_be_filled_in(ahp, tmp_path):
    (tmp_path / "car.txt").write_text("选车 | Best car\n  价格\n  外观\n", encoding="utf-8")
    code, out, err = ahp("new", "car.txt")
    assert code == 0
    assert out.splitlines() == [
        os.path.join("car", "hierarchy.toml"),
        os.path.join("car", "goal.csv"),
    ]
    assert "ahp check car" in err
    code, out, _ = ahp("check", "car")
    assert code == 1
    assert "nothing of the model is judged yet: 1 matrix is blank. Fill in the cells" in out
    assert ahp("new", "car.txt")[0] == 2


def test_new_reads_standard_input(ahp, monkeypatch):
    outline = "school: 学校\n  老师\n  朋友\n".encode("gb18030")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(outline)))
    assert ahp("new", "-")[0] == 0
    assert Path("school", "school.csv").exists()


def test_new_refuses_standard_input_that_is_too_large(ahp, monkeypatch):
    outline = b"school\n  teacher\n" + b"# remark\n" * 500_000 + b"  friends\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(outline)))
    code, out, err = ahp("new", "-")
    assert (code, out) == (2, "")
    assert err.startswith("-: there are more than 4 MB")
    assert not Path("school").exists()


@pytest.mark.parametrize("style", FORMATS)
def test_weights_in_every_format(ahp, style):
    model = str(ROOT / "matrices" / "ai-competitiveness-2022")
    code, out, _ = ahp("weights", model, "--format", style, "--lang", "zh")
    assert code == 0
    assert "企业能力" in out
    assert "0.4368" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no-such-file"),
        ("weights", "no-such-model"),
        ("compare", "no-such-model"),
        ("recover", "no-such-file"),
        ("repair", "no-such-file"),
        ("ri", "--n", "no-number"),
    ],
)
def test_an_unknown_format_is_told_before_anything_is_read(ahp, arguments):
    code, out, err = ahp(*arguments, "--format", "htm")
    assert (code, out) == (2, "")
    assert err.startswith(
        "--format 'htm' is not known. Known: table, json, csv, markdown, latex, html;"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", str(ROOT / "matrices" / "ai-competitiveness-2022")),
        ("weights", str(ROOT / "matrices" / "ai-competitiveness-2022")),
        ("recover", "--weights", "0.637,0.258,0.105", "--labels", "<i>a,b&c,]]>"),
        ("repair", "bad.csv"),
        ("ri", "--n", "3-5", "--missing", "1"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_html_is_whole(ahp, arguments, lang):
    Path("bad.csv").write_text(INCONSISTENT, encoding="utf-8")
    _, out, _ = ahp(*arguments, "--format", "html", "--lang", lang)
    page = ElementTree.fromstring(out.removeprefix("<!DOCTYPE html>\n"))
    assert page.get("lang") == {"en": "en", "zh": "zh-CN"}[lang]
    assert page.find("head/title").text
    assert page.find("body/main/div/table/tbody/tr") is not None


def test_ri_prints_published_values_with_their_source(ahp):
    code, out, _ = ahp("ri", "--n", "6", "--format", "json")
    rows = {row["table"]: row for row in json.loads(out)}
    assert code == 0
    assert rows["yaahp"]["6"] == 1.26  # the report's CRs identify it
    assert rows["saaty-1980"]["6"] == 1.24
    assert all(row["source"] for row in rows.values())


def test_the_random_index_of_incomplete_matrices(ahp):
    shown = json.loads(ahp("ri", "--n", "3-4", "--missing", "2", "--format", "json")[1])
    yaahp = next(row for row in shown if row["table"] == "yaahp")
    assert yaahp["3"] is None
    assert yaahp["4"] == pytest.approx(0.89 / 3, rel=0.05)  # nearly linear from 0 missing to 3
    assert "With 2 missing: each table's RI" in ahp("ri", "--n", "4", "--missing", "2")[1]
    arguments = ["--n", "4", "--missing", "2", "--samples", "2000", "--format", "json"]
    (row,) = json.loads(ahp("ri", "--simulate", *arguments)[1])
    assert (row["n"], row["missing"]) == (4, 2)
    assert abs(row["ri"] - 0.8837 / 3) < 4 * row["standard_error"] + 0.02
    assert row["completion"] == "free"
    within = ["--completion", "within-scale"]
    (other,) = json.loads(ahp("ri", "--simulate", *within, *arguments)[1])
    assert other["ri"] > row["ri"]
    assert other["completion"] == "within-scale"
    code, out, err = ahp("ri", "--n", "4", "--missing", "2", *within)
    assert (code, out) == (2, "")
    assert "nothing is completed here. Add --simulate and --missing" in err
    assert ahp("ri", "--simulate", *within)[0] == 2
    assert "nearest: free" in ahp("ri", "--simulate", "--missing", "1", "--completion", "fre")[2]


def test_a_simulation_repeats_itself(ahp):
    arguments = ["ri", "--simulate", "--n", "3-4", "--samples", "5000", "--format", "json"]
    first, second = ahp(*arguments)[1], ahp(*arguments)[1]
    assert first == second
    for row in json.loads(first):
        published = {3: 0.5251686, 4: 0.8836651}[row["n"]]  # the R package ahpsurvey
        assert abs(row["ri"] - published) < 4 * row["standard_error"]
        assert (row["samples"], row["seed"]) == (5000, 2022)


def test_golden_matrices_check_the_same_from_the_command_line(ahp, tmp_path):
    # Saaty's drinks: CR 0.022 by his 2005 table (golden file).
    example = MATRICES["drinks"]
    labels, upper = example["labels"], iter(example["upper"])
    lines = [",".join(["", *labels])]
    for place, label in enumerate(labels):
        cells = [str(next(upper)) for _ in labels[place + 1 :]]
        lines.append(",".join([label, *[""] * place, "1", *cells]))
    (tmp_path / "drinks.csv").write_text("\n".join(lines), encoding="utf-8")
    _, out, _ = ahp("check", "drinks.csv", "--ri", "saaty-2005", "--format", "json")
    (matrix,) = json.loads(out)["matrices"]
    assert round(matrix["cr"], 3) == example["published"]["cr_saaty2005"]


def test_output_that_cannot_be_written_is_told():
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no full device here")
    process = subprocess.run(
        f"{sys.executable} -m ahp check matrices --lang en > /dev/full",
        shell=True,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert process.returncode == 2
    assert process.stderr == "the output cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="its shell closes no streams")
@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        ("check matrices >&-", 2, "", "the output cannot be written: it is closed\n"),
        ("--help --lang zh >&-", 2, "", "无法写出结果：标准输出已关闭\n"),
        ("weights nowhere 2>&-", 2, "", ""),
        ("weights nowhere >&- 2>&-", 2, "", ""),
        (
            "new - <&-",
            2,
            "",
            "there is no standard input to read the outline from. Name a file instead of -\n",
        ),
    ],
)
def test_streams_that_are_closed(arguments, code, out, err):
    process = subprocess.run(
        f"{sys.executable} -m ahp {arguments}",
        shell=True,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (process.returncode, process.stdout, process.stderr) == (code, out, err)


def legacy_stream(encoding="latin-1"):
    """Return a stream in a code page without Chinese, as stdout is on some consoles."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def written(stream):
    stream.flush()
    return stream.buffer.getvalue()


def test_json_escapes_what_the_encoding_lacks(monkeypatch):
    model = str(ROOT / "matrices" / "ai-competitiveness-2022")
    monkeypatch.setattr("sys.stdout", legacy_stream())
    main(["weights", model, "--format", "json", "--lang", "zh"])
    assert "企业能力" in [row["name"] for row in json.loads(written(sys.stdout))]
    monkeypatch.setattr("sys.stdout", legacy_stream())
    main(["check", model, "--format", "json", "--lang", "zh"])
    notes = [one["message"] for one in json.loads(written(sys.stdout))["findings"]]
    assert any("原文权重" in note for note in notes)


def test_files_made_on_windows_are_utf_8(monkeypatch):
    model = str(ROOT / "matrices" / "ai-competitiveness-2022")
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr("sys.stdout", legacy_stream())
    main(["weights", model, "--format", "csv", "--lang", "zh"])
    assert "企业能力" in written(sys.stdout).decode("utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    monkeypatch.setattr("sys.stdout", legacy_stream())
    main(["weights", model, "--format", "csv", "--lang", "zh"])
    assert b"????" in written(sys.stdout)


def test_weights_of_a_blank_model_say_that_it_is_blank(ahp, tmp_path):
    (tmp_path / "car.txt").write_text("Best car\n  price\n  style\n", encoding="utf-8")
    ahp("new", "car.txt")
    code, _, err = ahp("weights", "car")
    assert code == 2
    assert err.startswith("car: nothing of the model is judged yet: 1 matrix is blank. Fill in")


def test_an_outline_without_suffix_gets_a_folder_of_another_name(ahp, tmp_path):
    (tmp_path / "car").write_text("Best car\n  price\n  style\n", encoding="utf-8")
    assert ahp("new", "car")[1].splitlines()[0] == os.path.join("car-model", "hierarchy.toml")


def test_more_items_than_a_matrix_can_have_are_told_with_file_and_node(ahp, tmp_path):
    outline = "最佳城市\n" + "".join(f"  项{k}\n" for k in range(201))
    (tmp_path / "large.txt").write_text(outline, encoding="utf-8")
    code, out, err = ahp("new", "large.txt", "--lang", "zh")
    assert (code, out) == (2, "")
    assert err.startswith("large.txt：节点 最佳城市：比较的指标有 201 个，最多支持 200 个。")
    assert not (tmp_path / "large").exists()
