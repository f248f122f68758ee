// A table of losses by batch size and rate, one cell of it chosen, and the loss curve of that cell.

const LOST = 9; // nats; stands for all that is higher, and for no number
const TOP = 3.4; // nats at the top of the curve: the loss of knowing nothing is 3.30
const nats = (loss) => loss.toFixed(2);
const many = (number) => number.toLocaleString("en");

const ends = ({ curves }) => curves.map((row) => row.map((curve) => curve.at(-1)));
const lowest = (losses) => losses.indexOf(Math.min(...losses));
/** Whether a training ended worse than it began; one at too small a rate only stays where it was. */
const isLost = (curve) => curve.at(-1) > curve[0] + 0.01;

/** How dark a cell is, from 0 to 1: full at the lowest loss of all, nothing from one nat above it on. */
const depth = (loss, best) => Math.max(0, 1 - (loss - best) / 1) ** 2;

function cellMarkup(state, row, column, best) {
  const [rows, columns] = [state.batch_sizes.length, state.rates.length];
  const loss = ends(state)[row][column];
  const chosen = row === state.row && column === state.column;
  const kinds = [isLost(state.curves[row][column]) ? "td-cell-lost" : "", chosen ? "td-cell-chosen" : "", column === lowest(ends(state)[row]) ? "td-cell-best" : ""];
  const at = `left:${short((100 * column) / columns)}%;top:${short((100 * row) / rows)}%;width:${short(100 / columns)}%;height:${short(100 / rows)}%`;
  const words = loss >= LOST ? "lost" : nats(loss);
  return `<span class="td-cell ${kinds.join(" ")}" style="${at};--depth:${short(100 * depth(loss, best))}%"><span>${words}</span></span>`;
}

function cellsMarkup(state) {
  const best = Math.min(...ends(state).flat());
  return ends(state).map((row, i) => row.map((_, j) => cellMarkup(state, i, j, best)).join("")).join("");
}

function frameOfCells({ batch_sizes, rates }) {
  const ys = batch_sizes.map((size, i) => [(SIZE * (i + 0.5)) / batch_sizes.length, many(size)]);
  const xs = rates.map((rate, j) => [(SIZE * (j + 0.5)) / rates.length, rate]);
  return { title: "Dev loss by batch size and learning rate; a frame marks the best of its row", unit: "learning rate", svg: "", html: xTicks(xs) + yTicks(ys) };
}

const scales = ({ budget, curves }) => {
  const low = Math.min(...curves.flat(2));
  return { low, x: scale(0, budget, 0, 985), y: scale(low - 0.05, TOP, 965, 0) };
};

function path({ budget }, curve, { x, y }) {
  const at = scale(0, curve.length - 1, 0, budget);
  return `M${curve.map((loss, k) => point(x(at(k)), Math.max(-200, y(loss)))).join("L")}`;
}

function frameOfCurve(state) {
  const drawn = scales(state);
  const first = Math.ceil((drawn.low - 0.05) * 2) / 2;
  const heights = Array.from({ length: Math.floor((TOP - first) * 2) + 1 }, (_, k) => first + k / 2);
  const ys = heights.map((loss) => [drawn.y(loss), loss.toFixed(1)]);
  const xs = counts(state.budget, 4).map((count) => [drawn.x(count), many(count)]);
  return { title: "Its dev loss on the way, in nats; pale: the other rates of this batch size", unit: "examples", svg: grid(ys.map(([y]) => y)), html: xTicks(xs) + yTicks(ys) };
}

function movingCurve(state) {
  const drawn = scales(state);
  const row = state.curves[state.row];
  const others = row.map((curve) => line(path(state, curve, drawn), "td-other")).join("");
  const curve = row[state.column];
  const end = dot(drawn.x(state.budget), Math.max(12, drawn.y(curve.at(-1))), "td-now");
  return { svg: others + line(path(state, curve, drawn), "td-chosen") + end, html: "" };
}

function words(state) {
  const losses = ends(state)[state.row];
  const loss = losses[state.column];
  const best = lowest(losses);
  const updates = Math.round(state.budget / state.batch_sizes[state.row]);
  const where = `Batches of ${many(state.batch_sizes[state.row])} at rate ${state.rates[state.column]}`;
  const after = `${many(updates)} updates`;
  const better = `its best rate is ${state.rates[best]}, with ${nats(losses[best])}`;
  if (isLost(state.curves[state.row][state.column])) return { strong: `${where}: lost`, rest: `The loss ends higher than it began, or as no number at all. For this batch size the rate is too large; ${better}` };
  const strong = `${where}: ${nats(loss)} nats after ${after}`;
  if (state.column === best) return { strong, rest: "This is the best rate for this batch size" };
  const side = state.column < best ? "The steps are too short for so few of them" : "The steps are too long";
  return { strong, rest: loss - losses[best] < 0.02 ? `Nearly the best for this batch size: ${better}` : `${side}: ${better}` };
}

const wordsMarkup = (state) => {
  const { strong, rest } = words(state);
  return `<strong>${strong}.</strong> ${rest}.`;
};

function labels(state) {
  const { strong, rest } = words(state);
  const rows = ends(state).map((losses, i) => `batches of ${many(state.batch_sizes[i])}: ${nats(losses[lowest(losses)])} at ${state.rates[lowest(losses)]}`);
  const curve = state.curves[state.row][state.column].filter((_, k) => k % 4 === 0);
  return {
    cells: `Table of dev losses after ${many(state.budget)} examples, by batch size and rate. Best of each row: ${rows.join("; ")}. Chosen: ${strong}. ${rest}.`,
    curve: `Dev loss over ${many(state.budget)} examples. ${strong}. On the way: ${curve.map(nats).join(", ")}.`,
  };
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  const label = labels(state);
  const cells = plot("cells", { ...frameOfCells(state), still: frameOfCells(state), moving: { svg: "", html: cellsMarkup(state) }, label: label.cells });
  const curve = plot("run", { ...frameOfCurve(state), still: frameOfCurve(state), moving: movingCurve(state), label: label.curve });
  return `<div class="td-views td-batches"><p class="td-moment">${wordsMarkup(state)}</p>${cells}${curve}
<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  const label = labels(state);
  root.querySelector(".td-moment").innerHTML = wordsMarkup(state);
  root.querySelector(".td-cells .td-moving-texts").innerHTML = cellsMarkup(state);
  root.querySelector(".td-run .td-moving").innerHTML = movingCurve(state).svg;
  root.querySelector(".td-cells").setAttribute("aria-label", label.cells);
  root.querySelector(".td-run").setAttribute("aria-label", label.curve);
}

function render({ model, el }) {
  const state = () => traits(model, ["batch_sizes", "rates", "curves", "budget", "row", "column"]);
  if (!el.querySelector(".td-batches")) el.innerHTML = still(state());
  const place = (share, count) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  drag(el.querySelector(".td-cells .td-area"), (across, down) => {
    const row = place(down, model.get("batch_sizes").length);
    const column = place(across, model.get("rates").length);
    if (row !== model.get("row") || column !== model.get("column")) set(model, { row, column });
  });
  const spoken = () => {
    const { strong, rest } = words(state());
    return `${strong}. ${rest}.`;
  };
  return watch({ model, el }, ["row", "column"], () => show(el, state()), spoken);
}

export default { render };
