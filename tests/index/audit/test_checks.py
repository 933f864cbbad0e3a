"""The kinds of checks: each relation is evaluated by one of them, and none is left out."""

from pathlib import Path

import pytest

from index.audit import load_audit
from index.audit.checks.check import Check
from index.audit.checks.registry import CHECKERS, run_checks
from index.audit.relations import Relation
from tests.index.audit.kinds import ALL_FILES, ALL_KINDS, audited

REPORT = Path(__file__).parents[3] / "examples" / "ai-competitiveness-2022"


@pytest.fixture(scope="module")
def declared():
    return load_audit(REPORT)


@pytest.fixture
def small():
    return audited(ALL_KINDS, ALL_FILES).declared


def test_every_kind_of_relation_has_one_checker(declared, small):
    evaluated = {
        name: {id(check.relation) for one in (declared, small) for check in checker(one)}
        for name, checker in CHECKERS.items()
    }
    assert all(evaluated.values()), "the two declare relations for every checker"
    relations = [*declared.relations, *small.relations]
    assert {type(relation) for relation in relations} == set(Relation.__subclasses__())
    for relation in relations:
        checkers = [name for name, found in evaluated.items() if id(relation) in found]
        assert len(checkers) == 1, f"{relation.name}: {checkers}"


def test_checks_come_kind_by_kind(declared):
    counts = [len(list(checker(declared))) for checker in CHECKERS.values()]
    checks = run_checks(declared)
    assert len(checks) == sum(counts)
    assert [type(check.relation) for check in checks[: counts[0]]] == (
        [type(checks[0].relation)] * counts[0]
    )


@pytest.mark.parametrize("own", [None, "certain", "suspected"])
def test_a_declared_severity_goes_before_that_of_the_kind(own):
    check = Check.of(Relation("any", severity=own), "sum", "top", severity="suspected")
    assert check.severity == (own or "suspected")
