// A plot that fills any width: an SVG that stretches, and text that does not. Coordinates run from 0 to 1000.

const SIZE = 1000;

/** A scale from [low, high] to [start, end]. */
const scale = (low, high, start, end) => (value) => start + ((value - low) / (high - low || 1)) * (end - start);
const short = (number) => Math.round(number * 10) / 10;
const point = (x, y) => `${short(x)} ${short(y)}`;

/** Powers of ten between two logarithms, thinned to at most `most`. */
function powers(low, high, most = 5) {
  const first = Math.ceil(low - 1e-9);
  const all = Array.from({ length: Math.max(0, Math.floor(high + 1e-9) - first + 1) }, (_, k) => first + k);
  const every = Math.ceil(all.length / most);
  return all.filter((power) => power % every === 0 || every === 1);
}

/** 0.01, 1, 100, and 10⁻⁵ where zeros would have to be counted. */
const powerText = (power) => (power >= -3 && power <= 4 ? String(Number(`1e${power}`)) : `10${superscript(power)}`);

/** Ticks of a log axis as [logarithm, words]: powers of ten, with steps between them where fewer than two fit. */
function logTicks(low, high, most = 5) {
  const tens = powers(low, high, most);
  if (tens.length > 1) return tens.map((power) => [power, powerText(power)]);
  const between = (steps) =>
    [Math.floor(low), Math.floor(low) + 1]
      .flatMap((power) => steps.map((n) => [power + Math.log10(n), String(Number(`${n}e${power}`))]))
      .filter(([log]) => log >= low - 1e-9 && log <= high + 1e-9);
  const few = between([1, 2, 5]);
  return few.length > 2 ? few : between([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8]);
}

/** Round numbers from 0 to `last`, about `most` of them. */
function counts(last, most = 5) {
  const rough = last / most;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * unit).find((n) => n >= rough));
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, k) => k * step);
}

const line = (d, className, style = "") =>
  `<path class="${className}" d="${d}"${style && ` style="${style}"`} vector-effect="non-scaling-stroke"/>`;
/** A round dot, in spite of the stretching: a line of no length with round ends. */
const dot = (x, y, className, style = "") => line(`M${point(x, y)}h0`, `td-dot ${className}`, style);
const text = (x, y, className, words) =>
  `<span class="td-text ${className}" style="left:${short(x / 10)}%;top:${short(y / 10)}%">${words}</span>`;

const xTicks = (ticks) => ticks.map(([x, words]) => text(x, SIZE, "td-tick-x", words)).join("");
const yTicks = (ticks) => ticks.map(([y, words]) => text(0, y, "td-tick-y", words)).join("");
const grid = (ys, xs = []) =>
  line(ys.map((y) => `M0 ${short(y)}H1000`).join("") + xs.map((x) => `M${short(x)} 0V1000`).join(""), "td-grid");

/** The whole plot as HTML: `still` is drawn once, `moving` is what one run adds; both have `svg` and `html`. */
function plot(name, { title, unit, still, moving, label }) {
  return `<div class="td-plot td-${name}" data-view="${name}" role="img" aria-label="${label}">
<div class="td-title">${title}</div>
<div class="td-area"><svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<g>${still.svg}</g><g class="td-moving">${moving.svg}</g></svg>
<div class="td-texts">${still.html}</div><div class="td-texts td-moving-texts">${moving.html}</div></div>
<div class="td-unit">${unit}</div></div>`;
}
