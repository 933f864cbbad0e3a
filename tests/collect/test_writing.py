"""What is written of collected answers, and what happens to what was there."""

import csv
import os
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook

from ahp.collect import writing
from ahp.commands import main
from ahp.files import load_model
from ahp.files.roster import update_roster
from ahp.model.matrix import PairwiseMatrix

from .shapes import CAR
from .test_bad_input import HEAD, put

SURVEY = "姓名,提交时间,研究领域,Price vs Style,Price vs Safety,Style vs Safety\n"


def below(folder):
    return sorted(str(one.relative_to(folder)).replace(os.sep, "/")
                  for one in Path(folder).rglob("*") if one.is_file())  # fmt: skip


def judged(car, expert, node="car"):
    return load_model(car).expert(expert).matrices[node].upper


def sources(car, expert):
    with open(car / "experts" / expert / "sources.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_is_written_unless_asked_for(car, collect):
    before = below(car)
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\n")
    code, out, _ = collect("survey.csv")
    assert code == 0
    assert "Nothing is written yet: --write does it." in out
    assert below(car) == before


def test_judgments_and_people_are_written_with_their_origin(car, collect, capsys):
    row = "王芳,2026-03-02 12:00:00,交通,3,1/5,\n"
    put("survey.csv", SURVEY + row)
    code, out, err = collect("survey.csv", "--write")
    assert (code, err) == (0, "")
    assert "Written for 1 expert:" in out
    assert below(car / "experts") == ["王芳/car.csv", "王芳/sources.csv"]
    assert judged(car, "王芳") == (Fraction(3), Fraction(1, 5), None)
    (expert,) = load_model(car).experts
    assert dict(expert.attributes) == {"研究领域": "交通"}
    assert [(one["a"], one["b"], one["value"], one["file"], one["place"], one["time"])
            for one in sources(car, "王芳")] == [
        ("price", "style", "3", "survey.csv", "row 2, column 4", "2026-03-02 12:00:00"),
        ("price", "safety", "1/5", "survey.csv", "row 2, column 5", "2026-03-02 12:00:00"),
    ]  # fmt: skip
    assert main(["experts", "car"]) in (0, 1)
    out = capsys.readouterr().out
    assert "Collected from" in out
    assert "survey.csv" in out
    assert "2026-03-02 12:00:00" in out


def test_a_second_time_there_is_nothing_to_write(car, collect):
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\n")
    collect("survey.csv", "--write")
    stamps = {name: (car / name).stat().st_mtime_ns for name in below(car)}
    code, out, _ = collect("survey.csv", "--write")
    assert code == 0
    assert "0 judgments are new or in place of others, from 0 experts." in out
    assert {name: (car / name).stat().st_mtime_ns for name in below(car)} == stamps


def test_blank_judgments_are_filled_and_differing_ones_stay(car, collect):
    put("first.csv", f"{HEAD}\nwang,3,,1/2\n")
    put("second.csv", f"{HEAD}\nwang,1/7,1/5,1/2\n")
    collect("first.csv", "--write")
    code, _, err = collect("second.csv", "--write")
    assert code == 1
    assert "1 judgment of wang would be other than those that are there, which stay" in err
    assert judged(car, "wang") == (Fraction(3), Fraction(1, 5), Fraction(1, 2))
    assert {one["b"] + one["file"] for one in sources(car, "wang")} == {
        "stylefirst.csv", "safetysecond.csv", "safetyfirst.csv",
    }  # fmt: skip


def test_with_replace_the_old_ones_are_archived(car, collect):
    put("first.csv", f"{HEAD}\nwang,3,,1/2\n")
    put("second.csv", f"{HEAD}\nwang,1/7,1/5,1/2\n")
    collect("first.csv", "--write")
    old = (car / "experts" / "wang" / "car.csv").read_bytes()
    code, _, err = collect("second.csv", "--write", "--replace")
    assert (code, err) == (0, "")
    assert judged(car, "wang") == (Fraction(1, 7), Fraction(1, 5), Fraction(1, 2))
    (archived,) = (car / "experts" / "wang" / "replaced").glob("*/car.csv")
    assert archived.read_bytes() == old
    assert (archived.parent / "sources.csv").is_file()
    codes = [one.code for one in load_model(car).findings]
    assert set(codes) <= {"expert-matrix-missing"}


def test_the_rest_of_a_persons_file_stays_as_it_is(car, collect):
    path = car / "experts" / "wang" / "car.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(";安全;价格;式样\r\n安全;1;;2\r\n价格;;1;\r\n式样;;;1\r\n".encode("gb18030"))
    put("survey.csv", f"{HEAD}\nwang,3,1/5,\n")
    assert collect("survey.csv", "--write")[0] == 0
    assert path.read_bytes().decode("gb18030") == (
        ";安全;价格;式样\r\n安全;1;5;2\r\n价格;;1;3\r\n式样;;;1\r\n"
    )


def workbook(path, cost="3"):
    book = Workbook()
    book.active.title = "car"
    for row in (["", "price", "style", "safety"], ["price", 1, cost, ""], ["style", "", 1, ""],
                ["safety", "", "", 1]):  # fmt: skip
        book.active.append(row)
    sheet = book.create_sheet("safety")
    for row in (["", "brakes", "price2"], ["brakes", 1, 5], ["price2", "", 1]):
        sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


@pytest.mark.parametrize("place", ["wang.xlsx", "wang/answers.xlsx"])
def test_a_workbook_gives_way_to_a_folder_and_is_archived(car, collect, place):
    workbook(car / "experts" / place)
    old = (car / "experts" / place).read_bytes()
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\n")
    assert collect("survey.csv", "--write")[0] == 0
    assert judged(car, "wang") == (Fraction(3), Fraction(1, 5), Fraction(1))
    assert judged(car, "wang", "safety") == (Fraction(5),)
    (archived,) = (car / "experts" / "wang" / "replaced").glob("*/*.xlsx")
    assert archived.read_bytes() == old
    assert not (car / "experts" / place).exists()
    assert load_model(car).findings == ()


@pytest.mark.parametrize("place", ["wang.xlsx", "wang/car.csv"])
def test_what_cannot_be_read_is_not_written_over(car, collect, place):
    path = car / "experts" / place
    path.parent.mkdir(parents=True)
    path.write_bytes(b",price,style,safety\nprice,1,what,\nstyle,,1,\nsafety,,,1\n")
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\nli,3,1/5,1\n")
    before = path.read_bytes()
    code, _, err = collect("survey.csv", "--write")
    assert code == 1
    assert "the judgments of wang are not written" in err
    assert path.read_bytes() == before
    assert judged(car, "li") == (Fraction(3), Fraction(1, 5), Fraction(1))


def test_people_are_known_by_name_and_the_roster_is_the_users(car, collect):
    text = '# mine\nformat = 1\n[[experts]]\ncode = "w"  # Wang\nzh = "王芳"\nen = "Wang Fang"\n'
    text += 'weight = 2\nattributes = { group = "A" }\n'
    (car / "experts.toml").write_text(text, encoding="utf-8")
    put("survey.csv", SURVEY + "wang fang,,交通,3,1/5,1\n")
    assert collect("survey.csv", "--write")[0] == 0
    assert judged(car, "王芳") == (Fraction(3), Fraction(1, 5), Fraction(1))
    written = (car / "experts.toml").read_text(encoding="utf-8")
    assert written.startswith('# mine\nformat = 1\n[[experts]]\ncode = "w"  # Wang\n')
    (expert,) = load_model(car).experts
    assert (expert.code, expert.weight) == ("w", 2.0)
    assert dict(expert.attributes) == {"group": "A", "研究领域": "交通"}


def test_attributes_that_are_known_stay_unless_they_are_to_be_replaced(car, collect):
    update_roster(str(car), CAR, {"王芳": {"attributes": {"研究领域": "法学", "年限": 12}}})
    put("survey.csv", SURVEY + "王芳,,交通,3,1/5,1\n")
    code, _, err = collect("survey.csv", "--write")
    assert code == 1
    assert "研究领域 = 法学 (交通)" in err
    assert judged(car, "王芳") == (Fraction(3), Fraction(1, 5), Fraction(1))
    assert load_model(car).experts[0].attributes == {"研究领域": "法学", "年限": 12}
    put("survey.csv", SURVEY + "王芳,,交通,4,1/5,1\n")
    assert collect("survey.csv", "--write", "--replace")[0] == 0
    assert load_model(car).experts[0].attributes == {"研究领域": "交通", "年限": 12}


def test_nodes_that_a_person_does_not_judge_are_left_out(car, collect):
    update_roster(str(car), CAR, {"wang": {"nodes": ["safety"]}})
    put("survey.csv", f"{HEAD},Brakes vs Price of safety\nwang,3,1/5,1,1/7\n")
    code, _, err = collect("survey.csv", "--write")
    assert code == 1
    assert "by experts.toml wang does not judge Which car" in err
    assert judged(car, "wang", "safety") == (Fraction(1, 7),)
    assert not (car / "experts" / "wang" / "car.csv").exists()


@pytest.mark.parametrize("fails_at", range(1, 9))
def test_a_run_cut_short_leaves_nobody_half_written(car, collect, monkeypatch, fails_at):
    """Wherever the writing stops, each file is old or new, and a second run ends the work."""
    put("first.csv", f"{HEAD},Brakes vs Price of safety\nwang,3,1/5,1,1/7\n")
    put("second.csv", f"{HEAD},Brakes vs Price of safety\nwang,1/3,5,1,7\nli,1/3,5,1,7\n")
    collect("first.csv", "--write")
    count, rename = iter(range(1, 100)), os.replace

    def stopping(source, target, **options):
        if next(count) == fails_at:
            raise KeyboardInterrupt
        rename(source, target, **options)

    monkeypatch.setattr(os, "replace", stopping)
    collect("second.csv", "--write", "--replace")
    monkeypatch.undo()
    monkeypatch.chdir(car.parent)
    old, new = (
        (Fraction(3), Fraction(1, 5), Fraction(1)),
        (Fraction(1, 3), Fraction(5), Fraction(1)),
    )
    both = judged(car, "wang") + judged(car, "wang", "safety")
    assert both in ((*old, Fraction(1, 7)), (*new, Fraction(7)))
    assert collect("second.csv", "--write", "--replace")[0] == 0
    assert judged(car, "wang") == judged(car, "li") == new
    assert {one.code for one in load_model(car).findings} <= {"expert-matrix-missing"}


def test_a_judgment_that_was_changed_since_has_no_origin_any_more(car, collect):
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\n")
    collect("survey.csv", "--write")
    shutil.copy(car / "experts" / "wang" / "car.csv", "copy.csv")
    path = car / "experts" / "wang" / "car.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("3", "1").replace("1/5", "1"))
    source = load_model(car).expert("wang").sources["car"]
    assert source.answers == (("survey.csv", "row 2, column 4"),)


def test_a_node_called_sources_keeps_its_file(tmp_path):
    from ahp.files.hierarchies import ModelDocument
    from ahp.files.models import scaffold
    from ahp.model.hierarchy import Hierarchy, Node

    hierarchy = Hierarchy([Node("sources"), Node("a", "sources"), Node("b", "sources")])
    scaffold(tmp_path / "m", ModelDocument(hierarchy))
    put(tmp_path / "s.csv", "name,a : b\nwang,1/3\n")
    assert main(["collect", str(tmp_path / "m"), str(tmp_path / "s.csv"), "--write"]) == 0
    model = load_model(tmp_path / "m")
    assert model.findings == ()
    assert model.expert("wang").matrices["sources"] == PairwiseMatrix.from_upper("ab", ["1/3"])
    assert model.expert("wang").sources["sources"].answers == (("s.csv", "row 2, column 2"),)


def test_a_full_disk_is_told_of_the_person(car, collect, monkeypatch):
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\nli,3,1/5,1\n")
    real = writing.staged_folder

    def full(target):
        if os.path.basename(target) == "wang":
            raise writing.FileError.of(writing.EXPERT_FILES_BROKEN, expert="wang", files=["x"])
        return real(target)

    monkeypatch.setattr(writing, "staged_folder", full)
    code, _, err = collect("survey.csv", "--write")
    assert code == 1
    assert "wang" in err
    assert below(car / "experts") == ["li/car.csv", "li/sources.csv"]


def test_a_file_in_the_place_of_the_folder_is_told_and_nothing_is_written(car, collect):
    (car / "experts").write_text("notes")
    put("survey.csv", f"{HEAD}\nwang,3,1/5,1\n")
    before = below(car)
    code, out, err = collect("survey.csv", "--write")
    assert (code, out) == (2, "")
    assert "experts: cannot be written" in err
    assert below(car) == before
