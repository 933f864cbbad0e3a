"""Every figure of the page on how sure the report's ranking is, computed anew in two ways."""

import importlib.util
import re
from dataclasses import replace
from itertools import pairwise, product
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

import ahp
import index
from index.commands import main

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "ai-competitiveness-2022" / "robustness"
MODEL = ROOT / "matrices" / "ai-competitiveness-2022"
PAGES = {"en": EXAMPLE / "README.md", "zh": EXAMPLE / "README.zh-CN.md"}
LANGS = tuple(PAGES)
DRAWS = 50_000  # of the calculation by hand, where it draws
SURE = 0.9
SIGMAS = 4


@pytest.fixture(scope="module")
def hand():
    spec = importlib.util.spec_from_file_location("by_hand", EXAMPLE / "by_hand.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tables(hand):
    """Printed scores of Table 3 by region, and its points."""
    return hand.scores_and_points()


@pytest.fixture(scope="module")
def weights(hand):
    return hand.some_matrices(np.random.default_rng(11), 4 * DRAWS)


@pytest.fixture(scope="module")
def project():
    return index.load_project(EXAMPLE)


@pytest.fixture(scope="module")
def regions(project, tables):
    """The regions in the order of Table 3."""
    by_name = {one.name("zh"): one for one in project.regions}
    return [by_name[name] for name in tables[0]]


def block_of(project, **doubts):
    done = index.robustness(project, doubts=replace(project.doubts, **doubts))
    (block,) = (one for one in done.blocks if one.year == 2022)
    return block


@pytest.fixture(scope="module")
def both(project):
    return block_of(project)


@pytest.fixture(scope="module")
def judged(project):
    return block_of(project, data=None)


def neighbors(block, regions):
    places = [block.regions.index(one.code) for one in regions]
    return np.array([block.above[a, b] for a, b in pairwise(places)])


def text(lang):
    return PAGES[lang].read_text(encoding="utf-8")


def prose(lang, path=None):
    """A page, by default this one, without its line breaks."""
    page = (path or PAGES[lang]).read_text(encoding="utf-8")
    return re.sub(r"\n *", " " if lang == "en" else "", page)


def rows(lang, start):
    """The cells of the table with such a first heading."""
    part = text(lang).split(f"\n| {start} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in part]


def said(cell):
    """Between what a printed percentage lies, as shares."""
    if cell.startswith("<"):
        return 0.0, float(cell[1:]) / 100 - 0.005
    if cell.startswith(">"):
        return float(cell[1:]) / 100 + 0.005, 1.0
    return float(cell) / 100 - 0.005, float(cell) / 100 + 0.005


def agree(cells, shares, draws):
    """Percentages as printed are those shares, but for what chance does to so many draws."""
    for cell, share in zip(cells, shares, strict=True):
        low, high = said(cell)
        chance = SIGMAS * sqrt(max(share * (1 - share), 1 / draws) / draws) if draws else 1e-9
        assert low - chance <= share <= high + chance, (cell, share)


HEADINGS = {"en": ("Ranks", "Pair", "Dimension"), "zh": ("名次", "相邻省市", "一级指标")}


@pytest.fixture(scope="module", params=LANGS)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def pairs(lang):
    return rows(lang, HEADINGS[lang][0])


@pytest.fixture(scope="module")
def exact(hand, tables):
    return hand.exact(tables[1])


def test_the_table_lists_the_neighbors_of_table_3(lang, pairs, regions, tables):
    scores = list(tables[0].values())
    assert [row[:3] for row in pairs] == [
        [
            f"{place}–{place + 1}",
            f"{one.name(lang)} – {other.name(lang)}",
            f"{scores[place - 1]} – {scores[place]}",
        ]
        for place, (one, other) in enumerate(pairwise(regions), 1)
    ]


def test_judgments_alone_by_every_matrix_and_by_the_runs(lang, pairs, exact, judged, regions):
    shares, passing = exact
    agree([row[3] for row in pairs], shares, draws=0)
    runs = neighbors(judged, regions)
    allowed = SIGMAS * np.sqrt(np.maximum(shares * (1 - shares), 1e-4) / 10_000)
    assert (np.abs(runs - shares) <= allowed).all()
    words = {"en": f"{3**15:,} matrices. Of these, {passing:.1%}", "zh": f"其中 {passing:.1%} "}[
        lang
    ]
    assert words in prose(lang)


def test_rounding_by_the_runs_and_by_hand(pairs, hand, tables, weights, both, regions):
    cells = [row[4] for row in pairs]
    runs = neighbors(both, regions)
    agree(cells, runs, draws=0)
    by_hand = hand.rounded(np.random.default_rng(12), tables[1], weights, DRAWS)
    allowed = SIGMAS * np.sqrt(np.maximum(by_hand * (1 - by_hand), 1e-4) * (1 / DRAWS + 1e-4))
    assert (np.abs(runs - by_hand) <= allowed).all()


@pytest.fixture(scope="module")
def fitting(hand, tables, weights):
    scores, points = tables
    return hand.as_printed(np.random.default_rng(13), points, scores.values(), weights, DRAWS // 2)


def test_points_that_fit_table_3(pairs, fitting):
    agree([row[5] for row in pairs], fitting, draws=DRAWS // 6)  # at least so many fit


def test_which_pairs_are_settled(lang, pairs, both, judged, fitting, regions):
    runs = neighbors(both, regions)
    settled = runs >= SURE
    assert (settled == (fitting >= SURE)).all()
    word = {"en": ("**not settled**", "settled"), "zh": ("**未定**", "已定")}[lang]
    assert [row[6] for row in pairs] == [word[bool(one)] for one in settled]
    open_ = [place for place, one in enumerate(settled, 1) if not one]
    short = text(lang).split("\n## ")[0]
    if lang == "en":
        assert f"**{settled.sum()} of the 30 pairs are settled**" in short
        assert f"**{len(open_)} are not**" in short
        listed = re.findall(r"\((?:ranks )?(\d+)(?: and|,) (\d+)\)", short)
    else:
        assert f"**30 对中有 {settled.sum()} 对次序已定**" in short
        assert f"**{len(open_)} 对未定**" in short
        listed = re.findall(r"（第 (\d+)、(\d+) 位）", short)
    front = prose(lang, ROOT / PAGES[lang].name)
    words = {"en": "{} of the 30 neighbors", "zh": "有 {} 对保持先后的概率不低于 90%，{} 对达不到"}
    assert words[lang].format(settled.sum(), len(open_)) in front
    assert [tuple(map(int, pair)) for pair in listed] == [(one, one + 1) for one in open_]
    assert settled[:7].all()
    assert settled[-1]
    alone = neighbors(judged, regions) >= SURE
    number = {"en": "By the judgments alone {} are settled", "zh": "只看判断，有 {} 对已定"}[lang]
    assert number.format(alone.sum()) in prose(lang)
    (more,) = np.flatnonzero(alone & ~settled)
    assert (regions[more].code, regions[more + 1].code) == ("qinghai", "ningxia")


def test_two_steps(lang, hand, tables, project, regions):
    runs = neighbors(block_of(project, data=None, judgments=ahp.Doubt(steps=2)), regions)
    drawn = hand.some_matrices(np.random.default_rng(14), DRAWS, most=2)
    by_hand = (hand.as_weighed(tables[1][:-1] - tables[1][1:]) @ drawn > 1e-12).mean(axis=1)
    number = (by_hand >= SURE).sum()
    assert number == (runs >= SURE).sum()
    words = {
        "en": "steps instead of one, {} of the 30 pairs",
        "zh": "若改为两步，30 对中只有 {} 对已定",
    }[lang]
    assert words.format(number) in prose(lang)


def test_tiers_and_intervals_by_brute_force(lang, hand, tables, weights, both):
    points = tables[1][np.argsort(-tables[1].sum(axis=1), kind="stable")]
    rng = np.random.default_rng(15)
    drawn = np.stack([hand.unrounded(rng, one, DRAWS) for one in points])
    scores = np.einsum("rnk,kn->rn", hand.as_weighed(drawn), weights[:, :DRAWS])
    lowest, highest = np.minimum.accumulate(scores), np.maximum.accumulate(scores[::-1])[::-1]
    sure = (lowest[:-1] > highest[1:]).mean(axis=1) >= SURE
    tiers = np.concatenate([[1], 1 + np.cumsum(sure)])
    assert tuple(tiers) == both.tiers  # places of regions that are even lie within a tier
    several = (np.bincount(tiers) > 1).sum()
    en = {6: "six"}[several]
    assert {
        "en": f"{tiers[-1]} tiers, {en} of them with more than one",
        "zh": f"{tiers[-1]} 个梯队，其中 {several} 个不止一个",
    }[lang] in prose(lang)
    fujian = both.regions.index("fujian")
    assert (both.low[fujian], both.high[fujian]) == (13, 15)


def ratio(cell):
    above, _, below = cell.partition("/")
    return int(above) / int(below or 1)


def fewest_steps(hand, first, second):
    """Every single judgment on every place of the scale that puts the second region ahead."""
    gap = hand.as_weighed(first - second)
    moves = []
    for judgment, step in product(range(15), range(-16, 17)):
        steps = np.zeros((15, 1), dtype=int)
        steps[judgment] = step
        place = 8 + hand.JUDGMENTS[judgment] - 1 + step
        if 0 <= place < len(hand.SCALE):
            drawn, cr = hand.weigh(hand.moved(steps))
            if gap @ drawn[:, 0] < -1e-9:
                moves.append((abs(step), judgment, hand.SCALE[place], cr[0]))
    return moves


def test_which_judgment_would_turn_a_pair_round(lang, hand, tables, project, pairs, regions):
    table = rows(lang, HEADINGS[lang][1])
    open_ = [place for place, row in enumerate(pairs) if row[6].startswith("**")]
    assert len(table) == len(open_)
    order = {
        "en": ("as in Table 3", "even", "the other way round"),
        "zh": ("与表 3 相同", "并列", "与表 3 相反"),
    }[lang]
    result = index.build(project)
    items = list(result.weights.leaves)
    names = {code: result.weights.node(code).names for code in items}
    for place, cells in zip(open_, table, strict=True):
        one, other = regions[place], regions[place + 1]
        assert cells[0] == {"en": " – ", "zh": "、"}[lang].join((one.name(lang), other.name(lang)))
        points = tables[1][place : place + 2]
        apart = round(float(points[0].sum() - points[1].sum()), 6)
        assert cells[1] == order[1 - int(np.sign(apart))]
        found = index.switch_points(result, one.code, other.code, year=2022)
        if apart == 0:
            assert found.tied
            continue
        moves = fewest_steps(hand, *(points if apart > 0 else points[::-1]))
        steps = min(move[0] for move in moves)
        assert int(cells[5]) == steps == found.judgment.size
        a, b = (part.strip() for part in cells[2].split(" : "))
        pair = [items.index(code) for code in found.judgment.where[1:]]
        assert tuple(pair) in hand.PAIRS
        value = float(ratio(cells[4]))
        (move,) = (
            m
            for m in moves
            if m[0] == steps and hand.PAIRS[m[1]] == tuple(pair) and np.isclose(m[2], value)
        )
        assert float(cells[3]) == hand.JUDGMENTS[move[1]] == found.judgment.before
        assert float(cells[6]) == pytest.approx(move[3], abs=0.00005)
        assert found.judgment.cr_after == pytest.approx(move[3], abs=1e-5)
        told = [names[code][lang].lower() for code in found.judgment.where[1:]]
        assert [a.lower(), b.lower()] == told
        passing = [m for m in moves if m[3] < hand.THRESHOLD]
        assert bool(passing) == (one.code != "jiangxi")


def test_weights_of_the_dimensions(lang, hand, weights, project):
    done = ahp.weight_sensitivity(ahp.load_model(MODEL), parts=("weights",))
    low, high = np.quantile(weights, (0.05, 0.95), axis=1)
    nominal, _ = hand.weigh(hand.moved(np.zeros((15, 1), dtype=int)))
    table = rows(lang, HEADINGS[lang][2])
    for place, (one, cells) in enumerate(zip(project.indicators, table, strict=True)):
        node = done.drawn.codes.index(one.code)
        assert cells[0] == done.judged.hierarchy.node(one.code).names[lang]
        assert float(cells[1]) == pytest.approx(nominal[place, 0], abs=0.00005)
        ends = [float(end) for end in cells[2].split("–")]
        assert ends == pytest.approx([low[place], high[place]], abs=0.001)
        spread = done.drawn.local
        assert ends == pytest.approx([spread.low[node], spread.high[node]], abs=0.001)
    share = (weights[1] > weights[2]).mean()
    assert {"en": f"{share:.0%} to {1 - share:.0%}", "zh": f"{share:.0%} 比 {1 - share:.0%}"}[
        lang
    ].replace("%", "") in prose(lang)


def weigh_any(stack):
    """Weights (n, k) and lambda max (n,) of matrices (n, k, k), by repeated multiplication."""
    weights = np.prod(stack, axis=2) ** (1 / stack.shape[1])
    for _ in range(12):
        weights = np.einsum("nij,nj->ni", stack, weights)
        largest = weights.sum(axis=1, keepdims=True)
        weights /= largest
    return weights, largest[:, 0]


def off_by(hand, matrix, steps):
    """The matrix (k, k) with its judgments off by steps (n, pairs) of the scale: (n, k, k)."""
    above = np.triu_indices(len(matrix), 1)
    places = np.abs(hand.SCALE - matrix[above][:, None]).argmin(axis=1) + steps
    kept = ((places >= 0) & (places < len(hand.SCALE))).all(axis=1)
    stack = np.ones((kept.sum(), *matrix.shape))
    stack[:, above[0], above[1]] = hand.SCALE[places[kept]]
    stack[:, above[1], above[0]] = 1 / hand.SCALE[places[kept]]
    return stack


def leaf_weights(model, weighed):
    """Global weights (n, 24) of the indicators, from the weights of each matrix by its code."""
    goal = model.hierarchy.goal
    dimensions = model.matrices[goal].labels
    return np.concatenate(
        [
            weighed[goal][:, [place]] * weighed[dimension]
            for place, dimension in enumerate(dimensions)
        ],
        axis=1,
    )


def test_weights_of_the_indicators(lang, hand):
    model = ahp.load_model(MODEL)
    rng = np.random.default_rng(16)
    drawn, still = {}, {}
    arrays = {code: one.to_array() for code, one in model.matrices.items()}
    for code, matrix in arrays.items():
        n = len(matrix)
        steps = rng.integers(-1, 2, (3 * DRAWS, n * (n - 1) // 2))
        weighed, largest = weigh_any(off_by(hand, matrix, steps))
        ri = {2: 1, 3: 0.52, 4: 0.89, 5: 1.12, 6: 1.26, 8: 1.41}[n]
        drawn[code] = weighed[(largest - n) / (n - 1) / ri < hand.THRESHOLD][:DRAWS]
        assert len(drawn[code]) == DRAWS
        still[code] = weigh_any(matrix[None])[0]
    nominal = leaf_weights(model, still)[0]
    order = np.argsort(-nominal, kind="stable")
    ahead, behind = order[:-1], order[1:]
    leaves = leaf_weights(model, drawn)
    settled = (leaves[:, ahead] > leaves[:, behind] + 1e-12).mean(axis=0) >= SURE
    turned = np.zeros(len(ahead), dtype=bool)
    for code, matrix in arrays.items():
        number = len(matrix) * (len(matrix) - 1) // 2
        for step in np.concatenate([np.eye(number, dtype=int), -np.eye(number, dtype=int)]):
            moved = off_by(hand, matrix, step[None])
            if len(moved):
                (one,) = leaf_weights(model, still | {code: weigh_any(moved)[0]})
                turned |= one[ahead] < one[behind] - 1e-9
    turned &= nominal[ahead] > nominal[behind] + 1e-9
    assert (len(ahead), settled.sum(), turned.sum()) == (23, 5, 11)
    done = ahp.weight_sensitivity(model, parts=("order",))
    assert done.drawn.orders
    if lang == "en":
        assert "only 5 of their 23" in prose(lang)
        assert "turn 11 of them round" in prose(lang)
    else:
        assert "相邻的 23 对中只有 5 对已定；有 11 对" in prose(lang)


def test_what_adding_up_printed_points_changes(lang, tables, regions):
    scores = np.array(list(tables[0].values()))
    totals = tables[1].sum(axis=1).round(6)
    assert np.abs(totals - scores).max().round(6) == 0.1
    gaps = totals[:-1] - totals[1:]
    even, turned = np.flatnonzero(gaps == 0), np.flatnonzero(gaps < 0)
    assert [regions[place].code for place in turned] == ["shanxi", "jiangxi"]
    assert [regions[place].code for place in even] == ["fujian", "ningxia"]
    words = {
        "en": "Shanxi – Xinjiang and Jiangxi – Hebei in 2022, Henan – Heilongjiang in 2021",
        "zh": "2022 年的山西与新疆、江西与河北，2021 年的河南与黑龙江",  # see test_published_scores
    }[lang]
    assert words in prose(lang)
    points = {one.code: row for one, row in zip(regions, tables[1], strict=True)}
    assert points["anhui"][0] == points["liaoning"][0] == 7.4
    assert (points["liaoning"][1], points["anhui"][1]) == (7.0, 6.3)
    assert {"en": "(7.0 against 6.3)", "zh": "（7.0 对 6.3）"}[lang] in prose(lang)


def test_jiangxi_and_hebei(lang, exact, fitting, regions):
    (place,) = (at for at, one in enumerate(regions) if one.code == "jiangxi")
    assert f"{1 - exact[0][place]:.1%}" == "99.8%"
    assert fitting[place] == pytest.approx(0.6, abs=0.005 + SIGMAS * 0.5 / sqrt(DRAWS / 6))
    assert {"en": "(99.8%)", "zh": "（99.8%）"}[lang] in prose(lang)
    assert {"en": "it is 60 to 40", "zh": "则是 60 比 40"}[lang] in prose(lang)


def words_of(svg):
    """All that a chart says, in the order in which it is drawn."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ["rank-intervals", "acceptability", "switch"])
def test_charts_are_what_their_command_draws(kind, tmp_path, capsys):
    drawn = tmp_path / "drawn.svg"
    main(["chart", str(EXAMPLE), kind, "--year", "2022", "--lang", "en", "-o", str(drawn)])
    kept = {lang: EXAMPLE / "charts" / f"{kind}.{lang}.svg" for lang in LANGS}
    broken = ("".join("".join(words_of(one)).split()) for one in (drawn, kept["en"]))
    assert len(set(broken)) == 1  # lines of the note are broken as wide as the fonts are
    figures = [
        [word for word in words_of(one) if re.fullmatch(r"[<>]?\d+(\.\d+)?", word)]
        for one in kept.values()
    ]
    assert figures[0] == figures[1]
    for lang, one in kept.items():
        assert f"charts/{one.name}" in prose(lang)
        assert one.stat().st_size < 100_000
