"""Both languages of a message or word say the same things, and none is there for nothing."""

import ast
import importlib
import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from ahp.common.wording import Message, Words

ROOT = Path(__file__).parent.parent
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for package in ("ahp", "index")
    for path in sorted((ROOT / package).rglob("*.py"))
}
MAKERS = ("Words", "error", "warning", "note")


def called(node):
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


FILES = [
    path
    for path, tree in TREES.items()
    if any(isinstance(one, ast.Assign) and called(one.value) in MAKERS for one in tree.body)
]


def members(path):
    """Yield the messages and words of a file, each with its name."""
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for name, value in vars(module).items():
        if isinstance(value, Message | Words):
            yield name, value
        elif isinstance(value, Mapping) and name.isupper():
            yield from ((f"{name}[{key!r}]", one) for key, one in value.items())


MEMBERS = [
    pytest.param(value, id=f"{path.relative_to(ROOT).parent}:{name}")
    for path in FILES
    for name, value in members(path)
    if isinstance(value, Message | Words)
]


def fields(template):
    found = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    return found - {"en", "zh"}  # a name in either language


@pytest.mark.parametrize("member", MEMBERS)
def test_both_languages_say_the_same(member):
    for words in (member.said, member.advice) if isinstance(member, Message) else (member,):
        assert fields(words.en) == fields(words.zh)
        assert bool(words.en) == bool(words.zh)


def test_options_and_commands_are_explained_in_both_languages():
    calls = [
        (path, node.lineno, [one.value for one in node.args if isinstance(one, ast.Constant)])
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if called(node) == "Words"
    ]
    written = [(path, line, texts) for path, line, texts in calls if len(texts) == 2]
    assert {path.name for path, _, _ in written} >= {"command.py", "commands.py", "options.py"}
    for path, line, (en, zh) in written:
        assert fields(en) == fields(zh), f"{path}:{line}"
        assert bool(en) == bool(zh), f"{path}:{line}"


def test_a_code_means_one_thing():
    found = {}
    for path in FILES:
        for name, value in members(path):
            if isinstance(value, Message):
                assert found.setdefault(value.code, value) == value, f"{path}: {name}"


def test_no_member_is_there_for_nothing():
    defined = {}
    for path in FILES:
        for node in TREES[path].body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [one.id for one in targets if isinstance(one, ast.Name)]
                defined |= {name: path for name in names if name.isupper()}
    read = {
        node.id
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    assert {name: str(path) for name, path in defined.items() if name not in read} == {}


def test_the_mathematics_has_no_words():
    for path in (ROOT / "ahp" / "core").rglob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            assert not any("\u3000" <= letter <= "\uffef" for letter in line), f"{path}:{number}"


def test_what_may_be_one_is_not_said_in_the_plural():
    """Such as `1 times` or `1 years`: the noun goes with the number, `{count:time|times}`."""
    units = re.compile(r"\{(\w+)\} (years|times|decimals|days|headings)\b")
    for path in FILES:
        for name, value in members(path):
            if isinstance(value, Message | Words):
                en = value.said.en if isinstance(value, Message) else value.en
                found = units.search(en)
                assert found is None or found[1] in {"low", "high", "factor", "number", "value"}, (
                    f"{path}: {name}: {en}"
                )


def test_no_word_stands_twice():
    for path in FILES:
        for name, value in members(path):
            if isinstance(value, Message | Words):
                texts = (value.said, value.advice) if isinstance(value, Message) else (value,)
                for text in texts:
                    assert not re.search(r"\b([a-z]+) \1\b", text.en), f"{path}: {name}"
