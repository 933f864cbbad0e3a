"""A journal cut short or damaged beside matrix files that hold later answers: no silent loss."""

import random
from collections import Counter

import pytest

from ahp.elicit import POSITIONS, Desk
from ahp.elicit.journal import JOURNAL_FILE, encode, open_journal
from ahp.files import load_model
from tests.elicit.models import make_model

TRIALS = 60
KINDS = ("answer", "answer", "skip", "undo", "undo", "redo", "note", "clear")


def take_steps(desk, chance, count):
    for _ in range(count):
        code = chance.choice(desk.nodes)
        kind, pair = chance.choice(KINDS), chance.choice(desk.session(code).pairs)
        arguments = {
            "answer": (chance.choice(POSITIONS[::5]), pair),
            "skip": (pair,),
            "clear": (pair,),
            "note": (pair, str(chance.random())),
        }.get(kind, ())
        desk.do(code, kind, *arguments)


def either_way(triples):
    return {frozenset([(a, value), (b, 1 / value)]) for a, b, value in triples if value}


def in_files(folder):
    matrices = load_model(folder).matrices
    return {code: either_way(matrix.pairs()) for code, matrix in matrices.items()}


def at_desk(desk):
    return {
        code: either_way((*pair, value) for pair, value in desk.session(code).answers.items())
        for code in desk.nodes
    }


def damaged(data, chance):
    """Cut data short, between lines or in one, or flip a bit or two."""
    how = chance.choice(["cut", "cut-between-lines", "flip", "flip", "flip-two"])
    if how == "cut":
        return data[: chance.randrange(len(data))]
    if how == "cut-between-lines":
        lines = data.splitlines(keepends=True)
        return b"".join(lines[: chance.randrange(len(lines))])
    found = bytearray(data)
    for _ in range(2 if how == "flip-two" else 1):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def worked_on(folder, chance):
    """Leave some work in a model folder; half of it killed before it was marked as left."""
    make_model(folder)
    for last in (False,) * chance.randrange(3) + (True,):
        desk = Desk.open(folder)
        take_steps(desk, chance, chance.randrange(1, 12))
        if last and chance.random() < 0.5:
            desk._log.release()
        else:
            desk.close()


def is_told(one, said):
    (a, _), (b, _) = one
    return f"{a} : {b} = " in said or f"{b} : {a} = " in said


def outcome(folder, seed):
    chance = random.Random(seed)
    worked_on(folder, chance)
    journal = folder / JOURNAL_FILE
    if not journal.exists():
        return "nothing was done"
    before = in_files(folder)
    journal.write_bytes(damaged(journal.read_bytes(), chance))
    with Desk.open(folder) as desk:
        after, said = at_desk(desk), " ".join(one.message() for one in desk.news)
    differing = [one for code in after for one in before[code] ^ after[code]]
    assert all(is_told(one, said) for one in differing)
    assert in_files(folder) == after
    with Desk.open(folder) as desk:
        assert at_desk(desk) == after
        assert not desk.news
    return "told" if differing else "as in the files"


def test_answers_never_differ_silently_from_the_matrix_files(tmp_path):
    found = Counter(outcome(tmp_path / str(seed), seed) for seed in range(TRIALS))
    assert found["as in the files"] > TRIALS / 2


@pytest.fixture
def model(tmp_path):
    return make_model(tmp_path / "car")


def killed(model, *answers):
    """Answer questions, and stop without a word."""
    desk = Desk.open(model)
    for value, pair in answers:
        desk.do("car", "answer", value, pair)
    desk._log.release()


def without_line(model, number):
    journal = model / JOURNAL_FILE
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[number] = b"#" + lines[number][1:]
    journal.write_bytes(b"".join(lines))


def test_the_file_stands_where_an_earlier_line_is_damaged(model):
    killed(model, (3, ("cost", "style")), (5, ("cost", "range")))
    file = (model / "car.csv").read_bytes()
    killed(model, (7, ("style", "range")))
    (model / "car.csv").write_bytes(file)  # the crash came before it was written
    without_line(model, 2)
    with Desk.open(model) as desk:
        answers = {pair: int(value) for pair, value in desk.session("car").answers.items()}
        codes = [one.code for one in desk.news]
    assert answers == {("cost", "style"): 3, ("cost", "range"): 5, ("style", "range"): 7}
    assert codes[-2:] == ["edited-since", "journal-newer"]


def test_an_answer_taken_back_stays_so_where_that_line_is_damaged(model):
    with Desk.open(model) as desk:
        desk.do("car", "answer", 3, ("cost", "style"))
        desk.do("car", "answer", 5, ("cost", "style"))
        desk.do("car", "undo")
    without_line(model, -1)  # that the work was left
    without_line(model, -2)
    with Desk.open(model) as desk:
        assert desk.session("car").answers == {("cost", "style"): 3}


def test_a_number_of_the_format_that_is_damaged_locks_nobody_out(model):
    killed(model, (3, ("cost", "style")))
    journal = model / JOURNAL_FILE
    journal.write_bytes(journal.read_bytes().replace(b'"format":1', b'"format":3', 1))
    assert next(one.code for one in open_journal(str(model)).findings) == "journal-damaged"
    with Desk.open(model) as desk:
        assert desk.session("car").answers == {("cost", "style"): 3}


def test_a_record_with_half_a_sign_is_a_damaged_line(model):
    killed(model, (3, ("cost", "style")))
    line = b'{"node":"car","act":"skip","a":"\\ud800","b":"style","check":"00000000"}\n'
    with (model / JOURNAL_FILE).open("ab") as file:
        file.write(line)
    journal = open_journal(str(model))
    assert next(one.code for one in journal.findings) == "journal-torn"
    assert encode(journal.records[-1])
