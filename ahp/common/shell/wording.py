"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error

OUTPUT = error("output", "the output cannot be written: {reason}", "无法写出结果：{reason}")
OUTPUT_CLOSED = error(
    "output-closed", "the output cannot be written: it is closed", "无法写出结果：标准输出已关闭"
)
INTERRUPTED = Words("Interrupted; this is what was proved so far:", "已中断；至此已证明：")
OUT_OF_TIME = Words(
    "Stopped after {seconds:g} seconds (--seconds 0 goes on); this is what was proved:",
    "已达 {seconds:g} 秒而停止（--seconds 0 可不限时）；至此已证明：",
)
CHECKING = Words("checking", "检查中")
ENDED: Mapping[str, Words] = {"interrupted": INTERRUPTED, "out-of-time": OUT_OF_TIME}
