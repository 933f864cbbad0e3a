"""How consistent answers are: CR as a gauge with its table, and the triads that contradict."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ahp.common.wording import Language, Words
from ahp.elicit.draw import STYLES, Look, Screen
from ahp.elicit.pages.head import MARGIN
from ahp.elicit.preview import Triad
from ahp.model.judgment import format_judgment

if TYPE_CHECKING:
    from ahp.elicit.names import About
    from ahp.elicit.session import Pair, Session

FAIR, BAD = 1.5, 2.5  # factors by which a judgment misses the weights: worth a look, worth a talk
_GAUGE, _SHORTEST_GAUGE = 16, 4

NO_CR_YET = Words("appears together with the weights", "得出权重后显示")
CR_OF_TREE = Words(
    "appears with the next answer: no contradiction yet",
    "再判断一对即可显示：目前还不可能出现矛盾",
)
NO_CR_SO_MANY = Words(
    "lacking: RI table {table} ends before n = {n}; --ri alonso-lamata has any n",
    "无：RI 表 {table} 到不了 n = {n}；可用 --ri alonso-lamata（适用于任意 n）",
)
BELOW = Words("< {threshold:g}", "< {threshold:g} 通过")
NOT_BELOW = Words("not < {threshold:g}", "不小于 {threshold:g}，未通过")
CR_NOW = Words("now {cr:.4f}", "当前 {cr:.4f}")
TABLE = Words("RI table {table}", "RI 表 {table}")
CR_PLAINLY = Words("CR {cr:.4f} ({table})", "CR {cr:.4f}（{table}）")
TABLE_MISSING = Words(", {missing} missing", "，缺 {missing} 个判断")
TRIAD = Words(
    "a : c = {ac} and c : b = {cb} imply {ab}",
    "a : c = {ac}，c : b = {cb}，推得 {ab}",
)
TRIAD_EQUAL = Words("a equals b", "a 与 b 同等")
TRIAD_TIMES = Words("{over} is {factor} times {under}", "{over} 是 {under} 的 {factor} 倍")
TRIAD_THIRD = Words(" (c is {c})", "（c：{c}）")
NO_TRIAD = Words(
    "No third item compared with both yet: no contradiction.",
    "还没有与这两项都比较过的第三项，暂无矛盾可言。",
)
TRIAD_AGREES = Words("This answer agrees exactly", "此判断与之完全吻合")
TRIAD_MISSES = Words(
    "This answer misses that by a factor of {factor}", "此判断与之相差 {factor} 倍"
)
TRIAD_STANDS = Words(
    "but a : b was judged {ab}, off by a factor of {factor}",
    "而 a : b 的判断为 {ab}，相差 {factor} 倍",
)
TRIAD_BEFORE = Words(" (the present one by {factor})", "（当前判断相差 {factor} 倍）")
TRIAD_CIRCULAR = Words("; the three form a circle!", "；三者循环矛盾！")
WORST_TRIAD = Words(
    "Most disturbing triad: a {a}, b {b}, c {c}", "矛盾最大的三项：a {a}、b {b}、c {c}"
)


def ratio_line(look: Look, session: Session, cr: float | None, asked: Pair | None = None) -> Text:
    """Draw CR as a gauge up to twice the threshold, with its table.

    Parameters
    ----------
    look : Look
    session : Session
    cr : float, optional
        None while there are no weights.
    asked : (str, str), optional
        The pair whose answer is tried.
    """
    if cr is None:
        why = _no_ratio(look.lang, session) or NO_CR_YET(look.lang)
        return look.line(" " * MARGIN, ("CR " + why, "dim"))
    n, answered = len(session.labels), len({*session.answers, *((asked,) if asked else ())})
    if _is_tree(session, answered):
        return look.line(" " * MARGIN, ("CR " + CR_OF_TREE(look.lang), "dim"))
    settings = session.settings
    style = "good" if cr < settings.threshold else "alarm"
    verdict = (BELOW if style == "good" else NOT_BELOW)(look.lang, threshold=settings.threshold)
    table = look.glyphs.separator + _table(look.lang, session, answered)
    start, end = f"CR {cr:.4f} ", f" {verdict}"
    line = look.line(" " * MARGIN, (start, style))
    room = look.width - MARGIN - cell_len(start + end + table)
    if room >= _SHORTEST_GAUGE:
        gauge = _gauge(look, cr / (2 * settings.threshold), min(room, _GAUGE))
        line.append(gauge, STYLES[style])
    line.append(end, STYLES[style])
    line.append(table, STYLES["dim"])
    if asked is not None and session.cr is not None and len(session.answers) >= n:
        before = look.glyphs.separator + CR_NOW(look.lang, cr=session.cr)
        if line.cell_len + cell_len(before) <= look.width:
            line.append(before, STYLES["dim"])
    return line


def ratio_plainly(lang: Language, session: Session) -> str:
    """Say CR with its table in a line, or why there is none or it says nothing yet."""
    answered = len(session.answers)
    if session.cr is None:
        return "CR " + (_no_ratio(lang, session) or NO_CR_YET(lang))
    if _is_tree(session, answered):
        return "CR " + CR_OF_TREE(lang)
    return CR_PLAINLY(lang, cr=session.cr, table=_table(lang, session, answered))


def _no_ratio(lang: Language, session: Session) -> str:
    """Say that the table ends before so many items, if it does."""
    settings, n = session.settings, len(session.labels)
    return "" if session.unrated is None else NO_CR_SO_MANY(lang, table=settings.random_index, n=n)


def _is_tree(session: Session, answered: int) -> bool:
    """Whether nothing can contradict, whatever is answered: weights need each answer."""
    return answered == len(session.labels) - 1 > 1


def _table(lang: Language, session: Session, answered: int) -> str:
    missing = session.progress.total - answered
    table = TABLE(lang, table=session.settings.random_index)
    return table + (TABLE_MISSING(lang, missing=missing) if missing else "")


def _gauge(look: Look, share: float, width: int) -> str:
    """Draw a share with a limit at the middle."""
    filled = look.bar(share, width)
    cells = list(filled + look.glyphs.rest * (width - cell_len(filled)))
    cells[width // 2] = look.glyphs.limit
    return "".join(cells)


def factor_text(factor: float) -> str:
    """Show by which factor something is off.

    >>> factor_text(1.25), factor_text(150.4)
    ('1.2', '150')
    """
    return f"{factor:.0f}" if factor >= 10 else f"{factor:.2g}"


def ratio_text(value: Fraction) -> str:
    """Show a ratio briefly, as a judgment or with three digits.

    >>> ratio_text(Fraction(1, 3)), ratio_text(Fraction(8, 3)), ratio_text(Fraction(3, 8))
    ('1/3', '2.67', '1/2.67')
    """
    if value < 1:
        return f"1/{ratio_text(1 / value)}"
    return format_judgment(value) if value.denominator == 1 else f"{float(value):.3g}"


def asked_triad(look: Look, about: About, triad: Triad | None, tried: bool = True) -> Screen:
    """Say in two lines how far an answer that is tried contradicts a triad.

    Where none is tried, only what the other two judgments imply.
    """
    if triad is None:
        return [look.line(" " * MARGIN, (NO_TRIAD(look.lang), "dim")), Text()]
    first = _implied(look, triad)
    room = look.width - 2 * MARGIN - cell_len(first + TRIAD_THIRD(look.lang, c=""))
    first += TRIAD_THIRD(look.lang, c=look.brief(about.names, triad.c, max(room, 4)))
    if not tried:
        return [look.line(" " * MARGIN, look.short(first, look.width - MARGIN)), Text()]
    if triad.error == 1:
        second = TRIAD_AGREES(look.lang)
    else:
        second = TRIAD_MISSES(look.lang, factor=factor_text(triad.error))
    if triad.before is not None and triad.before != triad.error:
        second += TRIAD_BEFORE(look.lang, factor=factor_text(triad.before))
    return _triad_lines(look, triad, first, second)


def standing_triad(look: Look, about: About, triad: Triad) -> Screen:
    """Say in three lines which judgments that stand contradict each other, and how far."""
    room = (look.width - 2 * MARGIN - cell_len(WORST_TRIAD(look.lang, a="", b="", c=""))) // 3
    items = (triad.a, triad.b, triad.c)
    a, b, c = (look.brief(about.names, one, max(room, 4)) for one in items)
    line = look.line(" " * MARGIN, WORST_TRIAD(look.lang, a=a, b=b, c=c))
    factor = factor_text(triad.error)
    second = TRIAD_STANDS(look.lang, ab=ratio_text(triad.ab), factor=factor)
    return [line, *_triad_lines(look, triad, _implied(look, triad), second)]


def _implied(look: Look, triad: Triad) -> str:
    ac, cb = (ratio_text(one) for one in (triad.ac, 1 / triad.bc))
    return TRIAD(look.lang, ac=ac, cb=cb, ab=_times(look, triad.implied))


def _times(look: Look, value: Fraction) -> str:
    """Say a ratio from the side of the item that matters more."""
    if value == 1:
        return TRIAD_EQUAL(look.lang)
    over, under = ("a", "b") if value > 1 else ("b", "a")
    factor = ratio_text(max(value, 1 / value))
    return TRIAD_TIMES(look.lang, over=over, under=under, factor=factor)


def _triad_lines(look: Look, triad: Triad, first: str, second: str) -> Screen:
    style = "good" if triad.error < FAIR else "notice" if triad.error < BAD else "alarm"
    if triad.circular:
        second, style = second + TRIAD_CIRCULAR(look.lang), "alarm"
    room = look.width - MARGIN
    return [
        look.line(" " * MARGIN, look.short(first, room)),
        look.line(" " * MARGIN, (look.short(second, room), style)),
    ]
