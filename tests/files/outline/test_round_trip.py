"""A tree written in each form reads back as the same tree."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ahp.files.outline import outline_of

LETTERS = "城市数字经济基础设施产业化指标发展水平创新能力Car Speed"
NAMES = st.text(LETTERS, min_size=2, max_size=9).map(lambda name: " ".join(name.split()))
CHINESE = "一二三四五六七八九"


@st.composite
def trees(draw, deepest=3):
    """Draw a tree with names of its own: (name, items), the goal with two items or more."""
    names = draw(st.lists(NAMES.filter(lambda name: len(name) > 1), min_size=40, max_size=40))
    numbered = iter(f"项{chr(0x4E00 + k)}{name}" for k, name in enumerate(names))

    def node(depth):
        most = 3 if depth < deepest else 0
        count = draw(st.integers(2 if depth == 0 else 0, most))
        return next(numbered), [node(depth + 1) for _ in range(count)]

    return node(0)


def walk(tree, depth=0, path=()):
    """Yield name, depth and the numbers of the way to each node."""
    name, items = tree
    yield name, depth, path
    for k, one in enumerate(items, start=1):
        yield from walk(one, depth + 1, (*path, k))


def indented(tree, indent="  ", bullet=""):
    return "".join(f"{indent * depth}{bullet}{name}\n" for name, depth, _ in walk(tree))


def decimal(tree):
    return "".join(f"{'.'.join(map(str, path))} {name}\n".lstrip() for name, _, path in walk(tree))


def official(tree):
    marks = ("", "{}、", "（{}）", "{}.")
    lines = []
    for name, depth, path in walk(tree):
        number = path[-1] if path else ""
        shown = CHINESE[number - 1] if depth in (1, 2) else number
        lines.append(marks[depth].format(shown) + name)
    return "\n".join(lines)


def lettered(tree):
    return "\n".join(
        f"{'ABCD'[depth]}{''.join(map(str, path))} {name}" for name, depth, path in walk(tree)
    )


def headings(tree):
    return "\n\n".join(f"{'#' * (depth + 1)} {name}" for name, depth, _ in walk(tree))


def levels(tree):
    words = ("目标", "一级指标", "二级指标", "三级指标")
    return "\n".join(f"{words[depth]}：{name}" for name, depth, _ in walk(tree))


def drawn(tree, before="", last=None):
    name, items = tree
    branch = "" if last is None else ("└── " if last else "├── ")
    below = "" if last is None else before + ("    " if last else "│   ")
    lines = [before + branch + name]
    lines += [drawn(one, below, k == len(items) - 1) for k, one in enumerate(items)]
    return "\n".join(lines)


def rows(tree, repeated=False):
    """Yield the rows of a table: one for each leaf, a column for each level."""
    path = []
    for name, depth, _ in walk(tree):
        if path and depth <= len(path) - 1:
            yield path
            path = [one if repeated else "" for one in path[:depth]]
        path = [*path, name]
    yield path


def table(tree, repeated=False, sign="\t"):
    heading = ["目标层", "一级指标", "二级指标", "三级指标"]
    lines = [heading, *(row + [""] * (4 - len(row)) for row in rows(tree, repeated))]
    return "\n".join(sign.join(line) for line in lines)


def stairs(tree):
    return "\n".join("\t" * depth + name + "\t" * (3 - depth) for name, depth, _ in walk(tree))


def workbook(tree):
    book = Workbook()
    for line in table(tree).splitlines():
        book.active.append([cell or None for cell in line.split("\t")])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ahp_os(tree):
    name, items = tree
    own = f"{name}: {', '.join(one for one, _ in items)};\n" if items else ""
    return own + "".join(map(ahp_os, items))


def r_ahp(tree):
    def lines(node, depth):
        name, items = node
        yield "  " * depth + f"{name}:"
        if items:
            yield "  " * (depth + 1) + "children:"
            for one in items:
                yield from lines(one, depth + 2)

    name, items = tree
    below = [line for one in items for line in lines(one, 2)]
    return "\n".join(["Version: 2.0", "Goal:", f"  name: {name}", "  children:", *below])


WRITERS = {
    "spaces": indented,
    "tabs": lambda tree: indented(tree, "\t"),
    "bullets": lambda tree: indented(tree, "    ", "- "),
    "Windows": lambda tree: indented(tree).replace("\n", "\r\n"),
    "decimal": decimal,
    "official": official,
    "letters": lettered,
    "headings": headings,
    "levels": levels,
    "drawn": drawn,
    "table": table,
    "repeated": lambda tree: table(tree, repeated=True),
    "CSV": lambda tree: table(tree, sign=","),
    "Markdown": lambda tree: "\n".join(f"|{line}|" for line in table(tree, sign="|").splitlines()),
    "stairs": stairs,
    "workbook": workbook,
    "AHP-OS": ahp_os,
    "R": r_ahp,
}


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=40, deadline=None)
@given(tree=trees())
def test_a_tree_reads_back_as_itself(form, tree):
    written = WRITERS[form](tree)
    data = written if isinstance(written, bytes) else written.encode()
    hierarchy = outline_of(data, "outline")
    found = {}
    for code in hierarchy.codes:
        parent = hierarchy.parent(code)
        found[hierarchy.name(code, "zh")] = parent and hierarchy.name(parent, "zh")
    expected = {}
    above = []
    for name, depth, _ in walk(tree):
        del above[depth:]
        expected[name] = above[-1] if above else None
        above.append(name)
    assert found == expected
    items = {name: [one for one, _ in below] for name, below in nodes(tree)}
    for code in hierarchy.codes:
        children = [hierarchy.name(one, "zh") for one in hierarchy.children(code)]
        assert children == items[hierarchy.name(code, "zh")]


def nodes(tree):
    yield tree
    for one in tree[1]:
        yield from nodes(one)
