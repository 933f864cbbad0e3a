"""Whatever is printed, nothing is said that the printed figures do not hold."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ahp.common.figure import Figure
from index.audit.relations import Cell
from index.project.years import YearStyle
from index.report.sentences import (
    Rules,
    circle_sentences,
    league_sentences,
    overview_sentences,
    region_sentences,
)
from index.report.verify import verified
from tests.index.report.sentences.standings import ODD, PLAIN, standings

RULES = Rules(top=3, tiers=2, years=2, named=5)
LANGUAGES = st.sampled_from(["en", "zh"])
quick = settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))


def all_sentences(standing, lang, rules=RULES):
    """Return every sentence there is to say of a standing."""
    (pool,) = standing.pools
    rows = dict.fromkeys(
        row for one in standing.leagues for listed in one.table.rows.values() for row in listed
    )
    return [
        *(one for league in standing.leagues for make in (league_sentences, circle_sentences)
          for one in make(standing, league, lang, rules)),
        *(one for row in rows for one in region_sentences(standing, row, pool, lang, rules)),
        *overview_sentences(standing, lang, rules),
    ]  # fmt: skip


@quick
@given(standings(), LANGUAGES)
def test_every_sentence_holds(standing, lang):
    sentences = all_sentences(standing, lang)
    assert [found.message(lang) for found in verified(standing, sentences)] == []
    for one in sentences:
        assert one.claims
        assert one.text[-1] == ("。" if lang == "zh" else ".")
        assert not re.search(r"None|\{|\}|  |，，|、、|\(\)|（）| ,", one.text), one.text


@quick
@given(standings(ODD), LANGUAGES)
def test_odd_names_raise_no_alarm(standing, lang):
    found = verified(standing, all_sentences(standing, lang))
    assert [one.message(lang) for one in found] == []


@quick
@given(standings(), LANGUAGES)
def test_years_that_are_spans_are_called_so(standing, lang):
    spanned = replace(standing, year_style=YearStyle("/"))
    sentences = all_sentences(spanned, lang)
    assert [found.message(lang) for found in verified(spanned, sentences)] == []
    told = " ".join(one.text for one in sentences)
    assert not re.search(r"(?<![\d.])20(1[89]|2[0-3])(?!/)", told), told
    plain = [one.text for one in all_sentences(standing, lang)]
    assert [re.sub(r"(20\d\d)/\d\d", r"\1", one.text) for one in sentences] == plain


def with_figure(standing, cell, figure):
    """Return a standing in which another figure is printed in a cell."""
    return replace(
        standing,
        leagues=tuple(
            replace(one, table=replace(one.table, figures={**one.table.figures, cell: figure}))
            if one.table.code == cell.table
            else one
            for one in standing.leagues
        ),
    )


@quick
@given(standings(), LANGUAGES, st.data())
def test_a_figure_changed_afterwards_is_found(standing, lang, data):
    for sentence in all_sentences(standing, lang):
        cells = [
            Cell(claim.tables[0], row, claim.years[-1], role)
            for claim in sentence.claims
            for role, rows in (
                ("score", claim.scores), ("rank", claim.ranks), ("rank", claim.order)
            )
            for row in rows
        ]  # fmt: skip
        if cells:
            cell = data.draw(st.sampled_from(cells))
            printed = next(
                one.table.figures[cell] for one in standing.leagues if one.table.code == cell.table
            )
            changed = with_figure(standing, cell, Figure(printed.value + Decimal(7)))
            found = verified(changed, [sentence])
            assert found, (sentence.text, cell)
            assert sentence.text in found[0].message(lang)
            break


@quick
@given(standings(), LANGUAGES)
def test_a_number_changed_in_the_text_is_found(standing, lang):
    for sentence in all_sentences(standing, lang)[:12]:
        for match in re.finditer(r"\d+(?:\.\d+)?", sentence.text):
            number = str(Decimal(match.group()) + 1000)
            text = sentence.text[: match.start()] + number + sentence.text[match.end() :]
            assert verified(standing, [replace(sentence, text=text)]), text


@quick
@given(standings(), LANGUAGES)
def test_names_exchanged_in_the_text_are_found(standing, lang):
    for sentence in all_sentences(standing, lang):
        named = [name for name in PLAIN if name in sentence.text]
        others = [name for name in PLAIN[:3] if name not in sentence.text]
        rows = {row for one in standing.leagues for r in one.table.rows.values() for row in r}
        other = next((name for name in others if name in rows), None)
        if named and other:
            text = sentence.text.replace(named[0], other)
            claims_other = any(other in (*c.order, *c.rows, *c.scores, *c.ranks, *c.moves)
                               for c in sentence.claims)  # fmt: skip
            if not claims_other and not any(c.tied or c.tiers for c in sentence.claims):
                assert verified(standing, [replace(sentence, text=text)]), text


@pytest.mark.parametrize(
    "wrong",
    [{"top": 0}, {"tiers": 1}, {"years": 1}, {"places": 0}, {"named": 1}, {"lead": 0}, {"lead": 1}],
)
def test_rules_that_make_no_sense(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Rules(**wrong)
