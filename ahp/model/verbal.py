"""A judgment as a sentence: Saaty's verbal scale in English and Chinese."""

from __future__ import annotations

from fractions import Fraction

from ahp.common.wording import Language
from ahp.model.interval.interval import Interval
from ahp.model.interval.wording import VERBAL_INTERVAL
from ahp.model.judgment import LARGEST, format_judgment
from ahp.model.wording import DEGREES, VERBAL_EQUAL, VERBAL_EVEN, VERBAL_ODD, VERBAL_RATIO

_SAME = 1e-9  # a computed ratio nearer to a value of the scale than this is that value


def judgment_in_words(value: Fraction | float, a: str, b: str, lang: Language) -> str:
    """Say a judgment in a sentence, from the side of the more important item.

    Parameters
    ----------
    value : Fraction or float
        How many times more a matters than b; above 0.
    a, b : str
        What to call the two items.
    lang : str
        ``en`` or ``zh``.

    Returns
    -------
    str
        With the degrees of the 1-9 scale where the value stands on it, else as a ratio.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. McGraw-Hill, chapter 3.

    Examples
    --------
    >>> judgment_in_words(5, "price", "style", "en")
    'price is strongly more important than style (5)'
    >>> judgment_in_words(Fraction(1, 3), "price", "style", "zh")
    'style 比 price 稍微重要（3）'
    >>> judgment_in_words(4, "price", "style", "en")
    'price is moderately to strongly more important than style (4)'
    >>> judgment_in_words(Interval(Fraction(1, 5), Fraction(1, 3)), "price", "style", "en")
    'style is 3 to 5 times as important as price'
    >>> judgment_in_words(2.5, "price", "style", "en")
    'price is 2.5 times as important as style'
    """
    if isinstance(value, Interval):
        if value < 1:
            return judgment_in_words(1 / value, b, a, lang)
        low, high = map(format_judgment, value.ends)
        return VERBAL_INTERVAL(lang, a=a, b=b, low=low, high=high)
    if value < 1:
        inverse = 1 / value if isinstance(value, Fraction) else 1 / float(value)
        return judgment_in_words(inverse, b, a, lang)
    degree = round(value)
    if degree > LARGEST or abs(float(value) - degree) > _SAME:
        shown = f"{float(value):.4g}"
        if isinstance(value, Fraction) and value.denominator <= LARGEST:
            shown = format_judgment(value)
        return VERBAL_RATIO(lang, a=a, b=b, value=shown)
    if degree == 1:
        return VERBAL_EQUAL(lang, a=a, b=b)
    if degree % 2:
        return VERBAL_ODD(lang, a=a, b=b, value=degree, degree=_degree(degree, lang))
    ends = {"lower": _degree(degree - 1, lang), "upper": _degree(degree + 1, lang)}
    return VERBAL_EVEN(lang, a=a, b=b, value=degree, **ends)


def _degree(odd: int, lang: Language) -> str:
    return DEGREES[str(odd)](lang)
