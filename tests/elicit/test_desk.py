"""The desk: what a session did is there again after leaving, crashing, editing and full disks."""

import os
import shutil
import tempfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from ahp.check.check import check_paths
from ahp.common.findings import AhpError, FileError, ModelError, UsageError
from ahp.elicit import Desk, Session
from ahp.elicit.journal import JOURNAL_FILE
from ahp.elicit.lock import LOCK_FILE
from ahp.files import load_model, read_matrix, write_hierarchy, write_matrix
from ahp.files.answers import read_answers
from ahp.files.hierarchies import ModelDocument
from ahp.model.hierarchy import Hierarchy, Node
from ahp.model.interval.interval import Interval
from ahp.model.matrix import PairwiseMatrix
from tests.elicit.models import CAR, make_model
from tests.labelled import SAATY


@pytest.fixture
def model(tmp_path):
    return make_model(tmp_path / "car")


def leave_as_a_crash_does(desk):
    """Forget a desk, whose process is taken to have ended: only what it wrote is there."""
    lock = Path(desk.folder, LOCK_FILE)
    lines = lock.read_text(encoding="utf-8").splitlines()
    started_then = ["start=1" if line.startswith("start=") else line for line in lines]
    assert started_then != lines
    lock.write_text("".join(f"{line}\n" for line in started_then), encoding="utf-8")


def codes(desk):
    return [found.code for found in desk.news]


def state(desk):
    return {
        code: (session.answers, session.notes, session.skipped, session.actions, session.undone)
        for code, session in ((code, desk.session(code)) for code in desk.nodes)
    }


class Work(RuleBasedStateMachine):
    """Take steps of any kind, leave or crash, and go on: nothing may be lost or changed."""

    @initialize(
        expert=st.sampled_from([None, "Li Wei"]), order=st.sampled_from(["adaptive", "rows"])
    )
    def open(self, expert, order):
        self.folder = Path(tempfile.mkdtemp())
        make_model(self.folder)
        self.expert, self.order = expert, order
        self.desk = self._open()
        self.model = {code: Session(self.desk.session(code).labels) for code in self.desk.nodes}

    def _open(self):
        return Desk.open(self.folder, self.expert, order=self.order)

    def teardown(self):
        if hasattr(self, "desk"):
            self.desk.close()
            shutil.rmtree(self.folder)

    def _do(self, code, step, *arguments):
        self.model[code] = getattr(self.model[code], step)(*arguments)
        self.desk.do(code, step, *arguments)
        self._compare()

    def _compare(self):
        assert self.desk.saved
        assert self.desk.trouble is None
        for code, session in self.model.items():
            found = self.desk.session(code)
            assert found.actions == session.actions
            assert found.undone == session.undone
            assert found.answers == session.answers
            assert found.notes == session.notes
            assert found.skipped == session.skipped

    def _pair(self, data, code):
        return data.draw(st.sampled_from(self.model[code].pairs))

    nodes = st.sampled_from(["car", "cost"])
    values = st.sampled_from(
        [*SAATY, Interval(Fraction(3), Fraction(5)), Interval(SAATY[-1], SAATY[1])]
    )

    @rule(code=nodes, value=values, data=st.data())
    def answer_or_revise(self, code, value, data):
        self._do(code, "answer", value, self._pair(data, code))

    @rule(code=nodes, value=values)
    def answer_the_question(self, code, value):
        pair = self.desk.session(code).question
        if pair is not None:
            self._do(code, "answer", value, pair)

    @rule(code=nodes, data=st.data(), step=st.sampled_from(["skip", "clear"]))
    def skip_or_clear(self, code, data, step):
        self._do(code, step, self._pair(data, code))

    @rule(code=nodes, data=st.data(), text=st.sampled_from(["", "why", '因为 "x", y']))
    def note(self, code, data, text):
        self._do(code, "note", self._pair(data, code), text)

    @rule(code=nodes)
    def undo(self, code):
        self._do(code, "undo")

    @rule(code=nodes)
    def redo(self, code):
        self._do(code, "redo")

    @rule()
    def leave_and_resume(self):
        self.desk.close()
        self._resume()

    @rule()
    def crash_and_resume(self):
        leave_as_a_crash_does(self.desk)
        self._resume()

    @rule()
    @precondition(lambda self: Path(self.desk.folder, JOURNAL_FILE).exists())
    def crash_while_writing_and_resume(self):
        with Path(self.desk.folder, JOURNAL_FILE).open("ab") as file:
            file.write(b'{"node":"car","act":"ans')
        leave_as_a_crash_does(self.desk)
        self._resume()

    @rule(code=nodes, data=st.data())
    def crash_before_the_matrix_is_written(self, code, data):
        path = Path(self.desk.folder, f"{code}.csv")
        before = path.read_bytes() if path.exists() else None
        self._do(code, "answer", data.draw(self.values), self._pair(data, code))
        if before is not None:
            path.write_bytes(before)
        elif path.exists():
            path.unlink()
        leave_as_a_crash_does(self.desk)
        self._resume()

    def _resume(self):
        self.desk = self._open()
        self._compare()
        for code, session in self.model.items():
            path = Path(self.desk.folder, f"{code}.csv")
            if session.answers or path.exists():
                assert read_matrix(path) == session.matrix


Work.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestWork = Work.TestCase


def test_each_answer_is_in_the_matrix_file_at_once(model):
    with Desk.open(model) as desk:
        session = desk.do("car", "answer", 3)
        assert read_matrix(model / "car.csv") == session.matrix
        session = desk.do("car", "undo")
        assert read_matrix(model / "car.csv") == session.matrix


def test_the_matrix_file_keeps_its_own_way(model):
    path = model / "car.csv"
    path.write_bytes(b";style;cost;range\r\nstyle;1;;\r\ncost;;1;\r\nrange;;;1\r\n")
    with Desk.open(model) as desk:
        assert desk.session("car").labels == ("style", "cost", "range")
        desk.do("car", "answer", 3, ("cost", "style"))
    assert path.read_bytes() == b";style;cost;range\r\nstyle;1;1/3;\r\ncost;;1;\r\nrange;;;1\r\n"


def test_matrices_in_the_sheets_of_a_workbook(model):
    from openpyxl import Workbook, load_workbook

    book = Workbook()
    for code, items in (("car", ["cost", "style", "range"]), ("cost", ["price", "fuel"])):
        sheet = book.create_sheet(code)
        for place, item in enumerate(items, start=2):
            sheet.cell(1, place, item)
            sheet.cell(place, 1, item)
        (model / f"{code}.csv").unlink()
    del book["Sheet"]
    book.save(model / "judgments.xlsx")
    with Desk.open(model) as desk:
        desk.do("car", "answer", 3)
        desk.do("cost", "answer", "1/5")
        expected = state(desk)
        assert desk.trouble is None
    assert load_workbook(model / "judgments.xlsx")["car"]["C2"].value == 3
    assert not list(model.glob("*.csv"))
    with Desk.open(model) as desk:
        assert desk.news == ()
        assert state(desk) == expected


def test_looking_without_answering_writes_nothing(model):
    before = {path.name: path.read_bytes() for path in model.iterdir()}
    with Desk.open(model) as desk:
        assert desk.session().question
    assert {path.name: path.read_bytes() for path in model.iterdir()} == before


def test_looking_again_leaves_the_journal_as_it_is(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 3)
    before = (model / JOURNAL_FILE).read_bytes()
    with Desk.open(model):
        pass
    assert (model / JOURNAL_FILE).read_bytes() == before


def test_starts_where_the_next_question_is(model):
    with Desk.open(model) as desk:
        assert desk.current == "car"
        for _ in range(3):
            desk.do("car", "answer", 2)
    with Desk.open(model) as desk:
        assert desk.current == "cost"
    with Desk.open(model, node="car") as desk:
        assert desk.current == "car"
        desk.switch("cost")
        assert desk.session() is desk.session("cost")


def test_overview_and_names(model):
    with Desk.open(model) as desk:
        for value in (9, 9, "1/9"):
            desk.do("car", "answer", value)
        car, cost = desk.overview("zh")
        assert (car.code, car.name, car.progress.answered, car.consistent) == (
            "car",
            "汽车",
            3,
            False,
        )
        assert car.cr > 0.1
        assert (cost.progress.answered, cost.cr, cost.consistent) == (0, None, None)
        assert (desk.title("en"), desk.title("zh"), desk.name("style", "zh")) == (
            "A car",
            "选车",
            "style",
        )


def test_experts_have_their_own_matrices(model):
    with Desk.open(model, "Li Wei") as li, Desk.open(model, "Ann") as ann:
        li.do("cost", "answer", 3)
        ann.do("cost", "answer", 5)
    upper = [read_matrix(model / "experts" / name / "cost.csv").upper for name in ("Li Wei", "Ann")]
    assert upper == [(Fraction(3),), (Fraction(5),)]
    assert read_matrix(model / "cost.csv").upper == (None,)


def test_readers_of_models_do_not_see_the_files_of_the_desk(model):
    with Desk.open(model) as desk, Desk.open(model, "Ann") as ann:
        for one in (desk, ann):
            for code in ("car", "car", "car", "cost"):
                one.do(code, "answer", 1)
        assert load_model(model).matrices["cost"].complete
        told = {one.code for checked in check_paths([str(model)]) for one in checked.findings}
        assert told <= {"all-ones"}


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"expert": "a/b"}, UsageError, "'a/b' cannot be the name of an expert"),
        ({"expert": ".."}, UsageError, "cannot be the name of an expert"),
        ({"node": "crash"}, ModelError, "crash"),
        ({"node": "style"}, ModelError, "style"),
        ({"order": "random"}, UsageError, "--order 'random' is not known"),
        ({"method": "magic"}, UsageError, "method 'magic' is not known"),
        ({"random_index": "magic"}, AhpError, "no random-index table is named 'magic'"),
        ({"threshold": float("nan")}, UsageError, "is not a number above 0"),
    ],
)
def test_what_cannot_be_opened(model, arguments, error, message):
    with pytest.raises(error, match=message):
        Desk.open(model, **arguments)
    assert not list(model.rglob(LOCK_FILE))


def test_what_is_no_model(tmp_path):
    with pytest.raises(UsageError, match="is no model folder"):
        Desk.open(tmp_path)
    write_hierarchy(tmp_path, ModelDocument(Hierarchy([Node("a"), Node("b", "a")])))
    with pytest.raises(ModelError, match="two items or more"):
        Desk.open(tmp_path)


def test_a_broken_matrix_file_is_told_and_left_alone(model):
    (model / "car.csv").write_text(",cost,style,range\ncost,1,3-Jan,\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"car\.csv"):
        Desk.open(model)
    assert not (model / LOCK_FILE).exists()


def test_two_files_of_one_matrix_are_refused(model):
    shutil.copy(model / "car.csv", model / "car.tsv")
    with pytest.raises(ModelError, match="already has a matrix in"):
        Desk.open(model)
    assert not (model / LOCK_FILE).exists()


def test_a_refused_step_changes_nothing(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 3)
        before = state(desk)
        with pytest.raises(AhpError, match="off the scale"):
            desk.do("car", "answer", 12)
        assert state(desk) == before
        with pytest.raises(ModelError):
            desk.do("nowhere", "undo")
    with Desk.open(model) as desk:
        assert state(desk) == before


# -- files edited by others


def edit(path, *judgment):
    write_matrix(path, read_matrix(path).replace(*judgment))


@pytest.mark.parametrize("crashed", [False, True])
def test_a_file_edited_since_wins(model, crashed):
    desk = Desk.open(model)
    for value in (2, 3, 4):
        desk.do("car", "answer", value)
    leave_as_a_crash_does(desk) if crashed else desk.close()
    edit(model / "car.csv", "cost", "style", 7)
    edit(model / "car.csv", "style", "range", None)
    with Desk.open(model) as desk:
        session = desk.session("car")
        assert session.matrix == PairwiseMatrix.from_upper(session.labels, [7, 3, None])
        assert "edited-since" in codes(desk)
        told = desk.news[-1].text()
        assert "cost : style = 7; style : range = -" in told
        assert session.undo().undo().answers[("cost", "style")] == 2
    with Desk.open(model) as desk:
        assert desk.news == ()
        assert desk.session("car").matrix == session.matrix


def test_taking_the_last_answer_back_by_hand_counts_once_the_work_was_left(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 2)
        before = (model / "car.csv").read_bytes()
        desk.do("car", "answer", 3)
    (model / "car.csv").write_bytes(before)
    with Desk.open(model) as desk:
        assert len(desk.session("car").answers) == 1
        assert codes(desk) == ["edited-since"]


def test_a_file_edited_meanwhile_is_taken_in(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 2, ("cost", "style"))
        edit(model / "car.csv", "style", "range", 5)
        desk.do("car", "answer", 3, ("cost", "range"))
        assert read_matrix(model / "car.csv").upper == (2, 3, 5)
        assert desk.session("car").matrix.upper == (2, 3, 5)
        assert codes(desk) == ["edited-since"]
        desk.do("car", "answer", 4, ("cost", "range"))
        assert len(desk.news) == 1
    with Desk.open(model) as desk:
        assert desk.session("car").matrix.upper == (2, 4, 5)


def test_what_was_answered_here_and_edited_there_at_once_is_as_answered_here(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 2, ("cost", "style"))
        edit(model / "car.csv", "cost", "style", 5)
        desk.do("car", "answer", 3, ("cost", "style"))
        assert read_matrix(model / "car.csv").upper == (3, None, None)
        assert codes(desk) == []


def test_items_put_in_another_order_by_hand(model):
    """Steps recorded before and after are of the same pairs, whichever item stands first."""
    with Desk.open(model) as desk:
        for value in (3, 4, 2):
            desk.do("car", "answer", value)
    (model / "car.csv").write_text(
        ",style,cost,range\nstyle,1,1/7,2\ncost,,1,4\nrange,,,1\n", encoding="utf-8"
    )
    with Desk.open(model) as desk:
        assert desk.session("car").labels == ("style", "cost", "range")
        assert desk.session("car").matrix.upper == (Fraction(1, 7), 2, 4)
        assert codes(desk) == ["edited-since"]
        for _ in range(3):
            desk.do("car", "undo")
        expected = state(desk)
        assert dict(desk.session("car").answers) == {("style", "cost"): Fraction(1, 3)}
    with Desk.open(model) as desk:
        assert desk.news == ()
        assert state(desk) == expected
        desk.do("car", "redo")
        desk.do("car", "redo")
        desk.do("car", "redo")
        assert desk.session("car").matrix.upper == (Fraction(1, 7), 2, 4)


def test_a_file_edited_and_put_in_another_order_meanwhile(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 3, ("cost", "style"))
        (model / "car.csv").write_text(
            ",style,cost,range\nstyle,1,1/3,\ncost,,1,5\nrange,,,1\n", encoding="utf-8"
        )
        desk.do("car", "answer", 2, ("style", "range"))
        assert desk.session("car").matrix.upper == (3, 5, 2)
        assert read_matrix(model / "car.csv") == desk.session("car").matrix
        assert codes(desk) == ["edited-since"]


def test_judgments_of_an_unknown_item_written_into_a_file_are_archived(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 3, ("cost", "style"))
    (model / "car.csv").write_text(
        ",cost,comfort,range\ncost,1,6,\ncomfort,,1,\nrange,,,1\n", encoding="utf-8"
    )
    with Desk.open(model) as desk:
        assert dict(desk.session("car").answers) == {("cost", "style"): 3}
        assert codes(desk) == ["answers-archived"]
        assert "car: cost : comfort = 6" in desk.news[0].text()
        archive = (model / "journal-archive-1.jsonl").read_text(encoding="utf-8")
        assert '"b":"comfort","value":"6"' in archive


def test_a_matrix_file_that_is_gone_comes_again(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 2)
    (model / "car.csv").unlink()
    with Desk.open(model) as desk:
        assert read_matrix(model / "car.csv") == desk.session("car").matrix
        assert len(desk.session("car").answers) == 1


def test_judgments_made_without_the_desk_are_a_start(model):
    edit(model / "car.csv", "cost", "style", 3)
    with Desk.open(model) as desk:
        session = desk.session("car")
        assert dict(session.answers) == {("cost", "style"): 3}
        assert not session.can_undo
        desk.do("car", "answer", 5, ("cost", "style"))
        assert desk.do("car", "undo").answers == session.answers
    with Desk.open(model) as desk:
        assert desk.session("car").undo() is desk.session("car")


# -- a hierarchy that has changed


def rewrite(model, nodes):
    write_hierarchy(model, ModelDocument(Hierarchy(nodes)))


def answer_all(model):
    with Desk.open(model) as desk:
        for code in ("car", "cost"):
            while (pair := desk.session(code).question) is not None:
                desk.do(code, "answer", 2, pair)
                desk.do(code, "note", pair, "so")


def test_an_item_added(model):
    answer_all(model)
    rewrite(model, [*CAR, Node("safety", "car")])
    with Desk.open(model) as desk:
        session = desk.session("car")
        assert session.labels == ("cost", "style", "range", "safety")
        assert len(session.answers) == 3
        assert session.question is not None
        assert "safety" in session.question
        assert codes(desk) == []
    assert load_model(model).matrices["car"].labels == session.labels
    assert not list(model.glob("journal-archive*"))


def test_an_item_renamed(model):
    answer_all(model)
    rewrite(model, [Node("comfort", "car") if one.code == "style" else one for one in CAR])
    with Desk.open(model) as desk:
        session = desk.session("car")
        assert dict(session.answers) == {("cost", "range"): 2}
        assert dict(session.notes) == {("cost", "range"): "so"}
        assert codes(desk) == ["answers-archived"]
        told = desk.news[0].text()
        assert "2 answers still apply, 2 no longer" in told
        assert "car: cost : style = 2; car: style : range = 2" in told
        archive = (model / "journal-archive-1.jsonl").read_text(encoding="utf-8")
        assert archive.count('"style"') == 4
        assert session.undo().undo().answers == {}
    with Desk.open(model) as desk:
        assert desk.news == ()
        assert desk.session("car").actions == session.actions
    assert load_model(model).matrices["car"].labels == ("cost", "comfort", "range")


def test_what_was_undone_outlives_a_changed_hierarchy(model):
    answer_all(model)
    with Desk.open(model) as desk:
        for _ in range(6):  # a note was taken for each of three answers
            desk.do("car", "undo")
    rewrite(model, [Node("comfort", "car") if one.code == "style" else one for one in CAR])
    with Desk.open(model) as desk:
        assert codes(desk) == []  # no answer stood that is gone
        expected = state(desk)
        assert desk.session("car").can_redo
        assert (model / "journal-archive-1.jsonl").exists()
    with Desk.open(model) as desk:
        assert state(desk) == expected
        assert dict(desk.do("car", "redo").answers) == {("cost", "range"): 2}


def test_a_node_that_is_gone(model):
    answer_all(model)
    rewrite(model, [one for one in CAR if one.parent != "cost"])
    (model / "cost.csv").unlink()
    with Desk.open(model) as desk:
        assert desk.nodes == ("car",)
        assert codes(desk) == ["answers-archived"]
        assert "cost: price : fuel = 2" in desk.news[0].text()
        assert desk.session("car").matrix.complete
    with Desk.open(model) as desk:
        assert desk.news == ()


def test_judgments_of_an_item_that_is_gone_are_archived_though_no_journal_was_kept(model):
    edit(model / "car.csv", "cost", "style", 3)
    edit(model / "car.csv", "cost", "range", 4)
    rewrite(model, [one for one in CAR if one.code != "style"])
    with Desk.open(model) as desk:
        assert dict(desk.session("car").answers) == {("cost", "range"): 4}
        assert codes(desk) == ["answers-archived"]
        assert "cost : style = 3" in desk.news[0].text()
        archive = (model / "journal-archive-1.jsonl").read_text(encoding="utf-8")
        assert '["cost","style","3"]' in archive
    assert read_matrix(model / "car.csv").labels == ("cost", "range")


# -- damage


def test_steps_that_rest_on_a_damaged_line(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 2)
        desk.do("car", "answer", 3)
        desk.do("car", "undo")
    path = model / JOURNAL_FILE
    lines = path.read_bytes().splitlines(keepends=True)
    assert b'"value":"3"' in lines[3]
    path.write_bytes(b"".join([*lines[:3], b"\0" * 30 + b"\n", *lines[4:]]))
    with Desk.open(model) as desk:
        assert dict(desk.session("car").answers) == {("cost", "style"): 2}
        assert codes(desk) == ["journal-damaged", "journal-set-aside", "journal-unfit"]
    with Desk.open(model) as desk:
        assert desk.news == ()
        assert dict(desk.session("car").answers) == {("cost", "style"): 2}


def test_an_answer_in_a_damaged_line_is_taken_from_the_matrix_file(model):
    with Desk.open(model) as desk:
        for value in (3, 4, 2):
            desk.do("car", "answer", value)
        expected = desk.session("car").matrix
    path = model / JOURNAL_FILE
    lines = path.read_bytes().splitlines(keepends=True)
    assert b'"value":"4"' in lines[3]
    path.write_bytes(b"".join([*lines[:3], b"garbage\n", *lines[4:]]))
    with Desk.open(model) as desk:
        assert desk.session("car").matrix == expected
        assert "journal-damaged" in codes(desk)
    assert read_matrix(model / "car.csv") == expected
    with Desk.open(model) as desk:
        assert desk.news == ()
        assert desk.session("car").matrix == expected


# -- full disks and read-only folders


@pytest.fixture
def disk(monkeypatch):
    """A disk that can be full."""

    class Disk:
        full = False

    real = {name: getattr(os, name) for name in ("fsync", "write")}

    def replaced(name):
        def call(*arguments):
            if Disk.full:
                raise OSError(28, "No space left on device")
            return real[name](*arguments)

        return call

    for name in real:
        monkeypatch.setattr(os, name, replaced(name))
    return Disk


def test_a_full_disk_is_told_and_the_work_goes_on(model, disk, tmp_path):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 2)
        assert desk.unsaved == ""
        disk.full = True
        session = desk.do("car", "answer", 3)
        desk.do("car", "note", ("cost", "range"), "far, and wide")
        desk.do("cost", "answer", "1/5")
        assert len(session.answers) == 2
        assert not desk.saved
        assert desk.trouble.text().startswith(
            f"{model}: answers cannot be saved: No space left on device"
        )
        assert desk.unsaved == (
            'node,a,b,value,note\ncar,cost,range,3,"far, and wide"\ncost,price,fuel,1/5,\n'
        )
        disk.full = False
        (tmp_path / "copied.csv").write_text(desk.unsaved, encoding="utf-8")
        copied = read_answers(tmp_path / "copied.csv", desk.hierarchy)
        assert [(one.node, one.pair, one.value, one.note) for one in copied] == [
            ("car", ("cost", "range"), 3, "far, and wide"),
            ("cost", ("price", "fuel"), Fraction(1, 5), ""),
        ]
        desk.do("car", "answer", 4)
        assert desk.saved
        assert desk.trouble is None
        assert desk.unsaved == ""
        expected = state(desk)
    with Desk.open(model) as desk:
        assert state(desk) == expected
    assert read_matrix(model / "cost.csv").upper == (Fraction(1, 5),)


def test_leaving_while_the_disk_is_full_keeps_what_was_saved(model, disk):
    desk = Desk.open(model)
    desk.do("car", "answer", 2)
    expected = state(desk)
    disk.full = True
    desk.do("car", "answer", 3)
    desk.close()
    assert desk.trouble is not None
    assert "car,cost,range,3," in desk.unsaved
    disk.full = False
    with Desk.open(model) as again:
        assert state(again) == expected


def test_leaving_saves_what_was_waiting(model, disk):
    desk = Desk.open(model)
    disk.full = True
    desk.do("car", "answer", 3)
    disk.full = False
    desk.close()
    assert desk.saved
    assert desk.unsaved == ""
    assert read_matrix(model / "car.csv") == desk.session("car").matrix
    with Desk.open(model) as again:
        assert state(again) == state(desk)


def test_only_the_matrix_file_cannot_be_written(model, monkeypatch):
    def fail(*arguments):
        raise OSError(13, "Permission denied")

    with Desk.open(model) as desk:
        desk.do("car", "answer", 2)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", fail)
            desk.do("car", "answer", 3)
            assert desk.saved
            assert "Permission denied" in desk.trouble.text()
        assert read_matrix(model / "car.csv").upper == (2, None, None)
        desk.do("car", "note", ("cost", "style"), "so")
        assert desk.trouble is None
        assert read_matrix(model / "car.csv") == desk.session("car").matrix


def test_a_folder_that_cannot_be_written(model, monkeypatch):
    def fail(*arguments, **options):
        raise PermissionError(13, "Permission denied")

    edit(model / "car.csv", "cost", "style", 3)
    with monkeypatch.context() as patch:
        patch.setattr("ahp.elicit.logbook.take", fail)
        desk = Desk.open(model)
        assert "Permission denied" in desk.trouble.text()
        desk.do("car", "answer", 5, ("cost", "range"))
        assert desk.unsaved == "node,a,b,value,note\ncar,cost,range,5,\n"
        assert not (model / JOURNAL_FILE).exists()
    desk.do("cost", "answer", 5)
    assert desk.saved
    desk.close()
    with Desk.open(model) as again:
        assert state(again) == state(desk)


def test_another_was_at_work_while_the_folder_could_not_be_written(model, monkeypatch):
    def fail(*arguments):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("ahp.elicit.logbook.take", fail)
        first = Desk.open(model)
    with Desk.open(model) as second:
        second.do("car", "answer", 3, ("cost", "range"))
    first.do("car", "answer", 5, ("cost", "style"))
    first.close()
    assert codes(first) == ["journal-set-aside", "edited-since"]
    assert first.session("car").matrix.upper == (5, 3, None)
    assert b'"value":"3"' in (model / "journal.torn-1").read_bytes()
    with Desk.open(model) as again:
        assert state(again) == state(first)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_read_only_folder(model):
    model.chmod(0o500)
    try:
        with Desk.open(model) as desk:
            assert desk.trouble is not None
            desk.do("car", "answer", 5)
            assert desk.unsaved
            assert not desk.saved
    finally:
        model.chmod(0o700)


def test_interrupting_a_save_leaves_neither_half(model, monkeypatch):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    with Desk.open(model) as desk:
        desk.do("car", "answer", 2)
        before = state(desk)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", interrupt)
            with pytest.raises(KeyboardInterrupt):
                desk.do("car", "answer", 3)
        assert state(desk) == before
        desk.do("car", "answer", 4)
        expected = state(desk)
    with Desk.open(model) as desk:
        assert state(desk) == expected


def test_a_journal_that_cannot_be_read(model):
    (model / JOURNAL_FILE).mkdir()
    with pytest.raises(FileError, match="cannot be read"):
        Desk.open(model)
    assert not (model / LOCK_FILE).exists()
