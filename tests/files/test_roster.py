"""``experts.toml``: what it says is read, and changes leave the rest as its author wrote it."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ahp.common.findings import ModelError, Problems
from ahp.common.io.toml_edit import statements, value_text
from ahp.files import ROSTER_FILE, load_roster, update_roster
from ahp.model.experts import Expert
from ahp.model.hierarchy import Hierarchy, Node

CAR = Hierarchy(
    [
        Node("car", names={"zh": "选车"}),
        Node("cost", "car", {"zh": "费用"}),
        Node("style", "car"),
        Node("price", "cost"),
        Node("fuel", "cost"),
    ]
)
WRITTEN = """\
# 2026 年第一轮
format = 1

# the chair
[[experts]]
code = "wang"            # folder name
name = "王教授"
weight = 2  # twice # really
nodes = [
  "car",  # 选车
]
attributes.field = "统计学"
attributes.years = 20

[[experts]]
code = '李四'
zh = "李四 # 非真名"
en = "Li Si"

[experts.attributes]
group = "industry"  # of two

# nobody yet
"""


def read(folder):
    problems = Problems()
    found = load_roster(str(folder), CAR, problems)
    assert not problems.findings, problems.findings
    return found


def test_everything_may_be_left_out(tmp_path):
    assert read(tmp_path) == ()
    (tmp_path / ROSTER_FILE).write_text("format = 1\n")
    assert read(tmp_path) == ()
    (tmp_path / ROSTER_FILE).write_text('format = 1\n[[experts]]\ncode = "wang"\n')
    assert read(tmp_path) == (Expert("wang"),)


def test_what_is_said_of_each_is_read(tmp_path):
    (tmp_path / ROSTER_FILE).write_text(WRITTEN, encoding="utf-8")
    assert read(tmp_path) == (
        Expert(
            "wang",
            {"zh": "王教授", "en": "王教授"},
            2.0,
            {"field": "统计学", "years": 20},
            ("car",),
        ),
        Expert("李四", {"zh": "李四 # 非真名", "en": "Li Si"}, 1.0, {"group": "industry"}),
    )


@pytest.mark.parametrize("node", ["费用", "cost"])
def test_nodes_are_codes_or_names(tmp_path, node):
    text = f'format = 1\n[[experts]]\ncode = "wang"\nnodes = "{node}"\n'
    (tmp_path / ROSTER_FILE).write_text(text, encoding="utf-8")
    assert read(tmp_path)[0].nodes == ("cost",)


def test_a_name_of_two_nodes_is_told(tmp_path):
    nodes = [Node("g"), Node("a", "g", {"en": "Size"}), Node("b", "g", {"en": "Size"})]
    nodes += [Node(f"{one}{k}", one) for one in "ab" for k in "12"]
    text = 'format = 1\n[[experts]]\ncode = "wang"\nnodes = ["Size"]\n'
    (tmp_path / ROSTER_FILE).write_text(text)
    problems = Problems()
    load_roster(str(tmp_path), Hierarchy(nodes), problems)
    assert "'Size' can mean several nodes: a, b" in problems.findings[0].text()


@pytest.mark.parametrize("weight", ["0", "-1", "nan", "inf", "true", '"2"', "1e999", "[1]"])
def test_a_weight_is_a_number_above_0(tmp_path, weight):
    (tmp_path / ROSTER_FILE).write_text(
        f'format = 1\n[[experts]]\ncode = "wang"\nweight = {weight}\n'
    )
    problems = Problems()
    load_roster(str(tmp_path), CAR, problems)
    (found,) = problems.errors
    assert (found.code, found.place.line) == ("wrong-type", 4)


def test_changes_leave_the_rest_as_it_is(tmp_path):
    path = tmp_path / ROSTER_FILE
    path.write_text(WRITTEN, encoding="utf-8")
    changes = {
        "wang": {"weight": 1.5, "nodes": ["car", "cost"], "attributes": {"years": 21}},
        "李四": {"attributes": {"group": "academia", "title": 'Dr. "Q"'}},
        "zhao": {"name": "赵工", "attributes": {"years": 3}},
    }
    assert update_roster(str(tmp_path), CAR, changes) == str(path)
    assert (
        path.read_text(encoding="utf-8")
        == """\
# 2026 年第一轮
format = 1

# the chair
[[experts]]
code = "wang"            # folder name
name = "王教授"
weight = 1.5  # twice # really
nodes = ["car", "cost"]
attributes = { field = "统计学", years = 21 }

[[experts]]
code = '李四'
zh = "李四 # 非真名"
en = "Li Si"

[experts.attributes]
group = "academia"  # of two
title = "Dr. \\"Q\\""

# nobody yet

[[experts]]
code = "zhao"
name = "赵工"
attributes = { years = 3 }
"""
    )


def test_newlines_and_mark_are_kept(tmp_path):
    path = tmp_path / ROSTER_FILE
    path.write_bytes(b'\xef\xbb\xbfformat = 1\r\n[[experts]]\r\ncode = "a"\r\n')
    update_roster(str(tmp_path), CAR, {"a": {"weight": 3}})
    assert path.read_bytes() == (
        b'\xef\xbb\xbfformat = 1\r\n[[experts]]\r\ncode = "a"\r\nweight = 3\r\n'
    )


@pytest.mark.parametrize(
    ("text", "changes", "said"),
    [
        ("", {"a": {"weight": -1}}, "weight is -1"),
        ("", {"a": {"nodes": ["cats"]}}, "'cats' is no node"),
        ("", {"a": {"wieght": 2}}, "no key is named 'wieght'"),
        ("", {"a/b": {}}, "'a/b' cannot name a folder"),
        ('[[experts]]\ncode = "a"\nweight = 0\n', {"b": {}}, "weight is 0"),
        ("[[experts]\n", {"b": {}}, "this is not TOML"),
        ('experts = [{ code = "a" }]\n', {"a": {"weight": 2}}, "entry of a cannot be changed"),
    ],
)
def test_what_would_be_wrong_is_not_written(tmp_path, text, changes, said):
    path = tmp_path / ROSTER_FILE
    path.write_text("format = 1\n" + text)
    with pytest.raises(ModelError, match=said):
        update_roster(str(tmp_path), CAR, changes)
    assert path.read_text() == "format = 1\n" + text


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8)
NUMBERS = st.one_of(
    st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6, allow_nan=False, allow_subnormal=False)
)
ATTRIBUTES = st.dictionaries(TEXTS, st.one_of(TEXTS, NUMBERS), max_size=3)
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "zh": TEXTS,
        "en": TEXTS,
        "weight": st.floats(1e-3, 1e3),
        "nodes": st.lists(st.sampled_from(["car", "cost", "费用"]), min_size=1, max_size=3),
        "attributes": ATTRIBUTES,
    },
)
CODES = st.sampled_from(["wang", "李四", "O'Hara", 'a "b"'[:1], "x.y", "e 1"])
ROSTERS = st.dictionaries(CODES, ENTRIES, max_size=4)


@st.composite
def written(draw):
    """Draw a file as people write them, with the lines that are remarks."""
    remarks = st.sampled_from(["", "# a remark", '# code = "wang"', "  # [[experts]]", "#"])
    lines = ["format = 1", draw(remarks)]
    for code, entry in draw(ROSTERS).items():
        lines += [draw(remarks), draw(st.sampled_from(["[[experts]]", " [[ experts ]] # one"]))]
        entry = {"code": code, **entry}
        attributes = entry.get("attributes", {})
        below = draw(st.booleans()) and attributes
        for key in draw(st.permutations(sorted(entry))):
            if key == "attributes" and below:
                continue
            space = draw(st.sampled_from(["", "  ", "\t"]))
            if key == "nodes" and draw(st.booleans()):
                lines += [
                    f"{space}nodes = [",
                    *(f"  {value_text(n)}, # n" for n in entry[key]),
                    "]",
                ]
            else:
                lines.append(f"{space}{key} = {value_text(entry[key])}{draw(remarks)}")
            lines.append(draw(remarks))
        if below:
            lines += ["[experts.attributes]"]
            lines += [f"{value_text(key)} = {value_text(v)} # v" for key, v in attributes.items()]
    return "\n".join(lines) + "\n"


@settings(max_examples=60, deadline=None)
@given(text=written(), changes=ROSTERS)
def test_only_what_is_changed_changes(tmp_path_factory, text, changes):
    folder = tmp_path_factory.mktemp("model")
    path = folder / ROSTER_FILE
    path.write_text(text, encoding="utf-8")
    before = tomllib.loads(text).get("experts", [])
    update_roster(str(folder), CAR, changes)
    new = path.read_text(encoding="utf-8")
    after = {one["code"]: one for one in tomllib.loads(new).get("experts", [])}
    for one in before:
        wanted = {**one, **changes.get(one["code"], {})}
        if "attributes" in wanted:
            given_ = changes.get(one["code"], {}).get("attributes", {})
            wanted["attributes"] = {**one.get("attributes", {}), **given_}
        assert after[one["code"]] == wanted
    there = {one["code"] for one in before}
    for code in set(changes) - there:
        assert after[code] == {"code": code, **changes[code]}
    assert set(after) == there | set(changes)
    remarks = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    kept = [line for line in new.split("\n") if line.lstrip().startswith("#")]
    assert kept == remarks
    update_roster(str(folder), CAR, changes)
    assert path.read_text(encoding="utf-8") == new


@given(st.recursive(st.one_of(TEXTS, NUMBERS, st.booleans()), st.lists, max_leaves=5))
def test_values_are_read_back_as_they_were(value):
    assert tomllib.loads(f"v = {value_text(value)}")["v"] == value


def test_five_hundred_experts_are_added_and_changed_at_once(tmp_path):
    codes = [f"e{k}" for k in range(500)]
    update_roster(str(tmp_path), CAR, {code: {"weight": 2} for code in codes})
    update_roster(str(tmp_path), CAR, {code: {"name": code.upper()} for code in codes})
    found = read(tmp_path)
    assert [one.code for one in found] == codes
    assert {(one.weight, one.name("zh") == one.code.upper()) for one in found} == {(2.0, True)}


def test_what_is_no_statement_is_refused():
    with pytest.raises(ValueError, match="a ="):
        list(statements(["a = ["]))
