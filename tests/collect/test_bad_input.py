"""What people send by mistake: each named with its file and place, and nothing half-written."""

import csv
import io
import json
import os
from fractions import Fraction
from pathlib import Path

import pytest

from ahp.files import load_model
from ahp.model.hierarchy import Hierarchy, Node
from ahp.questionnaire.answers import AnswerSheet, GivenAnswer, to_json, to_pasted
from ahp.questionnaire.questions import fingerprint

from .shapes import CAR

HEAD = "name,Price vs Style,Price vs Safety,Style vs Safety"


def put(file, text, encoding="utf-8"):
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, encoding=encoding)
    return file


def sheet(**changes):
    answers = (
        GivenAnswer("car", "price", "style", Fraction(3)),
        GivenAnswer("car", "price", "safety", Fraction(1, 5)),
    )
    details = {"answers": answers, "fingerprint": fingerprint(CAR), "expert": "wang", **changes}
    return AnswerSheet(**details)


def codes(told):
    return [one["code"] for one in told]


def test_one_bad_file_never_stops_the_others(records):
    put("sent/good.csv", f"{HEAD}\nwang,3,1/5,1\n")
    put("sent/a/broken.json", "{")
    put("sent/a/notes.docx", "dear all")
    put("sent/empty.csv", "")
    put("sent/.DS_Store", "x")
    put("sent/~$good.xlsx", "x")
    put("sent/Thumbs.db", "x")
    code, found, told, err = records("sent", "nowhere.csv")
    assert code == 1
    assert list(found) == ["wang"]
    files = {os.path.basename(one["path"]): one["code"] for one in told}
    assert files == {
        "broken.json": "answers-not-json",
        "notes.docx": "not-answers",
        "empty.csv": "no-answers-yet",
        "nowhere.csv": "no-such-path",
    }
    assert "sent/a/notes.docx: no answers were found in the file" in err


def test_where_nothing_can_be_read_the_exit_code_is_2(collect):
    put("notes.txt", "dear all")
    code, out, err = collect("notes.txt")
    assert (code, out) == (2, "")
    assert "notes.txt: no answers were found" in err
    os.mkdir("empty")
    assert collect("empty", "--lang", "zh")[2] == "错误  empty：文件夹中没有文件\n"


def test_a_form_of_an_older_hierarchy(records):
    """Items added, renamed and removed: what applies is taken, the rest is listed."""
    names = {
        "car": {"zh": "选车", "en": "Which car"},
        "price": {"zh": "价钱", "en": "Cost"},
        "style": {"zh": "式样", "en": "Style"},
        "color": {"zh": "颜色", "en": "Color"},
    }
    gone = GivenAnswer("car", "price", "color", Fraction(3))
    put("old.json", to_json(sheet(
        answers=(sheet().answers[0], gone), fingerprint="0" * 16, names=names)))  # fmt: skip
    code, found, told, err = records("old.json")
    assert code == 1
    assert found["wang"]["matrices"]["car"]["judgments"] == [
        {"a": "price", "b": "style", "value": "3"}
    ]
    assert codes(told) == ["answer-of-no-item", "form-of-other-hierarchy"]
    assert "'color' is no item of Which car" in err
    for said in ("Cost (now Price)", "Safety (new)", "Color (gone)"):
        assert said in err


def test_a_file_of_another_model(records):
    other = (GivenAnswer("school", "learning", "friends", Fraction(3)),)
    put("other.json", to_json(sheet(answers=other, fingerprint="0" * 16)))
    code, found, told, _ = records("other.json")
    assert code == 1
    assert found["wang"]["matrices"] == {}
    assert codes(told) == ["answer-of-no-node", "form-of-other-model"]


def test_half_filled_two_answers_and_a_text_where_a_number_belongs(records):
    put("long.csv", "expert,node,a,b,value\nwang,car,price,style,3\nwang,car,style,price,3\n"
        "wang,car,price,safety,\nli,car,price,style,lots\n")  # fmt: skip
    code, found, _told, err = records("long.csv")
    assert code == 1
    assert found["wang"]["matrices"]["car"]["answered"] == 0
    assert found["wang"]["matrices"]["car"]["asked"] == 2
    assert found["li"]["matrices"]["car"]["fresh"] == 0
    contradiction = (
        "long.csv: row 3, column 5: Price : Style is answered twice, by 3, 1/3, and counts as not "
        "answered; the other answer: row 2, column 5"
    )
    assert contradiction in err
    assert "long.csv: row 5, column 5" in err


def test_a_third_answer_does_not_undo_a_contradiction(records):
    rows = "wang,car,price,style,3\nwang,car,style,price,3\nwang,car,price,style,{}\n"
    for third in ("3", "5", ""):
        put("long.csv", "expert,node,a,b,value\n" + rows.format(third))
        code, found, _told, _err = records("long.csv")
        assert code == 1
        assert found["wang"]["matrices"]["car"]["answered"] == 0


def test_the_same_pair_in_both_directions_that_agrees_is_one_judgment(records):
    put("long.csv", "expert,node,a,b,value\nwang,car,price,style,3\nwang,car,style,price,1/3\n")
    code, found, told, _ = records("long.csv")
    assert (code, told) == (0, [])
    assert found["wang"]["matrices"]["car"]["fresh"] == 1


def test_a_cut_off_text(records):
    put("mail.txt", to_pasted(sheet()).rsplit("\n", 2)[0])
    put("good.txt", to_pasted(sheet(expert="li")))
    code, found, told, _ = records("mail.txt", "good.txt")
    assert (code, list(found), codes(told)) == (1, ["li"], ["answers-cut-off"])


@pytest.mark.parametrize(
    ("times", "kept", "what"),
    [
        (("2026-03-01T10:00:00", "2026-03-02T10:00:00"), "7", "answered-later"),
        (("2026-03-02T10:00:00", "2026-03-01T10:00:00"), "3", "answered-later"),
        (("2026-03-02T10:00:00", ""), None, "answered-twice"),
        (("2026-03-02T10:00:00", "2026-03-02T10:00:00"), None, "answered-twice"),
        (("2026-03-02T10:00:00", "2026-03-02T10:00:00+08:00"), None, "answered-twice"),
    ],
)
def test_the_same_person_twice(records, times, kept, what):
    for number, (time, value) in enumerate(zip(times, (3, 7), strict=True)):
        answers = (GivenAnswer("car", "price", "style", Fraction(value)),)
        put(f"{number}.json", to_json(sheet(answers=answers, finished=time)))
    code, found, told, err = records("0.json", "1.json")
    assert (code, codes(told)) == (1, [what])
    assert "0.json" in err
    assert "1.json" in err
    judgments = [one for each in found["wang"]["matrices"].values() for one in each["judgments"]]
    assert [one["value"] for one in judgments] == ([kept] if kept else [])


def test_the_same_answers_twice_are_a_note_and_parts_are_joined(records):
    put("a.json", to_json(sheet(answers=sheet().answers[:1])))
    put("b.json", to_json(sheet(answers=sheet().answers[1:])))
    put("c.json", to_json(sheet(answers=sheet().answers[1:])))
    code, found, told, _ = records("a.json", "b.json", "c.json")
    assert (code, codes(told)) == (0, ["answered-twice-alike"])
    assert found["wang"]["matrices"]["car"]["fresh"] == 2


@pytest.mark.parametrize("rows", ["1,1/5,", "1,,1/3"])
def test_numbers_of_two_files_are_not_one_person(records, rows):
    for number, row in enumerate(("1,1/3,", rows)):
        put(f"{number}.csv", f"id,Price vs Style,Price vs Safety\n{row}\n")
    code, found, told, _ = records("0.csv", "1.csv")
    assert (code, codes(told)) == (1, ["numbered-alike"])
    assert found["expert-1"]["matrices"] == {}


def test_nobody_is_made_up(records):
    put("anonymous.json", to_json(sheet(expert="")))
    code, found, told, err = records("anonymous.json")
    assert (code, found) == (2, {})
    assert "anonymous.json: nothing says whose answers these are. Give the name: --expert" in err
    code, found, told, _ = records("anonymous.json", "--expert", "Li Wei")
    assert (code, list(found), told) == (0, ["Li Wei"], [])


def test_one_name_is_not_for_several_people(collect):
    put("two.csv", f"{HEAD}\nwang,3,1/5,1\nli,1/3,1/5,1\n")
    code, out, err = collect("two.csv", "--expert", "wang")
    assert (code, out) == (2, "")
    assert "they are those of 2 people" in err


def test_all_answers_alike_and_off_the_scale(records):
    head = "name,Price vs Style,Price vs Safety,Style vs Safety,Brakes vs Price of safety"
    put("survey.csv", f"{head}\nwang,1/3,1/3,1/3,1/3\nli,1/3,12.5,1,1\n")
    code, _found, told, _ = records("survey.csv")
    assert code == 1
    assert "answers-all-alike" in codes(told)
    assert "collected-off-scale" in codes(told)


def test_a_sign_that_is_not_proved_is_asked_for(records, collect):
    put("survey.csv", f"{HEAD}\nwang,3,-5,1\n")
    put("good.csv", f"{HEAD}\nli,1/3,5,1\n")
    code, found, told, err = records("survey.csv", "good.csv")
    assert (code, list(found), codes(told)) == (1, ["li"], ["sign-unproved"])
    assert "--sign left-negative|left-positive" in err
    for sign, value in (("left-negative", "1/3"), ("left-positive", "3")):
        _, found, told, _ = records("survey.csv", "--sign", sign)
        assert found["wang"]["matrices"]["car"]["judgments"][0]["value"] == value
    code, _, err = collect("survey.csv", "--sign", "left")
    assert code == 2
    assert "--sign 'left' is not known" in err


def test_unknown_items_come_with_the_nearest_name(collect):
    put("survey.csv", "name,Price vs Stile,Price vs Safety\nwang,3,1/5\n")
    code, _, err = collect("survey.csv")
    assert code == 1
    assert "'Stile' is no item that is compared with 'Price'. Did you mean Style?" in err
    put("wang.csv", ",Price,Stile,Safety\nPrice,1,3,5\nStile,,1,2\nSafety,,,1\n")
    code, _, err = collect("wang.csv")
    assert code == 1
    assert "'Stile' is no item of Which car. Did you mean Style?" in err


HOSTILE = ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "../../evil", "a\x1b[2Jb", "CON",
           "repaired", "x" * 300, "王芳\u200b", "before-repair"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_never_live_on_any_output(car, collect, name):
    put("sent.json", to_json(sheet(expert=name, attributes={name: name})))
    for form in ("table", "json", "csv", "markdown", "html", "latex"):
        code, out, err = collect("sent.json", "--format", form)
        assert code == 0
        assert "\x1b" not in out + err
        if form == "html":
            assert "<script>alert" not in out
        if form == "csv":
            rows = csv.reader(io.StringIO(out))
            assert not any(cell.startswith("=") for row in rows for cell in row)
    assert collect("sent.json", "--write")[0] == 0
    assert sorted(os.listdir()) == ["car", "sent.json"]
    model = load_model(car)
    assert [one.code for one in model.findings if one.severity != "note"] == []
    (expert,) = [one for one in model.experts if one.answered]
    assert expert.answered == 2
    visible = " ".join("".join(one if one.isprintable() else " " for one in name).split())
    assert expert.attributes == {visible: visible}
    assert collect("sent.json")[1].count("(new)") == 0  # the same person is known again


def test_ten_thousand_rows(records):
    rows = [f"p{number},1/3,{number % 9 + 1},1" for number in range(10_000)]
    put("many.csv", "\n".join([HEAD, *rows]))
    code, found, told, _ = records("many.csv")
    assert (code, len(found), told) == (0, 10_000, [])
    assert found["p9999"]["matrices"]["car"]["judgments"][1]["value"] == "1"


def test_a_renamed_node_is_no_reason_to_refuse_a_form(records):
    nodes = [Node(one.code, one.parent, {"en": "Best car"} if one.parent is None else one.names)
             for one in CAR.nodes]  # fmt: skip
    put("old.json", to_json(sheet(fingerprint=fingerprint(Hierarchy(nodes)))))
    code, found, told, _ = records("old.json")
    assert (code, codes(told)) == (1, ["form-of-other-hierarchy"])
    assert found["wang"]["matrices"]["car"]["fresh"] == 2
    assert json.dumps(found)


def test_a_pasted_text_of_an_older_hierarchy(collect):
    put("old.txt", to_pasted(sheet(fingerprint="0" * 16)))
    code, _, err = collect("old.txt")
    assert code == 1
    assert "2 answers still apply; changed: what, it does not say" in err


def test_names_that_changed_places_turn_no_judgment_round(records):
    names = {one: dict(CAR.node(one).names) for one in ("car", *CAR.items("car"))}
    names["price"], names["style"] = names["style"], names["price"]
    put("w.json", to_json(sheet(fingerprint="0" * 16, names=names)))
    code, _, told, _ = records("w.json")
    assert code != 0
    assert codes(told) == ["form-name-moved", "form-name-moved", "form-of-other-model"]
