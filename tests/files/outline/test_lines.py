import pytest
from hypothesis import given
from hypothesis import strategies as st

from ahp.common.findings import FileError, HierarchyError
from ahp.files.outline import parse_outline, read_outline


def shape(text):
    return [
        (node.code, node.parent, dict(node.names), node.grouping)
        for node in parse_outline(text).nodes
    ]


def problems(text):
    with pytest.raises(HierarchyError) as caught:
        parse_outline(text, "outline.txt")
    return [found.text() for found in caught.value.findings]


def test_everything():
    assert shape(
        """
# the 2022 index
index: 区域竞争力 | Regional competitiveness
    enterprise: 企业能力 | Enterprise capability
        [scale: 企业规模 | Enterprise scale]
            企业数量 | Number of enterprises
            企业平均估值/市值

    学术生态 | Academic ecosystem
"""
    ) == [
        ("index", None, {"zh": "区域竞争力", "en": "Regional competitiveness"}, False),
        ("enterprise", "index", {"zh": "企业能力", "en": "Enterprise capability"}, False),
        ("scale", "enterprise", {"zh": "企业规模", "en": "Enterprise scale"}, True),
        (
            "number-of-enterprises",
            "scale",
            {"zh": "企业数量", "en": "Number of enterprises"},
            False,
        ),
        ("企业平均估值-市值", "scale", {"zh": "企业平均估值/市值"}, False),
        (
            "academic-ecosystem",
            "index",
            {"zh": "学术生态", "en": "Academic ecosystem"},
            False,
        ),
    ]


@pytest.mark.parametrize(
    "prefixes",
    [
        ("1.", "1.1", "1.2"),
        ("1", "1.1", "1.2"),
        ("1)", "2)", "3)"),
        ("(1)", "(2)", "(3)"),
        ("（1）", "（2）", "（3）"),
        ("一、", "（一）", "（二）"),
        ("1、", "2、", "3、"),
        ("-", "-", "-"),
        ("*", "*", "+"),
        ("•", "–", "○"),
    ],
)
@pytest.mark.parametrize("space", ["", " "])
def test_numbers_and_bullets_do_not_count(prefixes, space):
    if not space and prefixes[0] in ("1", "-", "*"):
        space = " "
    first, second, third = (prefix + space for prefix in prefixes)
    outline = f"Car\n  {first}成本\n    {second}价格\n    {third}油耗\n"
    assert [(code, parent) for code, parent, *_ in shape(outline)] == [
        ("goal", None),
        ("成本", "goal"),
        ("价格", "成本"),
        ("油耗", "成本"),
    ]


@pytest.mark.parametrize("name", ["3D打印", "5G", "2022 index", "-foo", "A.I."])
def test_names_that_begin_like_numbers(name):
    assert list(shape(f"Car\n {name}\n")[1][2].values()) == [name]


@pytest.mark.parametrize("indent", ["\t", " ", "   ", "\u3000"])
def test_indents(indent):
    outline = f"Car\n{indent}cost\n{indent * 2}price\n{indent}style\n"
    assert [(code, parent) for code, parent, *_ in shape(outline)] == [
        ("goal", None),
        ("cost", "goal"),
        ("price", "cost"),
        ("style", "goal"),
    ]


def test_uneven_indents():
    outline = "Car\n cost\n     price\n     fuel\n style\n   color\n"
    assert [(code, parent) for code, parent, *_ in shape(outline)] == [
        ("goal", None),
        ("cost", "goal"),
        ("price", "cost"),
        ("fuel", "cost"),
        ("style", "goal"),
        ("color", "style"),
    ]


def test_languages_in_either_order():
    assert shape("选车\n Cost | 成本\n Price ｜ Purchase price\n a: |Fuel\n")[1:] == [
        ("cost", "goal", {"zh": "成本", "en": "Cost"}, False),
        ("purchase-price", "goal", {"zh": "Price", "en": "Purchase price"}, False),
        ("a", "goal", {"en": "Fuel"}, False),
    ]


def test_codes_are_unique_and_fit_for_files():
    assert [code for code, *_ in shape("Car\n Cost\n cost!\n a: x\n A\n con\n ???\n Li's\n")] == [
        "goal",
        "cost",
        "cost-2",
        "a",
        "a-2",
        "item-6",
        "item-7",
        "lis",
    ]


def test_wrong_lines_are_told_at_once():
    assert problems("Car\n    cost\n  price\n \tfuel\n -\nstyle\n") == [
        "outline.txt: line 3: the indentation of 2 is none of those above: 0, 4. Indent items of "
        "one node by the same amount",
        "outline.txt: line 4: tabs and spaces are mixed in an indentation. Use one of them "
        "throughout",
        "outline.txt: line 5: the line has no name",
        "outline.txt: line 6: 'style' is not indented, but the goal 'Car' stands above already. "
        "Indent it below the goal",
    ]


def test_lines_without_a_name():
    assert problems("Car\n a:\n []\n 1.\n |\n") == [
        "outline.txt: line 2: the line has no name",
        "outline.txt: line 4: the line has no name",
        "outline.txt: line 5: the line has no name",
    ]


def test_tabs_here_and_spaces_there():
    assert problems("Car\n\tcost\n  price\n") == [
        "outline.txt: line 3: tabs and spaces are mixed in an indentation. Use one of them "
        "throughout"
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "# nothing\n"])
def test_empty(text):
    assert problems(text) == [
        "outline.txt: the outline is empty. An outline has one item a line, indented below what it "
        "belongs to:\n  City competitiveness\n    Innovation\n    Business climate\nor its columns "
        "are goal, criteria and indicators (.xlsx, .csv, or pasted)"
    ]


def test_one_cause_is_told_once():
    assert problems("Car\n cost\nstyle\ncomfort\nsafety\n") == [
        "outline.txt: line 3: 'style' is not indented, but the goal 'Car' stands above already "
        "(2 more like it). Indent it below the goal"
    ]
    assert problems("Car\n  1 a\n  1.1 b\n    2 c\n    2.1 d\n") == [
        "outline.txt: line 3: '1.1 b' belongs to '1 a' by its number, but to 'Car' by its "
        "indentation (2 more like it). Correct the number or the indentation, or take one of them "
        "away throughout"
    ]


def test_problems_of_the_hierarchy_name_the_line():
    assert problems("Car\n a: x\n a: y\n [b: z]\n") == [
        "outline.txt: node a, line 3: 2 nodes have the code 'a'. Give every node a code of its own",
        "outline.txt: node b, line 4: a grouping node needs items below it, but has none. Remove "
        "grouping = true, or add its items",
    ]


def test_read(tmp_path):
    path = tmp_path / "outline.txt"
    path.write_bytes("选车\r\n  成本\r\n  外观\r\n".encode("gb18030"))
    assert read_outline(path).codes == ("goal", "成本", "外观")
    with pytest.raises(FileError) as caught:
        read_outline(tmp_path / "none.txt")
    assert str(caught.value) == f"{tmp_path}/none.txt: there is no such file or folder"
    path.write_bytes(b"\0\1")
    with pytest.raises(FileError, match="this is not text but binary data"):
        read_outline(path)


@given(st.text(st.sampled_from(" \t\n-1.:|[]ab成")))
def test_no_text_breaks_the_parser(text):
    try:
        hierarchy = parse_outline(text)
    except HierarchyError as error:
        assert error.findings  # noqa: PT017
    else:
        assert hierarchy.goal == hierarchy.codes[0]


REMARK = "#" + " a remark" * 200 + "\n"


def test_what_is_too_large_is_refused_and_never_read_in_part(tmp_path):
    path = tmp_path / "outline.txt"
    lines = "goal\n    first\n" + REMARK * (2**22 // len(REMARK) + 1) + "    last\n"
    path.write_text(lines, encoding="utf-8")
    assert path.stat().st_size > 2**22
    with pytest.raises(FileError, match="there are more than 4 MB, too much for such a file"):
        read_outline(path)
    path.write_text(lines.replace(REMARK, "", 2), encoding="utf-8")
    assert path.stat().st_size <= 2**22
    assert read_outline(path).codes == ("goal", "first", "last")


def test_a_chinese_name_is_a_code_as_it_is():
    codes = parse_outline("城市\n  5G基站（万个）\n  R&D投入\n  人均/GDP\n  Rent\n").codes
    assert codes == ("goal", "5G基站（万个）", "R&D投入", "人均-GDP", "rent")
