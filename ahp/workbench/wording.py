"""The words of the workbench in English and Chinese: screens, keys, and the start menu."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Language

TEXTS: Mapping[str, Mapping[Language, str]] = {
    # head
    "matrix-place": {"en": "matrix {number} of {count}", "zh": "第 {number}/{count} 个判断矩阵"},
    "progress": {"en": "{answered} of {total} answered", "zh": "已判断 {answered}/{total}"},
    "progress-skipped": {"en": ", {skipped} skipped", "zh": "，跳过 {skipped}"},
    "progress-spanning": {
        "en": ", {left} more until there are weights",
        "zh": "，再判断 {left} 个即可得出权重",
    },
    "progress-left": {"en": ", about {left} more needed", "zh": "，约需再判断 {left} 个"},
    "progress-stable": {
        "en": ", weights are stable: you may stop",
        "zh": "，权重已基本稳定，可以停止",
    },
    # question
    "which": {
        "en": "Which matters more for {node}, and how much?",
        "zh": "就“{node}”而言，哪一项更重要？重要多少？",
    },
    "or": {"en": "or", "zh": "还是"},
    "typed": {"en": "typed:", "zh": "输入："},
    "weights-if": {
        "en": "Weights with this answer, change in percentage points",
        "zh": "采用此判断后的权重，及变化（百分点）",
    },
    "weights-now": {"en": "Weights", "zh": "权重"},
    "weights-then": {
        "en": "Weights with all changes, and their change in percentage points",
        "zh": "全部采用后的权重，及变化（百分点）",
    },
    "weights-hidden": {
        "en": " (+{hidden} smaller)",
        "zh": "（较小的 {hidden} 项未列出）",
    },
    "no-weights-yet": {
        "en": "Weights appear once answers link all items. Linked so far:",
        "zh": "各项由判断连成一体后即显示权重。目前相连的有：",
    },
    "comma": {"en": ", ", "zh": "、"},
    "no-cr-yet": {"en": "appears together with the weights", "zh": "得出权重后显示"},
    "cr-of-tree": {
        "en": "appears with the next answer: nothing can contradict yet",
        "zh": "再判断一对即可显示：目前还不可能出现矛盾",
    },
    "below": {"en": "< {threshold:g}", "zh": "< {threshold:g} 通过"},
    "not-below": {"en": "not < {threshold:g}", "zh": "不小于 {threshold:g}，未通过"},
    "cr-now": {"en": "now {cr:.4f}", "zh": "当前 {cr:.4f}"},
    "table": {"en": "RI table {table}", "zh": "RI 表 {table}"},
    "table-missing": {"en": ", {missing} missing", "zh": "，缺 {missing} 个判断"},
    "triad": {
        "en": "a : c = {ac} and c : b = {cb} imply a : b = {ab}",
        "zh": "a : c = {ac}，c : b = {cb}，推得 a : b = {ab}",
    },
    "triad-third": {"en": " (c is {c})", "zh": "（c：{c}）"},
    "no-triad": {
        "en": "No third item has been compared with both yet: nothing can contradict.",
        "zh": "还没有与这两项都比较过的第三项，暂无矛盾可言。",
    },
    "triad-agrees": {"en": "This answer agrees exactly", "zh": "此判断与之完全吻合"},
    "triad-misses": {
        "en": "This answer misses that by a factor of {factor}",
        "zh": "此判断与之相差 {factor} 倍",
    },
    "triad-stands": {
        "en": "but a : b was judged {ab}, off by a factor of {factor}",
        "zh": "而 a : b 的判断为 {ab}，相差 {factor} 倍",
    },
    "triad-before": {"en": " (the present one by {factor})", "zh": "（当前判断相差 {factor} 倍）"},
    "triad-circular": {
        "en": "; the three form a circle!",
        "zh": "；三者循环矛盾！",
    },
    "worst-triad": {
        "en": "Most disturbing triad: a {a}, b {b}, c {c}",
        "zh": "矛盾最大的三项：a {a}、b {b}、c {c}",
    },
    "note-shown": {"en": "Note: {note}", "zh": "备注：{note}"},
    "note-entry": {"en": "Note: ", "zh": "备注："},
    # keys: the key, a space, what it does
    "key-move": {"en": "{arrows} move", "zh": "{arrows} 移动"},
    "key-accept": {"en": "Enter accept", "zh": "Enter 确认"},
    "key-back": {"en": "b back", "zh": "b 返回上一题"},
    "key-skip": {"en": "s skip", "zh": "s 跳过"},
    "key-note": {"en": "n note", "zh": "n 备注"},
    "key-keep": {"en": "Enter keep the note", "zh": "Enter 保存备注"},
    "key-drop": {"en": "Esc discard", "zh": "Esc 放弃"},
    "key-favored": {"en": "a/b favored", "zh": "a/b 更重要的一方"},
    "key-erase": {"en": "Backspace erase", "zh": "Backspace 删除"},
    "key-overview": {"en": "o overview", "zh": "o 总览"},
    "key-help": {"en": "? help", "zh": "? 帮助"},
    "key-leave": {"en": "q save+leave", "zh": "q 保存离开"},
    "key-next": {"en": "Enter next matrix", "zh": "Enter 下一个判断矩阵"},
    "key-finish": {"en": "Enter save+leave", "zh": "Enter 保存离开"},
    "key-repair": {"en": "p proposals", "zh": "p 修改建议"},
    "key-list": {"en": "Up/Down choose", "zh": "↑↓ 选择"},
    "key-open": {"en": "Enter open", "zh": "Enter 打开"},
    "key-to-grid": {"en": "Tab judgments", "zh": "Tab 看判断"},
    "key-to-list": {"en": "Tab list", "zh": "Tab 选矩阵"},
    "key-cell": {"en": "Arrows choose", "zh": "方向键 选择"},
    "key-revise": {"en": "Enter revise", "zh": "Enter 修改"},
    "key-clear": {"en": "c clear", "zh": "c 清除"},
    "key-return": {"en": "Esc return", "zh": "Esc 返回"},
    "key-yes": {"en": "y accept", "zh": "y 接受"},
    "key-no": {"en": "n keep mine", "zh": "n 保留原判断"},
    "key-other": {"en": "Tab other proposal", "zh": "Tab 下一方案"},
    # help
    "help-title": {"en": "Keys", "zh": "按键"},
    "help-move": {
        "en": "{arrows}|move the marker; to the left a matters more, to the right b",
        "zh": "{arrows}|移动标记；向左 a 更重要，向右 b 更重要",
    },
    "help-type": {
        "en": "3, 1/3, 7 b|type an answer: a 3 times b; b 3 times a; b 7 times a",
        "zh": "3、1/3、7 b|直接输入：a 是 b 的 3 倍；b 是 a 的 3 倍；b 是 a 的 7 倍",
    },
    "help-accept": {"en": "Enter|accept; it is saved at once", "zh": "Enter|确认，并立即保存"},
    "help-back": {
        "en": "b, u, Backspace|take the last step back and ask again",
        "zh": "b、u、Backspace|撤销上一步，重新提问",
    },
    "help-redo": {"en": "r|do again what was taken back", "zh": "r|重做被撤销的一步"},
    "help-skip": {"en": "s|leave this pair unanswered", "zh": "s|跳过，不作判断"},
    "help-note": {"en": "n|note something on this judgment", "zh": "n|给此判断加备注"},
    "help-overview": {
        "en": "o|all matrices and their judgments; any can be revised",
        "zh": "o|总览各判断矩阵及其判断，可任选修改",
    },
    "help-repair": {
        "en": "p|changes that would make the judgments consistent",
        "zh": "p|查看使一致性通过的修改建议",
    },
    "help-leave": {
        "en": "q, Ctrl-C|leave; the next start goes on here",
        "zh": "q、Ctrl-C|离开；下次从此处继续",
    },
    "help-saved": {
        "en": "|Every answer is on disk before the next question appears.",
        "zh": "|每个判断在下一题出现之前都已存盘。",
    },
    "help-scale": {
        "en": "1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely important;\n"
        "2, 4, 6, 8 lie between. CR tells how far the answers contradict each other.",
        "zh": "1 同等重要，3 稍微重要，5 明显重要，7 强烈重要，9 极端重要；\n"
        "2、4、6、8 介于其间。一致性比例 CR 表示各判断相互矛盾的程度。",
    },
    "any-key": {"en": "Any key returns.", "zh": "按任意键返回。"},
    "any-key-on": {"en": "Any key goes on.", "zh": "按任意键继续。"},
    # summary and overview
    "all-asked": {
        "en": "All has been asked for {node}.",
        "zh": "“{node}”的判断已全部问完。",
    },
    "offer-repair": {
        "en": "The judgments contradict each other too much; p proposes changes.",
        "zh": "判断之间矛盾过大，按 p 查看修改建议。",
    },
    "skipped-left": {
        "en": "Pairs skipped: {count}. The overview (o) opens them again.",
        "zh": "跳过了 {count} 对，可在总览（o）中补判。",
    },
    "matrices": {"en": "Matrices", "zh": "判断矩阵"},
    "judgments": {
        "en": "Judgments of {node} (row over column)",
        "zh": "“{node}”的判断（行对列）",
    },
    "legend": {"en": "off by", "zh": "偏离权重倍数"},
    "consistent": {"en": "consistent", "zh": "通过"},
    "inconsistent": {"en": "inconsistent", "zh": "未通过"},
    "cell-open": {"en": "{a} : {b} not judged yet", "zh": "{a} 与 {b}：尚未判断"},
    "cell-skipped": {"en": "{a} : {b} skipped", "zh": "{a} 与 {b}：已跳过"},
    "cell-tension": {
        "en": "off by {factor}",
        "zh": "偏离权重 {factor} 倍",
    },
    # repair
    "seeking": {"en": "Seeking changes…", "zh": "正在寻找修改方案……"},
    "search-failed": {
        "en": "The search for changes failed, the judgments are as they were. {reason}",
        "zh": "寻找修改方案时出错，判断未变。{reason}",
    },
    "no-proposal": {
        "en": "No set of changes was found that would make the judgments consistent.",
        "zh": "没有找到能使一致性通过的修改方案。",
    },
    "proposal": {
        "en": "Proposal {number} of {count}, change {change} of {changes}",
        "zh": "方案 {number}/{count}：第 {change}/{changes} 处修改",
    },
    "proposal-proved": {
        "en": "Proved: fewer changes on the 1-9 scale do not suffice.",
        "zh": "已证明：在 1-9 标度上再少改就不能通过。",
    },
    "proposal-bound": {
        "en": "Not proved to be fewest: at least {bound} must change.",
        "zh": "尚未证明最少：至少须改 {bound} 个。",
    },
    "proposal-cr": {
        "en": "CR {before:.4f} becomes {after:.4f} with all of them (RI table {table})",
        "zh": "全部采用后 CR 由 {before:.4f} 变为 {after:.4f}（RI 表 {table}）",
    },
    "old": {"en": "yours", "zh": "原判断"},
    "new": {"en": "instead", "zh": "改为"},
    "repaired": {
        "en": "CR is now {cr:.4f}; u takes a change back. Original: {path}",
        "zh": "现在 CR 为 {cr:.4f}；按 u 可撤销。原判断存于 {path}",
    },
    "nothing-accepted": {"en": "Nothing was changed.", "zh": "未作修改。"},
    "no-repair-needed": {
        "en": "Nothing to repair: CR is below the threshold, or not known yet.",
        "zh": "无需修改：CR 低于阈值，或尚未得出。",
    },
    # what just happened
    "paste-ignored": {
        "en": "Pasted text is no answer; type a number such as 3, 1/3 or 7 b.",
        "zh": "粘贴的内容不是判断；请输入 3、1/3 或 7 b 这样的数。",
    },
    "unreadable": {
        "en": "{text!r} is no answer; type 3, 1/3 or 7 b.",
        "zh": "“{text}”不是判断；请输入 3、1/3 或 7 b。",
    },
    "answered": {"en": "Saved: {judgment}", "zh": "已保存：{judgment}"},
    "kept-in-memory": {"en": "Not saved! {reason}", "zh": "未能保存！{reason}"},
    "skipped": {
        "en": "Skipped; the overview (o) opens it again.",
        "zh": "已跳过，可在总览（o）中补判。",
    },
    "undone": {"en": "Taken back; r does it again.", "zh": "已撤销；按 r 重做。"},
    "nothing-to-undo": {"en": "Nothing to take back.", "zh": "没有可撤销的步骤。"},
    "redone": {"en": "Done again.", "zh": "已重做。"},
    "nothing-to-redo": {"en": "Nothing to do again.", "zh": "没有可重做的步骤。"},
    "cleared": {"en": "Cleared.", "zh": "已清除。"},
    "noted": {"en": "Note saved.", "zh": "备注已保存。"},
    "too-small": {
        "en": "Please enlarge the terminal to {width}x{height}.",
        "zh": "请将终端放大到 {width}x{height}。",
    },
    "news-title": {"en": "Since last time", "zh": "上次之后的变化"},
    # on leaving
    "left": {
        "en": "Saved in {folder}. Answers: {answered} of {total}.",
        "zh": "已保存在 {folder}。已判断 {answered}/{total}。",
    },
    "resume": {"en": "To go on: {command}", "zh": "继续判断：{command}"},
    "unsaved": {
        "en": "These answers could not be saved; copy them into a file, and give it to --answers:",
        "zh": "以下判断未能保存；请复制到文件中，再用 --answers 读入：",
    },
    # plain questions
    "plain-question": {
        "en": "[{number}/{total}] Which matters more for {node}, and how much?",
        "zh": "[{number}/{total}] 就“{node}”而言，哪一项更重要？重要多少？",
    },
    "plain-help": {
        "en": "1-9: a over b; 1/3 or 3 b: b over a; s skip, b back, r redo, n TEXT note, "
        "o overview, p proposals, q leave",
        "zh": "1-9：a 更重要；1/3 或 3 b：b 更重要；s 跳过，b 返回，r 重做，n 文字 备注，"
        "o 总览，p 修改建议，q 离开",
    },
    "plain-prompt": {"en": "answer> ", "zh": "判断> "},
    "plain-choose": {
        "en": "number of the matrix to open, or Enter: ",
        "zh": "要打开的判断矩阵序号，或直接按 Enter：",
    },
    "plain-accept": {"en": "accept this change? [y/n] ", "zh": "接受此修改？[y/n] "},
    "plain-done": {
        "en": "All has been asked. p proposals, o overview, Enter leaves.",
        "zh": "已全部问完。p 修改建议，o 总览，Enter 离开。",
    },
    # start menu
    "menu-model": {"en": "Which model?", "zh": "选择模型"},
    "menu-what": {"en": "{model}: what to do?", "zh": "{model}：要做什么？"},
    "menu-elicit": {"en": "Make judgments", "zh": "两两比较，作出判断"},
    "menu-check": {"en": "Check", "zh": "检查一致性"},
    "menu-repair": {"en": "Repair inconsistent judgments", "zh": "修改不一致的判断"},
    "menu-compare": {
        "en": "Compare weights under method, scale and RI table",
        "zh": "比较不同方法、标度和 RI 表下的权重",
    },
    "menu-export": {"en": "Export the weights", "zh": "导出权重"},
    "menu-other": {"en": "Another model", "zh": "换一个模型"},
    "menu-leave": {"en": "Leave", "zh": "离开"},
    "menu-return": {"en": "Return", "zh": "返回"},
    "menu-expert": {"en": "Whose judgments?", "zh": "由谁判断？"},
    "menu-own": {"en": "The model's own", "zh": "模型自身"},
    "menu-new-expert": {"en": "Someone new", "zh": "新的专家"},
    "menu-expert-name": {"en": "Name (empty returns):", "zh": "姓名（留空返回）："},
    "menu-matrix": {"en": "Which matrix?", "zh": "选择判断矩阵"},
    "menu-vary": {"en": "Compare under different", "zh": "比较不同的"},
    "menu-methods": {"en": "methods", "zh": "方法"},
    "menu-scales": {"en": "scales", "zh": "标度"},
    "menu-tables": {"en": "RI tables", "zh": "RI 表"},
    "menu-format": {"en": "In which format?", "zh": "选择格式"},
    "menu-hint": {"en": "(arrow keys, Enter)", "zh": "（方向键选择，Enter 确认）"},
    "menu-several": {
        "en": "(Space marks, Enter; none returns)",
        "zh": "（空格勾选，Enter 确认；不选则返回）",
    },
    "menu-file": {"en": "File (empty returns):", "zh": "文件（留空返回）："},
    "menu-overwrite": {"en": "{path} exists. Replace it?", "zh": "{path} 已存在，是否覆盖？"},
}


def say(name: str, lang: Language, /, **details: object) -> str:
    """Return a text of the workbench, filled in.

    >>> say("progress", "en", answered=2, total=6)
    '2 of 6 answered'
    """
    return TEXTS[name][lang].format_map(details)
