import pytest
from hypothesis import given

from ahp.common.findings import HierarchyError
from ahp.common.names import is_fit_for_files
from ahp.model.hierarchy import Hierarchy, Node
from tests.labelled import hierarchies

CAR = Hierarchy(
    [
        Node("car", names={"zh": "选车"}),
        Node("cost", "car", {"zh": "成本", "en": "Cost"}, grouping=True),
        Node("purchase", "cost", grouping=True),
        Node("price", "purchase"),
        Node("tax", "purchase"),
        Node("fuel", "cost"),
        Node("style", "car"),
        Node("color", "style"),
        Node("safety", "car"),
        Node("brakes", "safety"),
        Node("airbags", "safety"),
    ]
)


def test_questions():
    assert CAR.goal == "car"
    assert CAR.children("car") == ("cost", "style", "safety")
    assert CAR.items("car") == ("price", "tax", "fuel", "style", "safety")
    assert CAR.items("cost") == ("price", "tax", "fuel")
    assert CAR.items("price") == ()
    assert CAR.judged == ("car", "safety")  # style has a single child
    assert CAR.leaves == ("price", "tax", "fuel", "color", "brakes", "airbags")
    assert CAR.ancestors("price") == ("purchase", "cost", "car")
    assert (CAR.parent("price"), CAR.parent("car")) == ("purchase", None)
    assert [CAR.level(code) for code in ("car", "cost", "price")] == [0, 1, 3]
    assert [CAR.judge(code) for code in ("car", "price", "color")] == [None, "car", "style"]
    assert "price" in CAR
    assert "prize" not in CAR


def test_names_fall_back():
    assert CAR.name("cost", "zh") == "成本"
    assert CAR.name("cost", "en") == "Cost"
    assert CAR.name("car", "en") == "选车"
    assert CAR.name("price", "zh") == "price"


def test_equality_and_hash():
    again = Hierarchy(CAR.nodes)
    assert again == CAR
    assert hash(again) == hash(CAR)
    with pytest.raises(TypeError, match="does not support item assignment"):
        CAR.nodes[0].names["en"] = "Car"


@given(hierarchies())
def test_every_node_below_the_goal_is_judged_once(hierarchy):
    judged = [
        code for node in hierarchy.nodes if not node.grouping for code in hierarchy.items(node.code)
    ]
    plain = [node.code for node in hierarchy.nodes if not node.grouping and node.parent]
    assert sorted(judged) == sorted(plain)
    for code in judged:
        assert code in hierarchy.items(hierarchy.judge(code))


def problems(*nodes):
    with pytest.raises(HierarchyError) as caught:
        Hierarchy(nodes)
    return [found.text() for found in caught.value.findings]


def test_unknown_node():
    with pytest.raises(HierarchyError) as caught:
        CAR.children("prize")
    assert str(caught.value) == "no node has the code 'prize'. Did you mean price?"


def test_all_problems_at_once():
    found = problems(
        Node("top"),
        Node("a", "top"),
        Node("a", "tpo"),
        Node("A", "top"),
        Node("b", "c"),
        Node("c", "b"),
        Node("d", "d"),
        Node("e/f", "top"),
        Node("g", "top", grouping=True),
        Node("other"),
    )
    assert found == [
        "node e/f: the code 'e/f' cannot be a file name on every system. Use letters, digits, - "
        "and _",
        "node a: 2 nodes have the code 'a'. Give every node a code of its own",
        "node A: the codes a, A differ only in case, so their files would be the same on Windows. "
        "Rename one of them",
        "node a: the parent 'tpo' is no node. Did you mean top?",
        "node b: the nodes form a cycle: b -> c -> b. Correct the parent of one of them",
        "node d: the nodes form a cycle: d -> d. Correct the parent of one of them",
        "the hierarchy has 2 goals, nodes without a parent: top, other. Give all but one a parent",
        "node g: a grouping node needs items below it, but has none. Remove grouping = true, or "
        "add its items",
    ]


def test_no_nodes():
    assert problems() == [
        "the hierarchy has no nodes. Start with a goal: a [[nodes]] table with a code and no parent"
    ]


def test_only_a_cycle():
    assert problems(Node("a", "b"), Node("b", "a"), Node("c", "a")) == [
        "node a: the nodes form a cycle: a -> b -> a. Correct the parent of one of them"
    ]


def test_goal_cannot_be_a_grouping():
    assert problems(Node("a", grouping=True), Node("b", "a")) == [
        "node a: the goal cannot be a mere grouping: its items must be judged. Remove grouping = "
        "true from the goal"
    ]


@pytest.mark.parametrize(
    "code",
    ["", " a", "a ", "a.", ".a", "~$a", "a/b", "a\\b", "a:b", "a?", "a*", 'a"', "a<", "a>", "a|",
     "a\tb", "a\x7f", "CON", "nul", "com1", "LPT9", "con.x", "x" * 101, "a\u2028b",
     "企" * 67, "con .x", "LPT¹", "conin$", "../a", "..", "\ud800"],
)  # fmt: skip
def test_unfit_codes(code):
    assert not is_fit_for_files(code)


@pytest.mark.parametrize("code", ["a", "A-1", "企业能力", "a b", "a.b", "console", "com10", "é"])
def test_fit_codes(code):
    assert is_fit_for_files(code)


def test_deep_hierarchy():
    nodes = [Node("n0"), *(Node(f"n{k}", f"n{k - 1}") for k in range(1, 300))]
    assert Hierarchy(nodes).level("n299") == 299
