"""Whether any unrounded scores of a year satisfy all relations at once; else the fewest mistakes.

A year is a system of linear relations between unrounded scores, each inside the interval its
printed figure stands for. Of a year without scores the ranks alone can contradict each other: a
better rank then has a score greater by one unit, as such scores have no scale.

Infeasible systems are taken apart by implicit hitting sets: a linear program finds cells that
contradict each other (a conflict), an integer program the fewest cells that break every conflict
known, until what is left is feasible. There is no big-M, so that "fewest" does not hang on a
tolerance, and every conflict comes with multipliers whose contradiction is verified in exact
arithmetic (Farkas).

References
----------
Moreno-Centeno, E. and Karp, R. M. (2013). The implicit hitting set approach to solve combinatorial
optimization problems. Operations Research 61(2), 453-468.
Chinneck, J. W. (2008). Feasibility and infeasibility in optimization. Springer, chapter 6.
"""

from index.audit.joint.explanation import Conflict, Correction, Joint
from index.audit.joint.search import AuditError, solve

__all__ = ["AuditError", "Conflict", "Correction", "Joint", "solve"]
