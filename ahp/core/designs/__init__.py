"""Designs of short questionnaires: which pairs to ask where not all can be asked.

A design is a graph of the items, linked where a pair is asked. Asking fewer pairs costs accuracy:
by least squares the logarithms of the weights have covariance variance * L^+, L the Laplacian of
the graph, so the mean variance of all differences is the trace of L^+. (n times the trace is the
graph's Kirchhoff index; designs with the smallest are A-optimal.) Bozoki and Szadoczki found by
simulation which graphs come closest to the weights of all judgments: with n - 1 pairs the star;
with more those whose degrees are as equal as possible and that are nearly bipartite. The designs
here are stars, and graphs of equal degrees, or nearly so, with the smallest trace that is found:
for up to 6 items all graphs have been compared, and 9 pairs of 6 items make the bipartite K3,3.

`expected_price` says what a design costs, by simulation.

References
----------
Bozoki, S. and Szadoczki, Zs. (2022). Optimal sequences for pairwise comparisons: the graph of
graphs approach. arXiv:2205.08673. Szadoczki, Zs., Bozoki, S. and Tekile, H. A. (2022). Filling in
pattern designs for incomplete pairwise comparison matrices: (quasi-)regular graphs with minimal
diameter. Omega 107, 102557. Bailey, R. A. and Cameron, P. J. (2009). Combinatorics of optimal
designs. Surveys in Combinatorics 2009, 19-73 (A-optimality and the Laplacian).
"""

from ahp.core.designs.choice import DESIGNS, design
from ahp.core.designs.price import DRAWS, SPREAD, Price, expected_price

__all__ = ["DESIGNS", "DRAWS", "SPREAD", "Price", "design", "expected_price"]
