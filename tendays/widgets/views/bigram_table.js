// A table of letter pairs with one pair pointed at: its count, its probability, and the draw that chose it.

const [CELL, EDGE, LEVELS] = [20, 24, 12];

const at = (state, a, b) => state.counts[a * state.letters.length + b];
const row = (state, a) => Array.from(state.letters, (_, b) => at(state, a, b));
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const whole = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const place = (i) => EDGE + i * CELL;

/** The cells as one path for each shade, darker where the pair is more frequent. */
function cells(state) {
  const n = state.letters.length;
  const totals = Array.from({ length: n }, (_, a) => sum(row(state, a)) || 1);
  const values = state.counts.map((count, k) => (state.shade ? count / totals[Math.floor(k / n)] : count));
  const most = Math.max(...values);
  const paths = Array.from({ length: LEVELS + 1 }, () => "");
  values.forEach((value, k) => {
    const level = Math.ceil(LEVELS * Math.sqrt(value / most));
    if (level) paths[level] += `M${place(k % n)} ${place(Math.floor(k / n))}h19v19h-19z`;
  });
  return paths.map((d, level) => d && `<path d="${d}" fill-opacity="${(level / LEVELS).toFixed(2)}"/>`).join("");
}

const letterText = (state, i, x, y, here) =>
  `<text x="${x}" y="${y}" class="${here ? "td-chosen" : ""}">${state.letters[i] === "." ? "•" : state.letters[i]}</text>`;

function marks(state) {
  const letters = Array.from(state.letters, (_, i) => i);
  const [x, y, span] = [place(state.second), place(state.first), CELL * letters.length];
  const rows = letters.map((i) => letterText(state, i, 12, place(i) + 15, i === state.first));
  const columns = letters.map((i) => letterText(state, i, place(i) + 9.5, 17, i === state.second));
  return `${rows.join("")}${columns.join("")}
<rect class="td-band" x="${EDGE - 1}" y="${y - 1}" width="${span + 1}" height="21"/>
<rect class="td-band" x="${x - 1}" y="${EDGE - 1}" width="21" height="${span + 1}"/>
<rect class="td-cell" x="${x - 1.5}" y="${y - 1.5}" width="22" height="22" rx="3"/>`;
}

/** Whether the pair pointed at is the one that the draw chose. */
const isDrawn = ({ draws, index, first, second }) => draws[index][2] === first && draws[index][3] === second;

/** The row as stretches of a line from 0 to 1, and the drawn number on it. */
function stretches(state) {
  const counts = row(state, state.first);
  const total = sum(counts) || 1;
  let from = 0;
  const parts = counts.map((count, i) => {
    const [left, width] = [(100 * from) / total, (100 * count) / total];
    from += count;
    const here = i === state.second ? " td-chosen" : "";
    const name = width > 3.4 ? (state.letters[i] === "." ? "•" : state.letters[i]) : "";
    return count && `<span class="td-share${here}" style="left:${left.toFixed(2)}%;width:${width.toFixed(2)}%">${name}</span>`;
  });
  const needle = isDrawn(state) ? `<i style="left:${(100 * state.draws[state.index][4]).toFixed(2)}%"></i>` : "";
  return parts.filter(Boolean).join("") + needle;
}

/** What the table says about the pair: [title, sentence]. */
function pairWords(state) {
  const [a, b] = [state.letters[state.first], state.letters[state.second]];
  const [count, total] = [at(state, state.first, state.second), sum(row(state, state.first))];
  const title = `${a === "." ? "start" : a} → ${b === "." ? "end" : b}`;
  if (!count) return [title, `never counted: 0 of ${whole(total)}. Probability 0: a name with this pair is impossible.`];
  const p = count / total;
  return [title, `counted ${whole(count)} of ${whole(total)} times: probability ${written(100 * p)} %, price −ln p = ${(-Math.log(p)).toFixed(2)} nats.`];
}

/** How the draw came to the pair, or how to get back to the draws. */
function drawWords(state) {
  if (!isDrawn(state)) return "Not the pair that was drawn. The Draw slider leads back to the names.";
  const [, soFar, first, second, number] = state.draws[state.index];
  const counts = row(state, first);
  const [from, total] = [sum(counts.slice(0, second)), sum(counts)];
  const made = second ? `the name is now ${soFar}${state.letters[second]}` : `the name ends: ${soFar || "(empty)"}`;
  const stretch = `${(from / total).toFixed(3)} to ${((from + counts[second]) / total).toFixed(3)}`;
  return `Drawn: ${number.toFixed(3)}. That falls on the stretch from ${stretch}, so ${made}.`;
}

function wordsMarkup(state) {
  const [title, sentence] = pairWords(state);
  return `<p><strong>${title}</strong> ${sentence}</p><p>${drawWords(state)}</p>`;
}

const described = (state) =>
  `Table of ${state.letters.length} by ${state.letters.length} pairs of letters, rows the first, shaded by ` +
  `${state.shade ? "probability within the row" : "count"}. Pointed at: ${pairWords(state).join(", ")}`;

const size = (state) => EDGE + CELL * state.letters.length + 1;
const NAMES = ["letters", "counts", "draws", "first", "second", "index", "shade"];

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  return `<div class="td-bigrams"><div class="td-pair">${wordsMarkup(state)}</div>
<div class="td-line" aria-hidden="true">${stretches(state)}</div>
<div class="td-ends" aria-hidden="true"><span>0</span><span>the row, as stretches of a line</span><span>1</span></div>
<div class="td-table" role="img" aria-label="${described(state)}"><svg viewBox="0 0 ${size(state)} ${size(state)}" aria-hidden="true" focusable="false">
<g class="td-cells">${cells(state)}</g><g class="td-marks">${marks(state)}</g></svg></div>
<p class="td-axes" aria-hidden="true">rows: first letter, columns: second letter; • is the start or the end</p>
<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector(".td-pair").innerHTML = wordsMarkup(state);
  root.querySelector(".td-line").innerHTML = stretches(state);
  root.querySelector(".td-marks").innerHTML = marks(state);
  root.querySelector(".td-table").setAttribute("aria-label", described(state));
}

/** The indices of the pair below a pointer, null outside the table. */
function pairBelow(svg, event, count) {
  const { left, top, width } = svg.getBoundingClientRect();
  const scaled = [event.clientY - top, event.clientX - left].map((pixels) => (pixels / width) * (EDGE + CELL * count + 1));
  const pair = scaled.map((units) => Math.floor((units - EDGE) / CELL));
  return pair.every((i) => i >= 0 && i < count) ? pair : null;
}

function render({ model, el }) {
  const state = () => traits(model, NAMES);
  if (!el.querySelector(".td-bigrams")) el.innerHTML = still(state());
  const point = ([first, second]) => set(model, { first, second });
  const toDraw = () => point(model.get("draws")[model.get("index")].slice(2, 4));
  const shade = () => (el.querySelector(".td-cells").innerHTML = cells(state()));
  const svg = el.querySelector(".td-table svg");
  const follow = (event) => {
    const below = event.buttons & 1 && pairBelow(svg, event, model.get("letters").length);
    if (below) point(below);
  };
  const spoken = () => `${pairWords(state()).join(": ")} ${drawWords(state())}`;
  model.on("change:index", toDraw);
  model.on("change:shade", shade);
  for (const name of ["pointerdown", "pointermove"]) svg.addEventListener(name, follow);
  const end = watch({ model, el }, ["index", "first", "second", "shade"], () => show(el, state()), spoken);
  return () => {
    end();
    model.off("change:index", toDraw);
    model.off("change:shade", shade);
    for (const name of ["pointerdown", "pointermove"]) svg.removeEventListener(name, follow);
  };
}

export default { render };
