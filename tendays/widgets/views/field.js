// What a network of tanh layers says over the plane, as bands of colour and the line where it says 0.

const CELLS = 40; // in each direction; a cell is then a whole number of units

/** The network's output at (x1, x2). A layer is a list of neurons, each its weights and then its bias. */
function output(layers, x) {
  return layers.reduce(
    (values, layer) =>
      layer.map((row) => Math.tanh(values.reduce((sum, value, i) => sum + row[i] * value, row[values.length]))),
    x,
  )[0];
}

/** Outputs at the corners of all cells, row by row from above. */
function sampled(layers, reach) {
  const at = (k) => -reach + (2 * reach * k) / CELLS;
  return Array.from({ length: CELLS + 1 }, (_, row) =>
    Array.from({ length: CELLS + 1 }, (_, column) => output(layers, [at(column), -at(row)])),
  );
}

/** Where between two corners a value crosses a level, as a share. */
const crossing = (a, b, level) => (level - a) / (b - a);

/** The part of a polygon of [x, y, value] corners on which sign·value is above sign·level. */
function clipped(corners, level, sign) {
  return corners.flatMap((here, k) => {
    const next = corners[(k + 1) % corners.length];
    const [inside, nextInside] = [here, next].map((corner) => sign * (corner[2] - level) > 0);
    const kept = inside ? [here] : [];
    if (inside !== nextInside) {
      const share = crossing(here[2], next[2], level);
      kept.push([here[0] + share * (next[0] - here[0]), here[1] + share * (next[1] - here[1]), level]);
    }
    return kept;
  });
}

/** One band of values as a path: whole cells as strips along a row, cells that a border crosses cut along it. */
function band(values, low, high, className) {
  const unit = SIZE / CELLS;
  const parts = [];
  for (let row = 0; row < CELLS; row += 1) {
    let start = 0;
    for (let k = 0; k <= CELLS; k += 1) {
      const corners = k < CELLS ? [[k, row], [k + 1, row], [k + 1, row + 1], [k, row + 1]] : [];
      const valued = corners.map(([x, y]) => [x, y, values[y][x]]);
      if (k < CELLS && valued.every(([, , value]) => value > low && value <= high)) continue;
      if (k > start) parts.push(`M${start * unit} ${row * unit}h${(k - start) * unit}v${unit}h${(start - k) * unit}z`);
      start = k + 1;
      const rest = clipped(clipped(valued, low, 1), high, -1);
      if (rest.length > 2) parts.push(`M${rest.map(([x, y]) => point(x * unit, y * unit)).join("L")}z`);
    }
  }
  return parts.length ? `<path class="td-band ${className}" d="${parts.join("")}"/>` : "";
}

/** The line on which the output is 0: in each cell, between the sides that it crosses. */
function shore(values) {
  const unit = SIZE / CELLS;
  const parts = [];
  for (let row = 0; row < CELLS; row += 1) {
    for (let k = 0; k < CELLS; k += 1) {
      const [a, b, c, d] = [values[row][k], values[row][k + 1], values[row + 1][k + 1], values[row + 1][k]];
      const ends = [
        [a, b, (s) => [k + s, row]],
        [b, c, (s) => [k + 1, row + s]],
        [d, c, (s) => [k + s, row + 1]],
        [a, d, (s) => [k, row + s]],
      ].flatMap(([from, to, place]) => (from > 0 !== to > 0 ? [place(crossing(from, to, 0))] : []));
      const drawn = ends.map(([x, y]) => point(x * unit, y * unit));
      for (let m = 0; m + 1 < drawn.length; m += 2) parts.push(`M${drawn[m]}L${drawn[m + 1]}`);
    }
  }
  return `<path class="td-shore" d="${parts.join("")}" vector-effect="non-scaling-stroke"/>`;
}

function fieldMarkup(layers, reach) {
  const values = sampled(layers, reach);
  return (
    band(values, 0.5, 2, "td-plus td-sure") +
    band(values, 0, 0.5, "td-plus") +
    band(values, -0.5, 0, "td-minus") +
    band(values, -2, -0.5, "td-minus td-sure") +
    shore(values)
  );
}
