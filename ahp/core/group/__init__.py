"""The mathematics of groups: several people's judgments or weights, together and apart.

The first axis of every array is that of the people; NaN is what a person has not judged.

- `aggregation`: one matrix (AIJ) or one set of weights (AIP) of many, and those without each one.
- `expert_weights`: how much each person counts: given, by consistency, by agreement.
- `leaving_out`: masks of what is left out: inconsistent matrices, extreme judgments.
- `spread`: how far the judgments of a pair lie apart, and who stands alone.
- `consensus`: Shannon's S* of a node, S of global weights, and that of a hierarchy.
- `similarity`: S* of each two people, and clusters over a table of thresholds.
- `concordance`: Kendall's W with p.
- `subgroups`: weights of groups of people, with a permutation test.

How a group's weights come about, step by step: the judgments of each node, (people, n, n), put on
their scale; `leaving_out.inconsistent` and `extreme_judgments` say what does not count, and
`left_out` makes it missing; a rule of `expert_weights` says how much each person counts; then
either `aggregate_judgments`, whose matrix is weighed by `ahp.core.weighing` like any other (on the
linear scale, as it holds ratios already), or `aggregate_priorities` of each person's weights.
"""

from ahp.core.group.aggregation import (
    MEANS,
    aggregate_judgments,
    aggregate_judgments_without_each,
    aggregate_priorities,
    aggregate_priorities_without_each,
    count_judged,
    who_judged,
)
from ahp.core.group.spread import Spread, Standing, disagreement, spread, standing

__all__ = [
    "MEANS",
    "Spread",
    "Standing",
    "aggregate_judgments",
    "aggregate_judgments_without_each",
    "aggregate_priorities",
    "aggregate_priorities_without_each",
    "count_judged",
    "disagreement",
    "spread",
    "standing",
    "who_judged",
]
