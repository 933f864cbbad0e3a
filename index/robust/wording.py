"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error

FAVOURABLE_MANY = error(
    "favourable-many",
    "the exact volume of the weights that put a region first is computed for {most} items at "
    "most; here there are {count}",
    "使某地区居首的权重所占的精确体积最多按 {most} 项计算，这里有 {count} 项",
)
