"""Mutants of a module: its syntax tree with one place changed at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

OPERATORS: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And, ast.Lt: ast.LtE, ast.LtE: ast.Lt,
    ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot,
    ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_PAIRS = ("sum prod", "min max", "minimum maximum", "floor ceil", "any all")
_PAIRS += ("argmin argmax", "log exp", "zeros ones", "nanmin nanmax", "triu tril", "cumsum cumprod")
NAMES = {a: b for pair in _PAIRS for a, b in (pair.split(), reversed(pair.split()))}
DROPPED = (ast.Expr, ast.AugAssign, ast.Raise, ast.Return, ast.Delete)
NAMES |= {"mean": "sum", "median": "mean"}
PLAIN = ("min", "max", "any", "all", "log", "exp", "floor", "ceil")  # called without a module
_SHOWN = 30  # characters shown before and after what differs
Place = Callable[[], Callable[[], None]]


@dataclass(frozen=True)
class Mutant:
    """One change of a module.

    Attributes
    ----------
    file, function : str
        Where it is; the function is empty for what runs on import.
    lines : range
        Those of the statement, its body excepted.
    change : str
        The statement before and after, shortened to what differs.
    at : int
        Its number among the mutants of the file.
    """

    file: str
    function: str
    lines: range
    change: str
    at: int

    @property
    def at_text(self) -> str:
        """A name for it that is the same in every process."""
        return f"{self.file}#{self.at}"

    def __str__(self) -> str:
        """Say where it is and what it changes."""
        return f"{self.file}:{self.lines.start}: {self.change}"


def mutants(root: Path, file: str) -> list[Mutant]:
    """List all mutants of a file."""
    found = []
    for at, (statement, function, change) in enumerate(_places(_tree(root, file))):
        before = _header(statement)
        undo = change()
        after = _header(statement)
        undo()
        last = getattr(statement, "body", None)
        first = statement.lineno
        end = last[0].lineno if isinstance(last, list) else (statement.end_lineno or first) + 1
        lines = range(first, max(end, first + 1))
        found.append(Mutant(file, function, lines, _difference(before, after), at))
    return found


def mutated(root: Path, mutant: Mutant) -> ast.Module:
    """Return the syntax tree with the change made."""
    tree = _tree(root, mutant.file)
    for at, (_, _, change) in enumerate(_places(tree)):
        if at == mutant.at:
            change()
            return tree
    raise LookupError(str(mutant))


def _tree(root: Path, file: str) -> ast.Module:
    return ast.parse((root / file).read_text(encoding="utf-8"))


def _header(statement: ast.stmt) -> str:
    text = ast.unparse(statement)
    return text.partition("\n")[0] if hasattr(statement, "body") else " ".join(text.split())


def _difference(before: str, after: str) -> str:
    """Cut what two texts begin and end with alike, but for a little of it."""
    if after.startswith("pass"):
        return f"{before[: 3 * _SHOWN]} -> (dropped)"
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first, last = max(0, start - _SHOWN), max(0, end - _SHOWN)
    return f"{before[first : len(before) - last]} -> {after[first : len(after) - last]}"


def _places(tree: ast.Module) -> Iterator[tuple[ast.stmt, str, Place]]:
    """Yield each statement, the function it is in, and a change; called, it returns its undoing."""
    yield from _of_body(tree.body, "")


def _of_body(
    body: list[ast.stmt], function: str, *, whole: bool = False
) -> Iterator[tuple[ast.stmt, str, Place]]:
    for statement in body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue  # a docstring
        ending = whole and statement is body[-1] and isinstance(statement, ast.Return)
        if not ending and _may_go(statement, function):
            yield statement, function, _drop(statement)
        if isinstance(statement, ast.Break | ast.Continue):
            other = ast.Continue if isinstance(statement, ast.Break) else ast.Break
            yield statement, function, _become(statement, other)
        for field, value in ast.iter_fields(statement):
            if field in ("annotation", "returns", "type_params"):
                continue
            if field in ("body", "orelse", "finalbody"):
                inner, entire = function, isinstance(statement, ast.FunctionDef)
                if entire:
                    inner = f"{function}.{statement.name}" if function else statement.name
                yield from _of_body(value, inner, whole=entire)
                continue
            parts = value if isinstance(value, list) else [value]
            for part in parts:
                if isinstance(part, ast.ExceptHandler | ast.match_case):
                    yield from _of_body(part.body, function)
                elif isinstance(part, ast.AST):
                    for change, lazy in _of_expression(part):
                        yield statement, function or lazy, change
        if isinstance(statement, ast.If | ast.While):
            yield statement, function, _negate(statement, "test")
        if isinstance(statement, ast.AugAssign) and type(statement.op) in OPERATORS:
            yield statement, function, _operator(statement, "op")


def _may_go(statement: ast.stmt, function: str) -> bool:
    if not function:
        return False
    if isinstance(statement, ast.Assign):
        return not any(isinstance(target, ast.Name | ast.Tuple) for target in statement.targets)
    return isinstance(statement, DROPPED)


def _of_expression(node: ast.AST, lazy: str = "") -> Iterator[tuple[Place, str]]:
    """Yield the changes of an expression; those in a lambda run later than the statement."""
    if isinstance(node, ast.arguments):
        for default in (*node.defaults, *node.kw_defaults):
            if default is not None:
                yield from _of_expression(default, lazy)
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return  # it guards against a fault of the code, and changes no result
    change = _of_node(node)
    if change is not None:
        yield change, lazy
    for one in range(len(node.ops)) if isinstance(node, ast.Compare) else ():
        yield _item(node.ops, one, OPERATORS[type(node.ops[one])]()), lazy
    if isinstance(node, ast.IfExp):
        yield _negate(node, "test"), lazy
    for one in range(len(node.ifs)) if isinstance(node, ast.comprehension) else ():
        yield _item(node.ifs, one, ast.UnaryOp(ast.Not(), node.ifs[one])), lazy
    inner = "<lambda>" if isinstance(node, ast.Lambda) else lazy
    for child in ast.iter_child_nodes(node):
        if not isinstance(node, ast.JoinedStr | ast.FormattedValue):
            yield from _of_expression(child, inner)


def _of_node(node: ast.AST) -> Place | None:
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS and not _is_text(node):
        return _operator(node, "op")
    if isinstance(node, ast.BoolOp):
        return _operator(node, "op")
    if isinstance(node, ast.UnaryOp):
        return _field(node, "op", ast.UAdd()) if isinstance(node.op, ast.USub) else _twice(node)
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            return _field(node, "value", not node.value)
        if isinstance(node.value, int | float):
            return _field(node, "value", node.value + 1)
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        return _field(node, "attr", NAMES[node.attr])
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PLAIN:
        return _field(node.func, "id", NAMES[node.func.id])
    return None


def _is_text(node: ast.BinOp) -> bool:
    texts = (ast.JoinedStr, ast.Tuple, ast.List)
    return any(
        isinstance(side, texts) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _field(node: ast.AST, name: str, value: object) -> Place:
    def change() -> Callable[[], None]:
        old = getattr(node, name)
        setattr(node, name, value)
        return lambda: setattr(node, name, old)

    return change


def _item(items: list, at: int, value: ast.AST) -> Place:
    def change() -> Callable[[], None]:
        old, items[at] = items[at], value
        for part in ast.walk(value):
            ast.copy_location(part, old) if not hasattr(part, "lineno") else None
        return lambda: items.__setitem__(at, old)

    return change


def _operator(node: ast.AST, name: str) -> Place:
    return _field(node, name, OPERATORS[type(getattr(node, name))]())


def _negate(node: ast.AST, name: str) -> Place:
    test = getattr(node, name)
    return _field(node, name, ast.copy_location(ast.UnaryOp(ast.Not(), test), test))


def _twice(node: ast.UnaryOp) -> Place:
    """Take back ``not`` and ``~`` by doing them twice."""
    inner = ast.copy_location(ast.UnaryOp(node.op, node.operand), node)
    return _field(node, "operand", inner)


def _become(node: ast.stmt, kind: type) -> Place:
    def change() -> Callable[[], None]:
        old, node.__class__ = node.__class__, kind
        return lambda: setattr(node, "__class__", old)

    return change


def _drop(node: ast.stmt) -> Place:
    return _become(node, ast.Pass)
