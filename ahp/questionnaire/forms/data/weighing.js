// Weights and consistency of judgments, as ahp.core computes them: a matrix is an array of rows of
// positive numbers, with NaN in both triangles where a pair was not judged.
//
// Missing judgments are filled in so that lambda_max is as small as it can be (Bozoki, Fulop and
// Ronyai 2010), by Newton's method for the logarithms of n numbers (derivatives: Harker 1987).
const Weighing = (() => {
  "use strict";
  const TOLERANCE = 1e-13, SETTLED = 1e-8, RIDGE = 1e-12, ROUNDING = 1e-13;
  const SQUARINGS = 60, STEPS = 60, HALVINGS = 40;

  const range = (n) => Array.from({ length: n }, (_, i) => i);
  const sum = (numbers) => numbers.reduce((total, x) => total + x, 0);
  const square = (n, cell) => range(n).map((i) => range(n).map((j) => cell(i, j)));
  const scaled = (vector) => { const total = sum(vector); return vector.map((x) => x / total); };

  function product(a, b) {
    const n = a.length, result = square(n, () => 0);
    for (let i = 0; i < n; i++)
      for (let k = 0; k < n; k++)
        for (let j = 0, x = a[i][k]; j < n; j++) result[i][j] += x * b[k][j];
    return result;
  }

  // The power method by squaring, until the bounds of Collatz and Wielandt meet.
  function principal(matrix) {
    let power = matrix;
    for (let squarings = 1; squarings <= SQUARINGS; squarings++) {
      power = product(power, power);
      const first = power[0][0];
      power = power.map((row) => row.map((x) => x / first));
      if (squarings % 4 || squarings < 8) continue;
      const weights = scaled(power.map((row) => row[0]));
      const bounds = matrix.map((row, i) => sum(row.map((x, j) => x * weights[j])) / weights[i]);
      const upper = Math.max(...bounds);
      if (upper - Math.min(...bounds) <= TOLERANCE * upper) return weights;
    }
    return null;
  }

  // The mean of (A w)_i / w_i, as seen from any weights.
  const eigenvalue = (matrix, weights) =>
    sum(matrix.map((row, i) => sum(row.map((x, j) => x * weights[j])) / weights[i])) / matrix.length;

  function isConnected(matrix) {
    const seen = new Set([0]), next = [0];
    while (next.length) {
      const i = next.pop();
      matrix[i].forEach((x, j) => { if (!Number.isNaN(x) && !seen.has(j)) { seen.add(j); next.push(j); } });
    }
    return seen.size === matrix.length;
  }

  // Gauss-Jordan with partial pivoting: solves A X = B for the columns of B.
  function solve(a, b) {
    const n = a.length, rows = a.map((row, i) => [...row, ...b[i]]);
    for (let k = 0; k < n; k++) {
      let best = k;
      for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[best][k])) best = i;
      [rows[k], rows[best]] = [rows[best], rows[k]];
      const pivot = rows[k][k];
      for (let j = k; j < rows[k].length; j++) rows[k][j] /= pivot;
      for (let i = 0; i < n; i++) {
        const factor = rows[i][k];
        if (i === k || factor === 0) continue;
        for (let j = k; j < rows[i].length; j++) rows[i][j] -= factor * rows[k][j];
      }
    }
    return rows.map((row) => row.slice(n));
  }

  // Weights by least squares on logarithms: the Laplacian of the judgments, with the first
  // logarithm set to zero.
  function logLeastSquares(matrix) {
    const n = matrix.length;
    const laplacian = square(n, () => 0), right = range(n).map(() => [0]);
    matrix.forEach((row, i) => row.forEach((x, j) => {
      if (i === j || Number.isNaN(x)) return;
      laplacian[i][i] += 1; laplacian[i][j] -= 1; right[i][0] += Math.log(x);
    }));
    const logs = n > 1 ? solve(laplacian.slice(1).map((row) => row.slice(1)), right.slice(1)) : [];
    return scaled([1, ...logs.map(([x]) => Math.exp(x))]);
  }

  function newtonStep(current, gaps, weights) {
    const n = current.length, value = eigenvalue(current, weights);
    const shifted = square(n, (i, j) => value * ((i === j ? 1 : 0) + weights[i]) - current[i][j]);
    const inverse = solve(shifted, square(n, (i, j) => (i === j ? 1 : 0)));
    let left = range(n).map((j) => sum(inverse.map((row) => row[j])));
    const norm = sum(left.map((x, i) => x * weights[i]));
    left = left.map((x) => x / norm);
    const filled = square(n, (i, j) => (gaps[i][j] ? current[i][j] : 0));
    const rows = filled.map((row) => sum(row.map((x, j) => x * weights[j])));
    const columns = range(n).map((j) => sum(filled.map((row, i) => left[i] * row[j])));
    const gradient = range(n).map((i) => left[i] * rows[i] - columns[i] * weights[i]);
    const rightChange = square(n, (i, j) =>
      (i === j ? rows[i] : 0) - filled[i][j] * weights[j] - weights[i] * gradient[j]);
    const leftChange = square(n, (i, j) =>
      left[i] * filled[i][j] - (i === j ? columns[i] : 0) - gradient[i] * left[j]);
    const through = product(product(leftChange, inverse), rightChange);
    const hessian = square(n, (i, j) =>
      (i === j ? left[i] * rows[i] + columns[i] * weights[i] : 0)
      - left[i] * filled[i][j] * weights[j] - left[j] * filled[j][i] * weights[i]
      + through[i][j] + through[j][i]);
    const largest = Math.max(...hessian.flat().map(Math.abs));
    const ridged = square(n, (i, j) => hessian[i][j] + (i === j ? RIDGE * largest : 0));
    return solve(ridged, gradient.map((x) => [-x])).map(([x]) => x);
  }

  const fill = (seen, gaps, logs) =>
    square(seen.length, (i, j) => (gaps[i][j] ? Math.exp(logs[i] - logs[j]) : seen[i][j]));

  // The matrix with its missing judgments filled in; null where the iteration fails.
  function complete(matrix) {
    const n = matrix.length, gaps = square(n, (i, j) => Number.isNaN(matrix[i][j]));
    if (!gaps.flat().some(Boolean)) return matrix;
    const start = logLeastSquares(matrix).map(Math.log);
    // Seen from the starting weights every judgment is near 1, however far apart the items are.
    const seen = square(n, (i, j) => matrix[i][j] * Math.exp(start[j] - start[i]));
    let at = range(n).map(() => 0), current = fill(seen, gaps, at), weights = principal(current);
    for (let step = 0; step < STEPS && weights; step++) {
      const move = newtonStep(current, gaps, weights);
      const moved = Math.max(...square(n, (i, j) => (gaps[i][j] ? Math.abs(move[i] - move[j]) : 0)).flat());
      const before = eigenvalue(current, weights);
      for (let halving = 0; halving < HALVINGS; halving++) {
        const share = 1 / 2 ** halving, next = at.map((x, i) => x + share * move[i]);
        const tried = fill(seen, gaps, next), found = principal(tried);
        if (moved > SETTLED && found && eigenvalue(tried, found) > before * (1 + ROUNDING)) continue;
        [at, current, weights] = [next, tried, found];
        break;
      }
      if (moved <= SETTLED) {
        const logs = start.map((x, i) => x + at[i]);
        return square(n, (i, j) => (gaps[i][j] ? Math.exp(logs[i] - logs[j]) : matrix[i][j]));
      }
    }
    return null;
  }

  const METHODS = {
    "eigenvector": (completed) => principal(completed),
    "geometric-mean": (completed, matrix) => logLeastSquares(matrix),
    "column-sum": (completed) => {
      const totals = range(completed.length).map((j) => sum(completed.map((row) => row[j])));
      return scaled(completed.map((row) => sum(row.map((x, j) => x / totals[j]))));
    },
    "row-sum": (completed) => scaled(completed.map(sum)),
  };

  // Weights, lambda_max and CR; null where the judgments do not link all items. `indices` holds
  // the random index by the number of missing judgments.
  function weigh(matrix, method, indices) {
    const n = matrix.length;
    if (!isConnected(matrix)) return null;
    const missing = matrix.flat().filter(Number.isNaN).length / 2;
    const completed = complete(matrix);
    const weights = completed && METHODS[method](completed, matrix);
    if (!weights) return null;
    const lambda = eigenvalue(completed, missing ? principal(completed) : weights);
    const ri = indices[missing];
    const ci = n > 2 ? Math.max(lambda - n, 0) / (n - 1) : 0;
    return { weights, lambda, cr: ri === null || ri === undefined ? null : ri ? ci / ri : 0 };
  }

  // What all other judgments say of a pair (Harker 1987); null where they do not link it.
  function implied(matrix, row, column) {
    const without = matrix.map((cells) => [...cells]);
    without[row][column] = without[column][row] = NaN;
    if (!isConnected(without)) return null;
    const weights = principal(without.map((cells, i) => cells.map((x, j) =>
      i === j ? 1 + cells.filter(Number.isNaN).length : Number.isNaN(x) ? 0 : x)));
    return weights && weights[row] / weights[column];
  }

  // The judgment farthest from the weights that others bear on, as {row, column, implied}.
  function tension(matrix, weights) {
    const pairs = [];
    matrix.forEach((cells, i) => cells.forEach((x, j) => {
      if (j > i && !Number.isNaN(x)) pairs.push([Math.abs(Math.log(x * weights[j] / weights[i])), i, j]);
    }));
    pairs.sort((a, b) => b[0] - a[0]);
    for (const [, row, column] of pairs) {
      const found = implied(matrix, row, column);
      if (found !== null) return { row, column, implied: found };
    }
    return null;
  }

  return { weigh, implied, tension, complete, isConnected };
})();
