"""The messages and words of this room, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from ahp.common.wording import Words, error, note, warning

CHART_WITHOUT_YEARS = error(
    "chart-without-years",
    "ranks over the years need at least two years",
    "历年排名图至少需要两个年份",
)
CHART_WITHOUT_PROVINCES = error(
    "chart-without-provinces",
    "none of the regions is a province of China with its official code",
    "没有带行政区划代码的省级地区",
    "add the column division to regions.csv",
    "请在 regions.csv 中添加 division 列",
)
CHART_WITHOUT_CHILDREN = error(
    "chart-without-children",
    "{node} has nothing below it to show",
    "{node} 之下没有可显示的项",
    "choose a node above the indicators",
    "请选择指标之上的节点",
)
CHART_WITHOUT_PAIRS = error(
    "chart-without-pairs",
    "{node} has fewer than two indicators below it to compare",
    "{node} 之下不足两个指标，无从比较",
    "choose a node further up",
    "请选择更上层的节点",
)
CHART_WITHOUT_WEIGHTS = error(
    "chart-without-weights",
    "nothing below {node} has a weight to draw",
    "{node} 之下各项的权重均为零，无从绘制",
    "choose another node",
    "请选择其他节点",
)
GEOMETRY_FOR_MAPS = error(
    "geometry-for-maps",
    "--geometry is for map, not for {kind}",
    "--geometry 只用于 map，不用于 {kind}",
)
RUNS_FOR_DOUBTED = error(
    "runs-for-doubted",
    "{kind} makes no runs that could use {option}; {kinds} do",
    "{kind} 不做多次模拟，用不到 {option}；用得到的是 {kinds}",
    "leave {option} out",
    "请去掉 {option}",
)
CHART_NOT_CIRCLES = error(
    "chart-not-circles",
    "{kind} is of regions: the ranks of circles are not analyzed",
    "{kind} 针对地区：经济圈的名次不作分析",
    "name a region, or a --pool: {known}",
    "请给出地区，或 --pool：{known}",
)
CHART_GOAL_ONLY = error(
    "chart-goal-only",
    "{kind} is of the whole index, not of {node}",
    "{kind} 针对总指数，不针对 {node}",
    "leave --node out",
    "请去掉 --node",
)
CHART_NO_SENSITIVITY = error(
    "chart-no-sensitivity",
    "there are no shares of sources to draw: there is one source of doubt, or runs were "
    "interrupted, or too few could be made",
    "没有各来源的占比可画：只有一个不确定性来源，或模拟被中断，或可计算的模拟太少",
    "name several sources, such as --sources judgments,normalization, or declare them in "
    "[robustness]",
    "请列出多个来源，如 --sources judgments,normalization，或在 [robustness] 中写明",
)
GEOJSON_FORMAT = error(
    "geojson-format",
    "this is {found}, not GeoJSON",
    "这是 {found}，不是 GeoJSON",
    "convert it, e.g. with 'mapshaper FILE -o format=geojson map.geojson' or "
    "'ogr2ogr -f GeoJSON map.geojson FILE'",
    "请先转换，例如 mapshaper FILE -o format=geojson map.geojson，或 "
    "ogr2ogr -f GeoJSON map.geojson FILE",
)
GEOJSON_TOPOJSON = Words("TopoJSON", "TopoJSON")
GEOJSON_ESRI = Words("Esri JSON", "Esri JSON")
GEOJSON_XML = Words("XML such as KML, GML or SVG", "KML、GML、SVG 之类的 XML")
GEOJSON_BINARY = Words("binary data, such as a shapefile", "Shapefile 之类的二进制数据")
GEOJSON_BROKEN = error(
    "geojson-broken",
    "this is no JSON, or not all of it",
    "不是 JSON，或不完整",
    "give a GeoJSON file; if it is one, check that it was downloaded to its end",
    "请给出 GeoJSON 文件；若确是 GeoJSON，请检查是否下载完整",
)
GEOJSON_TYPE = error(
    "geojson-type",
    "a FeatureCollection with a list of features was expected; its type is {found}",
    "应为含 features 列表的 FeatureCollection，实际类型为 {found}",
    'write {{"type": "FeatureCollection", "features": [...]}}',
    '请写成 {{"type": "FeatureCollection", "features": [...]}}',
)
GEOJSON_FEATURE = error(
    "geojson-feature",
    "this is no feature with a geometry of a known type: {found}",
    "这不是带有可识别几何类型的要素：{found}",
    "areas are of the type Polygon or MultiPolygon",
    "区域的类型应为 Polygon 或 MultiPolygon",
)
GEOJSON_POSITION = error(
    "geojson-position",
    "a list of positions [longitude, latitude] was expected, found {found}",
    "应为位置列表 [经度, 纬度]，实际为 {found}",
)
GEOJSON_DEGREES = error(
    "geojson-degrees",
    "{found} is no longitude and latitude in degrees",
    "{found} 不是以度为单位的经度和纬度",
    "longitude comes first; projected coordinates are converted with "
    "'ogr2ogr -t_srs EPSG:4326 -f GeoJSON map.geojson FILE'",
    "应先写经度；投影坐标请先转换：ogr2ogr -t_srs EPSG:4326 -f GeoJSON map.geojson FILE",
)
GEOJSON_RING = error(
    "geojson-ring",
    "a ring needs at least three different corners, found {found}",
    "环至少要有三个不同的顶点，实际为 {found}",
)
GEOJSON_SHAPES = error(
    "geojson-shapes",
    "there is no polygon in it",
    "其中没有多边形",
    "areas are of the type Polygon or MultiPolygon",
    "区域的类型应为 Polygon 或 MultiPolygon",
)
GEOMETRY_UNMATCHED = error(
    "geometry-unmatched",
    "no property of a shape names a region; properties: {properties}; regions: {regions}",
    "没有哪个属性能对上地区；属性：{properties}；地区：{regions}",
    "a property must hold the code or a name of each region (regions.csv: code, zh, en, aliases, "
    "division)",
    "某一属性须为各地区的代码或名称（见 regions.csv 的 code、zh、en、aliases、division）",
)
GEOMETRY_JOINED = note(
    "geometry-joined",
    "joined by the property {key!r}: {count} of {total} {pool}",
    "按属性 {key!r} 对应：{pool} {count} / {total}",
)
GEOMETRY_WITHOUT_SHAPE = warning(
    "geometry-without-shape",
    "{count:region|regions} without a shape in it: {names}",
    "{count} 个地区在其中没有图形：{names}",
)
GEOMETRY_WITHOUT_REGION = note(
    "geometry-without-region",
    "{count:shape|shapes} without a region, drawn pale: {names}",
    "{count} 个图形没有对应地区，以浅色绘出：{names}",
)
GEOMETRY_AMBIGUOUS = note(
    "geometry-ambiguous",
    "{count:shape is|shapes are} named as several regions are, and so joined to none: {names}",
    "{count} 个图形的名称对应多个地区，因此未作对应：{names}",
)
GEOMETRY_LEFT_OUT = note(
    "geometry-left-out",
    "{count:feature that is a point or empty is|features that are points or empty are} not drawn",
    "{count} 个点状或空的要素没有绘出",
)
GEOMETRY_MORE = note("geometry-more", "and {count} more", "另有 {count} 个")
CHART_GEOMETRY = Words(
    "Shapes: {file}, by the property {key}; equirectangular, true along {parallel}.",
    "图形：{file}，按属性 {key} 对应；等距圆柱投影，标准纬线 {parallel}。",
)
CHART_WITHOUT_SHAPE = Words(
    "Without a shape: {count:region|regions}.", "没有图形的地区：{count} 个。"
)
CHART_UNNAMED = Words(
    "Too small for their names: {count:region|regions}.", "图上容不下名称的地区：{count} 个。"
)
CHART_NO_SCORE = Words("no score", "无得分")
CHART_SUNBURST = Words(
    "Area of each field: its weight within {node}; rings hold the levels of the tree.",
    "各块面积为其在{node}中的权重；由内向外为各层级。",
)
CHART_WEIGHTLESS = Words("Of weight 0: {names}.", "权重为 0：{names}。")
CHART_CORRELATION = Words("Pearson's r", "Pearson 相关系数")
CHART_CORRELATION_NOTE = Words(
    "Correlations of the normalized indicators; figures where p is at most {least:g}; frames hold "
    "indicators directly below one node.",
    "标准化指标之间的相关系数；p 不大于 {least:g} 者标出数值；框内为同一节点的直接下级指标。",
)
CHART_STEPS = Words("steps of one judgment", "单个判断的步数")
CHART_SWITCH_NOTE = Words(
    "The fewest steps of one judgment on the scale from 1/9 to 9 that swap two regions, regions by "
    "rank; white where no single judgment does, gray where a pair would stand twice.",
    "在 1/9 至 9 标度上改变单个判断、使两个地区换位的最少步数，地区按排名排列；白色表示没有单个"
    "判断能做到，灰色处不重复列出。",
)
CHART_RANK_AXIS = Words("rank", "名次")
CHART_NOMINAL = Words("nominal rank", "基准名次")
CHART_MEDIAN_RANK = Words("median rank", "中位名次")
CHART_INTERVAL = Words("interval of {probability}%", "{probability}% 区间")
CHART_TIER = Words("tier {tier}", "第 {tier} 梯队")
CHART_INTERVALS_NOTE = Words(
    "Beside each name its rank and the interval that holds it with a probability of "
    "{probability}%. Bands are tiers: between tiers the order holds in at least {probability}% of "
    "the runs, within a tier it does not.",
    "地区名后为基准名次及概率 {probability}% 的名次区间。色带为梯队：各梯队的先后次序在至少 "
    "{probability}% 的模拟中成立，同一梯队内则否。",
)
CHART_ACCEPTABILITY = Words("share of runs, %", "占模拟次数的比例（%）")
CHART_ACCEPTABILITY_NOTE = Words(
    "Rank acceptability: the share of runs in which a region has a rank, figures from {least}% "
    "up; frames hold nominal ranks.",
    "名次可接受度：各地区取得各名次的模拟所占比例，{least}% 起标出数值；方框为基准名次。",
)
CHART_SHARE = Words("share of variance, %", "方差占比（%）")
CHART_WITH_ALL = Words("with all others (total)", "总效应（连同交互作用）")
CHART_BY_ITSELF = Words("by itself (first order)", "一阶（单独作用）")
CHART_STILL = Words(
    "This does not vary in any run, so that no source has a share.",
    "各次模拟中均无变化，各来源都没有占比。",
)
CHART_DISTRIBUTION_NOTE = Words(
    "Values as given, regions counted in classes of equal width; S skewness (G1), K excess "
    "kurtosis (G2).",
    "原始指标值，按等宽分组的地区数；S 为偏度（G1），K 为超额峰度（G2）。",
)
CHART_SHAPE = Words("S {skewness}  K {kurtosis}", "S {skewness}  K {kurtosis}")
CHART_NO_VALUES = Words("no values", "没有值")
CHART_CORRELATED = Words(
    "Pearson's r {r} over {n:region|regions}.", "Pearson 相关系数 {r}，{n} 个地区。"
)
CHART_SCORE_OF = Words("{node}: score", "{node}：得分")
CHART_TOO_MANY = error(
    "chart-too-many",
    "a chart with a line for each of {count} regions is too long for any page; "
    "at most {most} have room",
    "图中若每个地区占一行，{count} 个地区将过长；最多可容纳 {most} 个",
    "choose fewer with --top, or a --pool",
    "请用 --top 少选一些，或用 --pool 选一类地区",
)
CHART_COLON = Words(": ", "：")
CHART_RANK = Words("#{rank}", "第 {rank} 位")
CHART_RANGE = Words("lowest to highest", "最低至最高")
CHART_QUARTILES = Words("middle half", "中间 50%")
CHART_MEDIAN = Words("median", "中位数")
CHART_NO_DATA = Words("not in the data", "无数据")
CHART_FIRST = Words("the first {count} of {total}", "前 {count} 名，共 {total} 个")
CHART_MEMBERS = Words("members of {circle}", "{circle}成员")
CHART_TITLES: Mapping[str, Words] = {
    "ranking": Words("{node} {year}: what the scores are made of", "{year} 年{node}：得分构成"),
    "scores": Words("{node} {year}: scores", "{year} 年{node}：得分"),
    "heatmap": Words("{node} {year}: scores by dimension", "{year} 年{node}：各维度得分"),
    "bump": Words("{node}: ranks over the years", "{node}：历年排名"),
    "profile": Words("{region} {year} and the {pool}", "{year} 年{region}与各{pool}对比"),
    "correlation": Words("{node} {year}: correlations", "{year} 年{node}：相关性"),
    "distribution": Words("{node} {year}: distributions", "{year} 年{node}：指标分布"),
    "scatter": Words("{node} and {other} {year}", "{year} 年{node}与{other}"),
    "sunburst": Words("{node}: the tree and its weights", "{node}：指标体系与权重"),
    "switch": Words(
        "{node} {year}: steps of one judgment that swap two regions",
        "{year} 年{node}：使两个地区换位的判断步数",
    ),
    "rank-intervals": Words(
        "{node} {year}: ranks with intervals, {pool}", "{year} 年{node}：名次及其区间，{pool}"
    ),
    "acceptability": Words(
        "{node} {year}: probability of each rank, {pool}", "{year} 年{node}：各名次的概率，{pool}"
    ),
    "sensitivity": Words(
        "{node} {year}: which doubt moves the ranks, {pool}",
        "{year} 年{node}：哪种不确定性使名次变动，{pool}",
    ),
    "sensitivity-of-region": Words(
        "{node} {year}: which doubt moves the rank of {region}, {pool}",
        "{year} 年{node}：哪种不确定性使{region}的名次变动，{pool}",
    ),
    "outline": Words("{node} {year} on the map", "{year} 年{node}地图"),
    "map": Words("{node} {year} by province", "{year} 年各省级地区{node}"),
}
CHART_WORDS = (
    *CHART_TITLES.values(),
    CHART_ACCEPTABILITY,
    CHART_ACCEPTABILITY_NOTE,
    CHART_BY_ITSELF,
    CHART_CORRELATED,
    CHART_CORRELATION,
    CHART_CORRELATION_NOTE,
    CHART_DISTRIBUTION_NOTE,
    CHART_FIRST,
    CHART_GEOMETRY,
    CHART_INTERVAL,
    CHART_INTERVALS_NOTE,
    CHART_MEDIAN,
    CHART_MEDIAN_RANK,
    CHART_MEMBERS,
    CHART_NOMINAL,
    CHART_NO_DATA,
    CHART_NO_SCORE,
    CHART_NO_VALUES,
    CHART_QUARTILES,
    CHART_RANGE,
    CHART_RANK,
    CHART_RANK_AXIS,
    CHART_SCORE_OF,
    CHART_SHARE,
    CHART_STEPS,
    CHART_STILL,
    CHART_SUNBURST,
    CHART_SWITCH_NOTE,
    CHART_TIER,
    CHART_UNNAMED,
    CHART_WEIGHTLESS,
    CHART_WITHOUT_SHAPE,
    CHART_WITH_ALL,
)
"""All that is written into charts beside names, to find a font for it."""
