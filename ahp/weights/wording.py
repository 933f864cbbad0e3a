"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import Words

PARENT = Words("Parent", "上级")
LEVEL_NUMBER = Words("Level", "层级")
