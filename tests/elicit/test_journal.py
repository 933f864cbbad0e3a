import os
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import FileError
from ahp.elicit.journal import JOURNAL_FILE, Journal, decode, encode, open_journal
from ahp.elicit.replay import action_record, redo_record, replay, start_record, undo_record
from ahp.elicit.session import Action

RECORDS = [
    {"node": "car", "act": "answer", "a": "price", "b": "燃料", "value": "1/3"},
    {"node": "car", "act": "note", "a": "price", "b": "燃料", "text": 'says "so"\n\u2028{}'},
    {"node": "car", "act": "skip", "a": "price", "b": "style"},
]


@pytest.fixture
def written(tmp_path):
    journal = open_journal(str(tmp_path))
    for record in RECORDS:
        journal.append(record)
    return tmp_path / JOURNAL_FILE


def codes(journal):
    return [found.code for found in journal.findings]


def test_what_is_appended_is_read(written):
    journal = open_journal(str(written.parent))
    assert journal.records == RECORDS
    assert not journal.findings


def test_first_line_gives_the_format(written):
    first, *rest = written.read_bytes().splitlines()
    assert decode(first) == {"format": 1}
    assert len(rest) == len(RECORDS)


def test_a_torn_last_line_at_every_byte(written, tmp_path):
    data = written.read_bytes()
    start = data.rindex(b"\n", 0, -1) + 1
    for end in range(start, len(data)):
        folder = tmp_path / str(end)
        folder.mkdir()
        (folder / JOURNAL_FILE).write_bytes(data[:end])
        journal = open_journal(str(folder))
        whole = end == len(data) - 1  # only the end of the line is missing
        assert journal.records == RECORDS[: 3 if whole else 2]
        if end > start and not whole:
            assert codes(journal) == ["journal-torn", "journal-set-aside"]
            assert (folder / "journal.torn-1").read_bytes() == data[start:end]
        else:
            assert not journal.findings
        journal.append(RECORDS[0])
        again = open_journal(str(folder))
        assert again.records == [*RECORDS[: 3 if whole else 2], RECORDS[0]]
        assert not again.findings


def test_every_flipped_bit_of_a_record_is_noticed(written):
    data = written.read_bytes()
    line = data.splitlines(keepends=True)[1]
    for place in range(len(line) - 1):
        for bit in range(8):
            damaged = bytearray(line)
            damaged[place] ^= 1 << bit
            assert decode(bytes(damaged)) is None


@pytest.mark.parametrize("damage", [b"\0" * 40, b"\n", b"[]", b'{"act":"skip"}', b"\xff{", b"["])
def test_damaged_lines_in_the_middle_are_set_aside(written, damage):
    lines = written.read_bytes().splitlines(keepends=True)
    written.write_bytes(b"".join([*lines[:2], damage + b"\n", *lines[3:]]))
    journal = open_journal(str(written.parent))
    assert journal.records == [RECORDS[0], RECORDS[2]]
    assert codes(journal) == ["journal-damaged", "journal-set-aside"]
    assert written.with_name("journal.torn-1").read_bytes().startswith(damage)
    again = open_journal(str(written.parent))
    assert again.records == [RECORDS[0], RECORDS[2]]
    assert not again.findings


def test_torn_lines_are_numbered(written):
    for number in (1, 2, 3):
        with written.open("ab") as file:
            file.write(b'{"act"')
        open_journal(str(written.parent))
        assert written.with_name(f"journal.torn-{number}").read_bytes() == b'{"act"'


def test_line_ends_of_windows_do_no_harm(written):
    written.write_bytes(written.read_bytes().replace(b"\n", b"\r\n"))
    journal = open_journal(str(written.parent))
    journal.append(RECORDS[0])
    assert open_journal(str(written.parent)).records == [*RECORDS, RECORDS[0]]


@pytest.mark.parametrize("text", ["", "\n", "no journal at all"])
def test_a_file_without_records(tmp_path, text):
    path = tmp_path / JOURNAL_FILE
    path.write_text(text, encoding="utf-8")
    journal = open_journal(str(tmp_path))
    assert journal.records == []
    journal.append(RECORDS[0])
    assert open_journal(str(tmp_path)).records == RECORDS[:1]


def test_a_later_format_is_left_alone(tmp_path):
    path = tmp_path / JOURNAL_FILE
    path.write_text('{"format":2,"sum":"other"}\n{"other":1}\n', encoding="utf-8")
    with pytest.raises(FileError, match="has format 2, but this version knows 1"):
        open_journal(str(tmp_path))
    assert path.read_text(encoding="utf-8").endswith('{"other":1}\n')


def test_a_folder_in_its_place(tmp_path):
    (tmp_path / JOURNAL_FILE).mkdir()
    with pytest.raises(FileError, match="cannot be read"):
        open_journal(str(tmp_path))


@pytest.mark.parametrize("change", ["gone", "longer", "shorter"])
def test_a_file_that_changed_meanwhile_is_written_anew(written, change):
    journal = open_journal(str(written.parent))
    data = written.read_bytes()
    if change == "gone":
        written.unlink()
    else:
        written.write_bytes(data + b"{}\n" if change == "longer" else data[:20])
    journal.append(RECORDS[0])
    assert open_journal(str(written.parent)).records == [*RECORDS, RECORDS[0]]
    assert (codes(journal) == []) == (change == "gone")
    assert written.with_name("journal.torn-1").exists() == (change != "gone")


@pytest.mark.parametrize("failing", ["write", "fsync"])
def test_a_full_disk_leaves_the_file_as_it_was(written, monkeypatch, failing):
    journal = open_journal(str(written.parent))
    data = written.read_bytes()
    real_write = os.write

    def fail(handle, *rest):
        if failing == "write" and rest:
            real_write(handle, rest[0][:5])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, fail)
        with pytest.raises(FileError, match="No space left on device"):
            journal.append(RECORDS[0])
    assert written.read_bytes() == data
    journal.append(RECORDS[1])
    assert open_journal(str(written.parent)).records == [*RECORDS, RECORDS[1]]


def test_short_writes_are_finished(written, monkeypatch):
    real_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real_write(handle, data[:7]))
    journal = open_journal(str(written.parent))
    journal.append(RECORDS[0])
    assert open_journal(str(written.parent)).records == [*RECORDS, RECORDS[0]]


def test_replacing_archives_the_old_journal(written):
    journal = open_journal(str(written.parent))
    old = written.read_bytes()
    for number in (1, 2):
        archive = journal.replace(RECORDS[:number])
        assert os.path.basename(archive) == f"journal-archive-{number}.jsonl"
        assert open_journal(str(written.parent)).records == RECORDS[:number]
    assert written.with_name("journal-archive-1.jsonl").read_bytes() == old


values = st.fractions(Fraction(1, 9), 9, max_denominator=50)
texts = st.text(max_size=10)
pairs = st.tuples(st.sampled_from(["a", "成本", '"\\']), st.sampled_from(["x", "y"]))
actions = st.one_of(
    st.builds(Action, st.just("answer"), pairs, values),
    st.builds(Action, st.sampled_from(["skip", "clear"]), pairs),
    st.builds(Action, st.just("note"), pairs, st.none(), texts),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(actions, st.sampled_from(["undo", "redo"])), max_size=15))
def test_replay_follows_actions_undone_and_redone(steps):
    done, undone, records = [], [], [start_record("car", {})]
    for step in steps:
        if step == "undo":
            if done:
                undone.append(done.pop())
                records.append(undo_record("car", undone[-1]))
        elif step == "redo":
            if undone:
                done.append(undone.pop())
                records.append(redo_record("car", done[-1]))
        else:
            done.append(step)
            undone.clear()
            records.append(action_record("car", step))
    work = replay(decode(encode(record)) for record in records)["car"]
    assert (work.actions, work.undone, work.unfit) == (done, undone, 0)


def test_what_follows_a_lost_record_is_kept_where_it_applies():
    first, second = Action("answer", ("a", "b"), Fraction(2)), Action("skip", ("a", "c"))
    records = [
        action_record("car", first),
        # here the record of the second action is lost
        undo_record("car", second),
        redo_record("car", second),
        {"node": "car", "act": "dance"},
        {"node": "car"},
        {"node": "car", "act": "answer", "a": "a", "b": "b"},
        {"node": "car", "act": "answer", "a": "a", "b": "b", "value": "0"},
        {"node": "car", "act": "start", "given": []},
        {"node": "car", "act": "saved", "file": "of more answers than these"},
    ]
    work = replay(records)["car"]
    assert work.actions == [first, second]
    assert work.unfit == 7
    assert work.file is None


def test_unwritable_folder_says_so(tmp_path):
    journal = Journal(str(tmp_path / "nowhere" / JOURNAL_FILE))
    with pytest.raises(FileError, match="cannot be written"):
        journal.append(RECORDS[0])
    assert journal.records == []
