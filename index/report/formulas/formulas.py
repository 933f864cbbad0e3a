"""The formula of every way of normalization and aggregation, with where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ahp.common.document.parts import Equation
from ahp.common.wording import Words
from index.project.settings import Mean, Normalization
from index.report.formulas.wording import (
    AVERAGE_WHERE,
    BEST_WHERE,
    BORDA_SOURCE,
    BORDA_WHERE,
    COPELAND_SOURCE,
    COPELAND_WHERE,
    MEAN_WHERE,
    MIN_MAX_SOURCE,
    MIN_MAX_WHERE,
    MINIMUM_SOURCE,
    MINIMUM_WHERE,
    MODERATE_SOURCE,
    MODERATE_WHERE,
    MPI_SOURCE,
    MPI_WHERE,
    OECD_MEANS,
    OWA_SOURCE,
    OWA_WHERE,
    PERCENTILE_SOURCE,
    PERCENTILE_WHERE,
    RANK_WHERE,
    RATIO_SOURCE,
    REGION_WHERE,
    TARGET_SOURCE,
    TARGET_WHERE,
    TO_TARGET_WHERE,
    Z_MODERATE_WHERE,
    Z_SOURCE,
    Z_WHERE,
)


@dataclass(frozen=True)
class Formula:
    """A formula.

    Attributes
    ----------
    more : Equation
        Where more is better.
    less : Equation or None
        Where less is; None where that is the same formula, with the order turned.
    within : Equation or None
        Where values are best within a range; None where the method knows none.
    where : Words
        What its letters mean.
    within_where : Words or None
    source : Words
        Where it comes from.
    """

    more: Equation
    where: Words
    source: Words
    less: Equation | None = None
    within: Equation | None = None
    within_where: Words | None = None


def _scaled(latex: str, text: str) -> Equation:
    """Return the equation of a share of the way from the lowest to the highest score."""
    return Equation(rf"y = L + (U - L) \cdot {latex}", f"y = L + (U - L) * {text}")


_LESS_THAN_MOST = _scaled(
    r"\frac{x_{\max} - x}{x_{\max} - x_{\min}}", "(x_max - x) / (x_max - x_min)"
)

NORMALIZATION_FORMULAS: Mapping[Normalization, Formula] = {
    "min-max": Formula(
        _scaled(r"\frac{x - x_{\min}}{x_{\max} - x_{\min}}", "(x - x_min) / (x_max - x_min)"),
        MIN_MAX_WHERE,
        MIN_MAX_SOURCE,
        _LESS_THAN_MOST,
        Equation(r"y = U - (U - L) \cdot \frac{d}{D}", "y = U - (U - L) * d / D"),
        MODERATE_WHERE,
    ),
    "z-score": Formula(
        Equation(
            r"y = m + s \cdot \frac{x - \overline{x}}{\sigma}", "y = m + s * (x - mean) / sigma"
        ),
        Z_WHERE,
        Z_SOURCE,
        Equation(
            r"y = m - s \cdot \frac{x - \overline{x}}{\sigma}", "y = m - s * (x - mean) / sigma"
        ),
        Equation(
            r"y = m - s \cdot \frac{d - \overline{d}}{\sigma_d}", "y = m - s * (d - mean) / sigma"
        ),
        Z_MODERATE_WHERE,
    ),
    "rank": Formula(Equation("y = r", "y = r"), RANK_WHERE, MIN_MAX_SOURCE),
    "percentile": Formula(
        Equation(r"y = 100 \cdot \frac{r - 1}{N - 1}", "y = 100 * (r - 1) / (N - 1)"),
        PERCENTILE_WHERE,
        PERCENTILE_SOURCE,
    ),
    "borda": Formula(Equation("y = r - 1", "y = r - 1"), BORDA_WHERE, BORDA_SOURCE),
    "distance-to-target": Formula(
        _scaled(r"\frac{x - x_{\min}}{T - x_{\min}}", "(x - x_min) / (T - x_min)"),
        TARGET_WHERE,
        TARGET_SOURCE,
        _scaled(r"\frac{x_{\max} - x}{x_{\max} - T}", "(x_max - x) / (x_max - T)"),
    ),
    "distance-to-region": Formula(
        _scaled(r"\frac{x - x_{\min}}{x_R - x_{\min}}", "(x - x_min) / (x_R - x_min)"),
        REGION_WHERE,
        TARGET_SOURCE,
        _scaled(r"\frac{x_{\max} - x}{x_{\max} - x_R}", "(x_max - x) / (x_max - x_R)"),
    ),
    "ratio-to-target": Formula(
        _scaled(r"\frac{x}{T}", "x / T"),
        TO_TARGET_WHERE,
        RATIO_SOURCE,
        _scaled(r"\frac{T}{x}", "T / x"),
    ),
    "ratio-to-max": Formula(
        _scaled(r"\frac{x}{x_{\max}}", "x / x_max"),
        BEST_WHERE,
        RATIO_SOURCE,
        _scaled(r"\frac{x_{\min}}{x}", "x_min / x"),
    ),
}
"""Of every way of normalization."""

MODERATE_FROM = MODERATE_SOURCE
"""Where the formulas of indicators that are best within a range come from."""

_PENALIZED = Formula(
    Equation(
        r"S = M \pm \frac{1}{M} \sum_{k=1}^{n} w_k \cdot (s_k - M)^2, "
        r"\quad M = \sum_{k=1}^{n} w_k \cdot s_k",
        "S = M ± sum(w_k * (s_k - M)^2) / M, M = sum(w_k * s_k)",
    ),
    MPI_WHERE,
    MPI_SOURCE,
)

MEAN_FORMULAS: Mapping[Mean, Formula] = {
    "arithmetic": Formula(
        Equation(r"S = \sum_{k=1}^{n} w_k \cdot s_k", "S = sum(w_k * s_k)"),
        AVERAGE_WHERE,
        OECD_MEANS,
    ),
    "geometric": Formula(
        Equation(r"S = \prod_{k=1}^{n} s_k^{w_k}", "S = prod(s_k ^ w_k)"), MEAN_WHERE, OECD_MEANS
    ),
    "harmonic": Formula(
        Equation(r"S = \frac{1}{\sum_{k=1}^{n} \frac{w_k}{s_k}}", "S = 1 / sum(w_k / s_k)"),
        MEAN_WHERE,
        OECD_MEANS,
    ),
    "mazziotta-pareto": _PENALIZED,
    "adjusted-mazziotta-pareto": _PENALIZED,
    "minimum": Formula(
        Equation(r"S = \min_{k} s_k", "S = min(s_k)"), MINIMUM_WHERE, MINIMUM_SOURCE
    ),
    "owa": Formula(
        Equation(r"S = \sum_{k=1}^{n} v_k \cdot s_{(k)}", "S = sum(v_k * s_(k))"),
        OWA_WHERE,
        OWA_SOURCE,
    ),
    "copeland": Formula(
        Equation(
            r"S = 100 \cdot \frac{V + \frac{1}{2} \cdot E}{N - 1}",
            "S = 100 * (V + E / 2) / (N - 1)",
        ),
        COPELAND_WHERE,
        COPELAND_SOURCE,
    ),
}
"""Of every way of aggregation."""
