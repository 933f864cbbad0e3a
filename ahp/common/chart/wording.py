"""The messages of charts, in English and Chinese."""

from __future__ import annotations

from ahp.common.wording import error

OUTPUT_SUFFIX = error(
    "output-suffix",
    "a chart is written as .svg or .png, not {suffix!r}",
    "图表可存为 .svg 或 .png，不能存为 {suffix!r}",
)
FONT_MISSING = error(
    "font-missing",
    "no installed font has {characters} ({count:character|characters} in all), which would come "
    "out as boxes",
    "已安装的字体都没有 {characters}（共 {count} 个字符），画出来会是方框",
    "install one, such as Noto Sans CJK (Debian, Ubuntu: apt install fonts-noto-cjk; Fedora: "
    "dnf install google-noto-sans-cjk-fonts; macOS and Windows bring one along), or name a "
    "font file: --font FILE",
    "请安装一种，如思源黑体 Noto Sans CJK（Debian、Ubuntu：apt install fonts-noto-cjk；"
    "Fedora：dnf install google-noto-sans-cjk-fonts；macOS 和 Windows 自带），"
    "或用 --font 指定字体文件",
)
FONT_LACKS = error(
    "font-lacks",
    "the font {path} does not have {characters} ({count:character|characters} in all), which would "
    "come out as boxes",
    "字体 {path} 没有 {characters}（共 {count} 个字符），画出来会是方框",
    "name another file with --font, or leave --font out: an installed font is then sought",
    "请用 --font 指定另一个字体文件，或不用 --font，由程序查找已安装的字体",
)
FONT_UNUSABLE = error(
    "font-unusable",
    "{path} cannot be used as a font: {reason}",
    "{path} 不能用作字体：{reason}",
    "name a .ttf, .otf or .ttc file",
    "请给出 .ttf、.otf 或 .ttc 文件",
)
CHART_PACKAGE_MISSING = error(
    "chart-package-missing",
    "charts need the package matplotlib",
    "绘图需要 matplotlib 软件包",
    "install it: pip install matplotlib",
    "请安装：pip install matplotlib",
)
