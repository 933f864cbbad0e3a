"""A span of time in words."""

from __future__ import annotations

from ahp.common.wording import Words

SECONDS = Words("{count} s", "{count} 秒")
MINUTES = Words("{count} min", "{count} 分钟")
HOURS = Words("{count} h", "{count} 小时")
DAYS = Words("{count:day|days}", "{count} 天")

_UNITS = ((86_400.0, DAYS), (3_600.0, HOURS), (60.0, MINUTES), (1.0, SECONDS))


def span_of(seconds: float) -> Words:
    """Say about how long something takes.

    >>> span_of(7_300)("en"), span_of(0.2)("zh")
    ('2 h', '1 秒')
    """
    for length, words in _UNITS:
        if seconds >= 2 * length or length == 1.0:
            count = max(1, round(seconds / length))
            return Words(words("en", count=count), words("zh", count=count))
    raise AssertionError("every span is one of seconds")
