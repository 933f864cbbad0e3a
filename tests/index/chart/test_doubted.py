"""Charts of how sure ranks are: what is drawn is what the runs say, and captions say of which."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import index
from ahp.common.findings import UsageError
from index.chart import Options, acceptability, chart_bytes, intervals, sensitivity, work
from index.chart import draw as drawing
from index.chart.doubted import DOUBTED, Doubted
from index.chart.draw import view_of
from index.commands import main
from index.project.doubts import DataDoubt, Doubts, WeightDoubt
from index.project.example import tiny
from index.robust.headings import rank_interval
from index.robust.robustness import robustness
from tests.index.chart.test_chart import texts

DEMO = Path(__file__).parents[3] / "examples" / "regional-index-demo"
TWO = Doubts(draws=256, seed=5, weights=WeightDoubt(), normalization=("min-max", "rank"))


@pytest.fixture(scope="module")
def found():
    return robustness(replace(index.load_project(DEMO), doubts=TWO))


def shown(found, kind, lang="en", **options):
    return Doubted(view_of(found.result, kind, lang, Options(**options)), found)


def test_bars_hold_the_intervals_and_bands_the_tiers(found):
    block = found.block(2022, "province")
    axes = intervals.draw(shown(found, "rank-intervals")).axes[0]
    bars = list(axes.containers[0])
    ends = np.array([[bar.get_x(), bar.get_x() + bar.get_width()] for bar in bars])
    beyond = (ends[:, 1] - ends[:, 0] - (block.high - block.low)) / 2
    assert np.allclose(beyond, beyond[0])
    assert 0 < beyond[0] < 0.5  # reaches no other rank
    assert np.allclose(ends.mean(axis=1), (block.low + block.high) / 2)
    median, nominal = (line.get_xdata() for line in axes.lines if len(line.get_xdata()) == 31)
    assert median.tolist() == block.median.tolist()
    assert nominal.tolist() == block.nominal.tolist()
    labels = [label.get_text() for label in axes.get_yticklabels()]
    for i, (label, region) in enumerate(zip(labels, block.regions, strict=True)):
        name = found.result.project.region(region).name("en")
        interval = rank_interval(block.nominal[i], block.low[i], block.high[i])
        assert label == f"{name}  {interval}"
    tiers = [text for text in axes.texts if text.get_text().startswith("tier")]
    assert len(tiers) == max(block.tiers)
    for tier, text in enumerate(tiers, 1):
        members = [place for place, one in enumerate(block.tiers) if one == tier]
        assert text.get_text() == f"tier {tier}"
        assert text.xy[1] == pytest.approx(np.mean(members))


def test_shades_and_figures_are_the_probabilities_of_ranks(found):
    block = found.block(2021, "city")
    axes = acceptability.draw(shown(found, "acceptability", year=2021, pool="city")).axes[0]
    shades = axes.images[0].get_array()
    assert np.allclose(shades.filled(0.0), 100 * block.acceptability)
    assert np.allclose(shades.filled(0.0).sum(axis=1), 100)
    assert (shades.mask == (block.acceptability == 0)).all()
    figures = {
        (int(y), int(x)): text.get_text() for text in axes.texts for x, y in [text.get_position()]
    }
    readable = {(int(i), int(j)) for i, j in np.argwhere(block.acceptability >= 0.05)}
    assert set(figures) == readable
    for (i, j), figure in figures.items():
        assert figure.startswith(">") or abs(float(figure) - shades[i, j]) <= 0.5
    frames = [(frame.get_x() + 1.5, frame.get_y() + 0.5) for frame in axes.patches]
    assert frames == [(rank, row) for row, rank in enumerate(block.nominal)]


def test_of_the_first_regions_only_the_ranks_they_ever_have_are_shown(found):
    block = found.block(2022, "province")
    axes = acceptability.draw(shown(found, "acceptability", top=3)).axes[0]
    rows, columns = axes.images[0].get_array().shape
    assert (rows, columns) == (3, 1 + np.argwhere(block.acceptability[:3] >= 0.005)[:, 1].max())


@pytest.mark.parametrize("region", [None, "sichuan"])
def test_sources_stand_by_their_total_share(found, region):
    own = found.sensitivity.block(2022, "province")
    column = 0 if region is None else 1 + own.regions.index(region)
    figure = sensitivity.draw(shown(found, "sensitivity"), region)
    total, first = figure.axes[0].containers
    order = np.argsort(-own.indices.total[:, column])
    for bars, values in ((total, own.indices.total), (first, own.indices.first)):
        widths = [bar.get_width() for bar in bars]
        assert widths == pytest.approx((100 * values[order, column]).tolist())
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == [found.sensitivity.sources[k] for k in order]
    assert region is None or "Sichuan" in figure.get_label().splitlines()[0]


def test_without_spread_every_rank_is_certain_and_no_source_has_a_share():
    same = Doubts(draws=64, weights=WeightDoubt(1e-9), data=DataDoubt(share=1e-9))
    sure = robustness(replace(tiny(), doubts=same))
    result, options = sure.result, Options(robustness=sure)
    said = texts(chart_bytes(result, "acceptability", options=options))
    assert said.count("100") == len(sure.block(2022, "province").regions) + 1  # and of the bar
    said = texts(chart_bytes(result, "rank-intervals", options=options))
    assert {"north  1 (1)", "west  2 (2)", "east  3 (3)"} <= set(said)
    said = texts(chart_bytes(result, "sensitivity", options=options))
    assert any("does not vary in any run" in text for text in said)


@pytest.mark.parametrize("kind", DOUBTED)
def test_captions_say_what_was_doubted_how_often_and_from_which_seed(found, kind):
    for lang, words in (
        ("en", ("256 runs, seed 5", "each local weight by up to 25%", "min-max, rank")),
        ("zh", ("共 256 次模拟，随机种子 5", "每个局部权重在自身的 ±25%", "基准情形：")),
    ):
        chart = shown(found, kind, lang)
        note = chart.note("")
        for said in (*words, chart.view.project_title, chart.view.result.heading(lang, "province")):
            assert said in note


@pytest.mark.parametrize("kind", DOUBTED)
def test_the_same_runs_give_the_same_bytes(found, kind):
    again = robustness(found.result.project)
    for suffix in (".svg", ".png"):
        options = Options(robustness=found, top=5), Options(robustness=again, top=5)
        first, second = (chart_bytes(found.result, kind, suffix, options=one) for one in options)
        assert first == second


@pytest.mark.parametrize("kind", DOUBTED)
def test_what_runs_cannot_show_is_told_before_any(found, kind, monkeypatch):
    monkeypatch.setattr(drawing, "_runs", lambda _: pytest.fail("runs were made"))
    with pytest.raises(UsageError, match="of the whole index, not of Capital") as told:
        chart_bytes(found.result, kind, options=Options(node="capital-environment"))
    assert "针对总指数" in told.value.text("zh")
    with pytest.raises(UsageError, match="ranks of circles are not analyzed") as told:
        chart_bytes(found.result, kind, options=Options(pool="circle"))
    assert "经济圈的名次不作分析" in told.value.text("zh")


def test_one_source_has_nothing_to_be_compared_with():
    project = replace(tiny(), doubts=Doubts(draws=64, weights=WeightDoubt()))
    with pytest.raises(UsageError, match="--sources judgments,normalization"):
        chart_bytes(index.build(project), "sensitivity")


def command(*arguments):
    return main(["chart", str(DEMO), *arguments, "--lang=en"])


def test_options_of_runs_are_refused_where_there_are_none(capsys):
    assert command("ranking", "--draws=9", "--probability=0.5") == 2
    assert "ranking makes no runs that could use --draws, --probability" in capsys.readouterr().err


def test_options_of_runs_are_those_of_robustness(tmp_path, capsys):
    file = tmp_path / "a.svg"
    options = ("--draws=128", "--seed=7", "--probability=0.5", "--sources=weights，leave-out")
    assert command("rank-intervals", *options, "-o", str(file)) == 0
    said = " ".join(texts(file.read_bytes()))
    for words in ("128 runs, seed 7", "interval of 50%", "leaving out [", "weights ["):
        assert words in said
    assert "judgments [" not in said
    capsys.readouterr()


@pytest.mark.parametrize(
    ("options", "declared", "drawn"),
    [
        ((), False, set()),
        ((), True, set(DOUBTED)),
        (("--sources=weights,leave-out", "--draws=64"), False, set(DOUBTED)),
        (("--sources=weights", "--draws=64"), False, set(DOUBTED) - {"sensitivity"}),
        (("--node=capital-environment",), True, set()),
        (("--pool=circle",), True, set()),
    ],
)
def test_all_charts_have_those_of_runs_where_doubts_are_declared(
    options, declared, drawn, monkeypatch, tmp_path, capsys
):
    doubts = replace(TWO, draws=64) if declared else None
    build = work.built
    monkeypatch.setattr(
        work,
        "built",
        lambda args: index.build(replace(build(args).project, doubts=doubts)),
    )
    monkeypatch.setattr(work, "chart_bytes", lambda *_: b"")
    assert command("all", *options) in (0, 1)
    written = {Path(line).stem for line in capsys.readouterr().out.splitlines()}
    assert written & set(DOUBTED) == drawn
    assert ("switch" in written) == (not options or "--sources" in options[0])
    assert {"ranking", "heatmap", "correlation"} <= written


def tick_labels(axes):
    """The labels of ticks within the limits; others are not drawn."""
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)


def test_names_have_their_room():
    """No text of any chart runs off its page, however long the names of regions are."""
    tail = " National Demonstration Zone for Innovation and Development of New Industries"
    project = index.load_project(DEMO)
    regions = tuple(replace(one, names={"en": one.name("en") + tail}) for one in project.regions)
    runs = robustness(replace(project, regions=regions, doubts=replace(TWO, draws=64)))
    figures = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            drawing, "pictures", lambda draw, *_, **__: figures.append(draw()) or {".svg": b""}
        )
        kinds = ("ranking", "heatmap", "bump", "profile", "switch", *DOUBTED)
        for kind in kinds:
            chart_bytes(runs.result, kind, options=Options(top=4, robustness=runs))
    for kind, figure in zip(kinds, figures, strict=True):
        figure.draw_without_rendering()
        page = figure.bbox.padded(2)
        for axes in figure.axes:
            legend = axes.get_legend()
            legends = [] if legend is None else legend.get_texts()
            for text in (*axes.texts, *tick_labels(axes), *legends):
                box = text.get_window_extent()
                assert page.x0 <= box.x0 <= box.x1 <= page.x1, (kind, text.get_text())
                assert page.y0 <= box.y0 <= box.y1 <= page.y1, (kind, text.get_text())
        assert figure.axes[0].bbox.width > 1.4 * figure.dpi, kind
