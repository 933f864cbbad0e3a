from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import AhpError, MatrixError, UsageError
from ahp.core.priorities import METHODS
from ahp.elicit import POSITIONS, Action, Session, Settings
from ahp.model.analysis import analyze
from ahp.model.interval.interval import Interval
from ahp.model.matrix import PairwiseMatrix
from tests.labelled import SAATY, matrices

ABC = ("a", "b", "c")
on_the_scale = st.sampled_from(["3-5", "1/3-3", "1/9~1/7"])


def complete(*upper, labels=ABC):
    return Session.of_matrix(PairwiseMatrix.from_upper(labels, upper))


@st.composite
def sessions(draw, max_size=6):
    """Draw a session after some steps of any kind."""
    session = Session.of_matrix(draw(matrices(1, max_size)))
    for step in draw(st.lists(st.sampled_from(("answer", "skip", "clear", "note")), max_size=12)):
        if session.pairs:
            pair = draw(st.sampled_from(session.pairs))
            value = draw(st.sampled_from(SAATY) | on_the_scale)
            arguments = {"answer": (value, pair), "note": (pair, "because")}.get(step, (pair,))
            session = getattr(session, step)(*arguments)
    return session


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_undo_is_the_inverse_and_redo_its_inverse(session):
    states = [session]
    while states[-1].can_undo:
        states.append(states[-1].undo())
        assert states[-1].redo() == states[-2]
    for steps, state in enumerate(reversed(states)):
        again = Session(session.labels, session.actions[:steps], (), session.given)
        assert (state.answers, state.notes, state.skipped) == (
            again.answers,
            again.notes,
            again.skipped,
        )


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_undoing_all_gives_the_start(session):
    start = session
    while start.can_undo:
        start = start.undo()
    assert start.answers == session.given
    assert not start.notes
    assert not start.skipped
    assert start.undo() is start
    assert len(start.undone) == len(session.actions)


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_every_pair_is_answered_skipped_or_open(session):
    progress = session.progress
    assert set(session.answers).isdisjoint(session.skipped)
    assert progress.open == len(session.pairs) - len(session.answers) - len(session.skipped)
    assert (session.question is None) == (progress.open == 0)
    if session.question is not None:
        assert session.question not in session.answers
        assert session.question not in session.skipped
    assert (session.analysis is None) == (len(session.islands) > 1)
    assert progress.spanning_left == len(session.islands) - 1


@settings(max_examples=30, deadline=None)
@given(sessions(max_size=5), st.sampled_from(["adaptive", "rows"]))
def test_asking_on_ends_with_a_complete_matrix(session, order):
    session = Session(session.labels, given=session.answers, order=order)
    asked = []
    while session.question is not None:
        asked.append(session.question)
        session = session.answer(2)
    assert session.matrix.complete
    assert len(asked) == len(set(asked))
    if order == "rows":
        assert asked == [pair for pair in session.pairs if pair in asked]


@settings(max_examples=30, deadline=None)
@given(sessions(max_size=5), st.sampled_from(list(METHODS)), st.data())
def test_a_preview_is_what_the_answer_gives(session, method, data):
    if not session.pairs:
        return
    session = replace(session, settings=Settings(method, "saaty-1980", "root"))
    pair = data.draw(st.sampled_from(session.pairs))
    found = session.previews(pair)
    assert [one.value for one in found] == list(POSITIONS)
    for one in found[::4]:
        after = session.answer(one.value, pair).analysis
        assert (one.weights is None) == (after is None)
        if after is not None:
            assert dict(one.weights) == pytest.approx(dict(after.weights), abs=1e-7)
            assert one.cr == pytest.approx(after.cr, abs=1e-7)


def test_an_answer_to_the_pair_the_other_way_round():
    assert Session(ABC).answer("1/3", ("b", "a")).answers == {("a", "b"): Fraction(3)}
    assert Session(ABC).preview(3, ("b", "a")).value == Fraction(1, 3)


def test_revising_an_earlier_answer():
    session = complete(2, 4, 2).answer(5, ("a", "b"))
    assert session.matrix == PairwiseMatrix.from_upper(ABC, [5, 4, 2])
    assert session.undo().matrix == PairwiseMatrix.from_upper(ABC, [2, 4, 2])


def test_a_new_step_forgets_what_was_undone():
    session = Session(ABC).answer(2).undo().answer(3)
    assert not session.can_redo
    assert session.redo() is session


def test_what_changes_nothing_is_no_step():
    session = Session(ABC).answer(2)
    assert session.answer(2, ("a", "b")) is session
    assert session.skip(("a", "b")) is session
    assert session.note(("a", "b"), "") is session


def test_a_cleared_or_skipped_pair_is_asked_again():
    session = Session(ABC, order="rows").answer(2).skip()
    assert session.question == ("b", "c")
    assert session.clear(("a", "c")).question == ("a", "c")
    assert session.clear(("a", "b")).question == ("a", "b")


def test_everything_skipped():
    session = Session(ABC).skip().skip().skip()
    assert session.question is None
    assert session.analysis is None
    progress = session.progress
    assert (progress.answered, progress.skipped, progress.open) == (0, 3, 0)
    assert (progress.spanning_left, progress.estimated_left) == (2, 0)
    assert not progress.stable
    with pytest.raises(UsageError, match="no question is open"):
        session.answer(3)


def test_islands_are_named_and_have_no_weights():
    session = Session(("a", "b", "c", "d")).answer(2, ("a", "b")).answer(3, ("c", "d"))
    assert session.islands == (("a", "b"), ("c", "d"))
    assert session.analysis is None
    assert session.tension == {}
    linking = session.preview(4, ("a", "c"))
    assert linking.weights is not None
    assert session.preview(4, ("a", "b")).weights is None


def test_one_item_needs_no_judgment():
    session = Session(("only",))
    assert session.question is None
    assert session.analysis is not None
    assert dict(session.analysis.weights) == {"only": 1.0}
    assert session.progress.total == 0
    assert session.progress.stable


def test_two_items_need_one():
    session = Session(("a", "b"))
    assert session.question == ("a", "b")
    assert session.preview(9).triad is None
    session = session.answer(9)
    assert session.question is None
    assert session.analysis is not None
    assert session.analysis.cr == 0
    assert dict(session.analysis.weights) == pytest.approx({"a": 0.9, "b": 0.1})


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (10, "judgment a : b: the answer 10 is off the scale, which goes from 1/9 to 9"),
        ("1/10", "judgment a : b: the answer 1/10 is off the scale"),
        (0, "judgment a : b: 0 is zero"),
        (-3, "judgment a : b: -3 is negative"),
        ("", "judgment a : b: the answer is blank"),
        (None, "judgment a : b: the answer is blank"),
        ("often", "judgment a : b: 'often' is not a judgment"),
        ("2022-01-03", "judgment a : b: '2022-01-03' is a date"),
    ],
)
def test_values_that_are_no_answer(value, message):
    session = Session(ABC)
    with pytest.raises(MatrixError) as caught:
        session.answer(value)
    assert str(caught.value).startswith(message)


def test_given_judgments_may_be_off_the_scale():
    assert complete(12, 4, 2).answers["a", "b"] == 12


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (("a", "x"), "no item has the label 'x'"),
        (("a", "a"), "'a' is compared with itself"),
    ],
)
def test_pairs_that_are_none(pair, message):
    for step in ("skip", "clear"):
        with pytest.raises(MatrixError, match=message):
            getattr(Session(ABC), step)(pair)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Session(ABC, order="random"),
        lambda: Settings(method="magic"),
        lambda: Settings(random_index="magic"),
        lambda: Settings(scale="magic"),
        lambda: Settings(threshold=float("nan")),
        lambda: Settings(stop_change=0),
        lambda: Session(("a", "a")),
        lambda: Session(()),
        lambda: Session(ABC, (Action("answer", ("a", "x"), Fraction(2)),)),
    ],
)
def test_what_a_session_cannot_be_made_of(make):
    with pytest.raises(AhpError):
        make()


def test_of_more_items_than_the_table_has_there_are_weights_and_the_reason_why_no_cr():
    """16 items, the first 3 times each other one: 3/18 and 1/18; the table ends at 15."""
    labels = tuple(f"i{k}" for k in range(16))
    given = {(a, b): Fraction(3 if a == "i0" else 1) for a, b in combinations(labels, 2)}
    session = Session(labels, given=given, settings=Settings(random_index="saaty-1980"))
    weights = {"i0": 3 / 18} | dict.fromkeys(labels[1:], 1 / 18)
    assert session.analysis.weights == pytest.approx(weights)
    assert session.cr is None
    assert "saaty-1980 ends at n = 15" in session.unrated.message()
    tried = session.preview(3, ("i0", "i1"))
    assert (tried.weights, tried.cr) == (pytest.approx(weights), None)
    assert session.clear(("i1", "i2")).analysis.weights == pytest.approx(weights)
    rated = Session(labels, given=given, settings=Settings(random_index="alonso-lamata"))
    assert (rated.cr, rated.unrated) == (pytest.approx(0), None)


def test_settings_reach_the_analysis():
    session = Session(
        ABC,
        given={("a", "b"): Fraction(9), ("b", "c"): Fraction(9), ("a", "c"): Fraction(9)},
        settings=Settings("geometric-mean", "saaty-1980", threshold=0.5),
    )
    expected = analyze(session.matrix, "geometric-mean", "saaty-1980", threshold=0.5)
    assert session.analysis == expected


def test_triad_that_contradicts_an_answer():
    """2 times 2 is 4: an answer of 8 is twice too much, 1/2 goes round in a circle."""
    session = Session(ABC).answer(2, ("a", "b")).answer(2, ("b", "c"))
    fitting, doubled, circular = (session.preview(v, ("a", "c")).triad for v in (4, 8, "1/2"))
    assert (fitting.error, doubled.error, circular.error) == (1.0, 2.0, 8.0)
    assert (doubled.a, doubled.b, doubled.c) == ("a", "c", "b")
    assert doubled.implied == 4
    assert doubled.before is None
    assert [one.circular for one in (fitting, doubled, circular)] == [False, False, True]
    revised = session.answer(8, ("a", "c")).preview(4, ("a", "c")).triad
    assert (revised.before, revised.error) == (2.0, 1.0)


def test_worst_triad():
    assert complete(2, 8, 2).worst_triad.error == 2.0
    assert complete(2, 4, 2).worst_triad is None
    assert Session(ABC).answer(2).worst_triad is None


def test_tension_points_at_the_odd_judgment():
    upper = [2, 4, 8, 2, 4, "1/9"]  # the last would be 2
    session = complete(*upper, labels=("a", "b", "c", "d"))
    assert max(session.tension, key=session.tension.get) == ("c", "d")


def test_an_interval_is_an_answer_that_is_kept():
    session = Session(ABC).answer("3-5").answer("1/5-1/3", ("c", "a"))
    three_to_five = Interval(Fraction(3), Fraction(5))
    assert dict(session.answers) == {("a", "b"): three_to_five, ("a", "c"): three_to_five}
    assert session.matrix.upper == (4, 4, None)
    assert dict(session.matrix.intervals) == {(0, 1): (3, 5), (0, 2): (3, 5)}
    assert Session.of_matrix(session.matrix).answers == session.answers
    assert session.undo().answers == {("a", "b"): three_to_five}
    assert session.undo().redo() == session
    assert session.answer(4, ("a", "b")).matrix.upper_texts() == ("4", "3-5", "")
    assert session.answer("3~5", ("a", "b")) is session  # what changes nothing is not done


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("5-3", "interval-upside-down"),
        ("7-10", "answer-off-scale"),
        (Interval(Fraction(7), Fraction(10)), "answer-off-scale"),
        ("-3-3", "interval-negative"),
    ],
)
def test_intervals_that_are_refused(value, code):
    with pytest.raises(MatrixError) as caught:
        Session(ABC).answer(value)
    assert [found.code for found in caught.value.findings] == [code]


def test_what_an_interval_would_do_is_what_its_middle_would():
    session = complete(2, 4, None).answer(2, ("b", "c"))
    found, middle = session.preview("3-5", ("a", "b")), session.preview(4, ("a", "b"))
    assert (found.weights, found.cr) == (middle.weights, middle.cr)
