"""The formulas of the method, as LaTeX and as plain text."""

from __future__ import annotations

from ahp.common.document.parts import Equation

EIGENVECTOR = Equation(
    r"A w = \lambda_{\max} w, \qquad \sum_{i=1}^{n} w_i = 1",
    "A w = λmax w,  Σ wi = 1",
    "eq-weights",
)
GEOMETRIC = Equation(
    r"w_i = \frac{\left( \prod_{j=1}^{n} a_{ij} \right)^{1/n}}"
    r"{\sum_{k=1}^{n} \left( \prod_{j=1}^{n} a_{kj} \right)^{1/n}}",
    "wi = (Πj aij)^(1/n) / Σk (Πj akj)^(1/n)",
    "eq-weights",
)
COLUMN_SUM = Equation(
    r"w_i = \frac{1}{n} \sum_{j=1}^{n} \frac{a_{ij}}{\sum_{k=1}^{n} a_{kj}}",
    "wi = (1/n) Σj aij / Σk akj",
    "eq-weights",
)
CI = Equation(
    r"\mathrm{CI} = \frac{\lambda_{\max} - n}{n - 1}", "CI = (λmax - n) / (n - 1)", "eq-ci"
)
CR = Equation(r"\mathrm{CR} = \frac{\mathrm{CI}}{\mathrm{RI}}", "CR = CI / RI", "eq-cr")
COMPLETION = Equation(
    r"\lambda_{\max} = \min_{x > 0} \lambda_{\max} ( A(x) )",
    "λmax = min over x > 0 of λmax(A(x))",
    "eq-completion",
)
LEAST_SQUARES = Equation(
    r"\min_{w} \sum_{(i,j)} \left( \ln a_{ij} - \ln w_i + \ln w_j \right)^2",
    "min over w of Σ (ln aij - ln wi + ln wj)²",
    "eq-least-squares",
)
GLOBAL = Equation(r"g_i = w_i \cdot g_p", "gi = wi · gp", "eq-global")
WHOLE = Equation(
    r"\mathrm{CR} = \frac{\sum_{j} g_j \cdot \mathrm{CI}_j}"
    r"{\sum_{j} g_j \cdot \mathrm{RI}_j}",
    "CR = Σj gj · CIj / Σj gj · RIj",
    "eq-whole",
)
AIJ = Equation(
    r"a_{ij} = \prod_{k=1}^{m} \left( a_{ij}^{(k)} \right)^{c_k}, \qquad \sum_{k=1}^{m} c_k = 1",
    "aij = Πk (aij of expert k)^ck,  Σ ck = 1",
    "eq-group",
)
AIP_GEOMETRIC = Equation(
    r"w_i = \frac{\prod_{k=1}^{m} \left( w_i^{(k)} \right)^{c_k}}"
    r"{\sum_{l=1}^{n} \prod_{k=1}^{m} \left( w_l^{(k)} \right)^{c_k}}, "
    r"\qquad \sum_{k=1}^{m} c_k = 1",
    "wi = Πk (wi of expert k)^ck / Σl Πk (wl of expert k)^ck,  Σ ck = 1",
    "eq-group",
)
AIP_ARITHMETIC = Equation(
    r"w_i = \sum_{k=1}^{m} c_k \cdot w_i^{(k)}, \qquad \sum_{k=1}^{m} c_k = 1",
    "wi = Σk ck · (wi of expert k),  Σ ck = 1",
    "eq-group",
)
CONSENSUS = Equation(
    r"S^{*} = \frac{e^{\alpha - \gamma} - 1 / D_{\max}}{1 - 1 / D_{\max}}",
    "S* = (exp(α - γ) - 1 / Dmax) / (1 - 1 / Dmax)",
    "eq-consensus",
)
