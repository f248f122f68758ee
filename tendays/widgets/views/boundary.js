// The map: what the network says to every point, the points with their classes, and how many are right.

const TRAITS = ["scenes", "moments", "reach", "chosen", "index", "w1", "w2", "b"];

const minus = (words) => String(words).replace("-", "−");
const isNeuron = ({ scenes, chosen }) => scenes[chosen].networks.length === 0;

function network(now) {
  const scene = now.scenes[now.chosen];
  return isNeuron(now) ? [[[now.w1, now.w2, now.b]]] : scene.networks[now.index];
}

const isRight = (layers, [x1, x2, y]) => output(layers, [x1, x2]) * y > 0;

/** A class +1 is a disc, −1 a square; a ring around those that the network has wrong. */
function mark(point, layers, { x, y }, size) {
  const [u, v] = [x(point[0]), y(point[1])].map(short);
  const wrong = isRight(layers, point) ? "" : `<circle class="td-wrong" cx="${u}" cy="${v}" r="${short(size * 2.1)}"/>`;
  const shape =
    point[2] > 0
      ? `<circle class="td-class td-plus" cx="${u}" cy="${v}" r="${size}"/>`
      : `<rect class="td-class td-minus" x="${short(u - size * 0.9)}" y="${short(v - size * 0.9)}" width="${short(size * 1.8)}" height="${short(size * 1.8)}"/>`;
  return wrong + shape;
}

/** The weights of a neuron as an arrow, from the boundary's nearest point to the origin. */
function arrow({ w1, w2, b }, { x, y }) {
  const size = Math.hypot(w1, w2);
  if (size === 0) return "";
  const [u, v] = [(-b * w1) / size ** 2, (-b * w2) / size ** 2];
  const [ex, ey] = [u + w1 / 3, v + w2 / 3];
  const [nx, ny] = [w1 / size, w2 / size];
  const barb = (side) => point(x(ex - 0.13 * nx - side * 0.08 * ny), y(ey - 0.13 * ny + side * 0.08 * nx));
  return line(`M${point(x(u), y(v))}L${point(x(ex), y(ey))}M${barb(1)}L${point(x(ex), y(ey))}L${barb(-1)}`, "td-weights");
}

const term = (number, name) => `${number < 0 ? "−" : "+"} ${Math.abs(number)}${name}`;
const count = (layers, points) => points.filter((point) => isRight(layers, point)).length;

function words(now) {
  const { points } = now.scenes[now.chosen];
  const layers = network(now);
  const right = count(layers, points);
  const who = isNeuron(now)
    ? `z = ${minus(now.w1)}·x₁ ${term(now.w2, "·x₂")} ${term(now.b, "")}`
    : `after ${now.moments[now.index]} updates`;
  const all = right === points.length ? "All" : right;
  return { count: `${all} of ${points.length} right`, who, all: right === points.length };
}

function wordsMarkup(now) {
  const { count: right, who, all } = words(now);
  return `<strong class="${all ? "td-all" : ""}">${right}</strong> <span>${who}</span>`;
}

const view = {
  scales: ({ reach }) => ({ x: scale(-reach, reach, 0, SIZE), y: scale(-reach, reach, SIZE, 0) }),
  still(now) {
    const { x, y } = view.scales(now);
    const ticks = [-1, 0, 1];
    return {
      title: `<span class="td-key td-key-plus">should be +1</span> <span class="td-key td-key-minus">should be −1</span> <span class="td-key td-key-wrong">wrong</span>`,
      unit: "x₁",
      svg: "",
      html: xTicks(ticks.map((t) => [x(t), minus(t)])) + yTicks(ticks.map((t) => [y(t), minus(t)])) + text(0, y(1.7), "td-tick-y", "x₂"),
    };
  },
  moving(now) {
    const layers = network(now);
    const { points } = now.scenes[now.chosen];
    const size = points.length > 10 ? 13 : 20;
    const marks = points.map((point) => mark(point, layers, view.scales(now), size)).join("");
    return { svg: fieldMarkup(layers, now.reach) + (isNeuron(now) ? arrow(now, view.scales(now)) : "") + marks, html: "" };
  },
  label(now) {
    const { count: right, who } = words(now);
    const { points, name } = now.scenes[now.chosen];
    const wrong = points.filter((point) => !isRight(network(now), point));
    const listed = wrong.slice(0, 4).map(([a, b]) => `(${minus(a)}, ${minus(b)})`);
    const where = wrong.length ? ` Wrong: ${listed.join(", ")}${wrong.length > 4 ? " and more" : ""}.` : "";
    return `A map of the plane with ${points.length} points, ${name}, coloured by what the network says, ${who}: ${right}.${where}`;
  },
};

/** The whole figure as HTML, also what a page shows without any script. */
export function still(now) {
  const fixed = view.still(now);
  const map = plot("boundary", { ...fixed, still: fixed, moving: view.moving(now), label: view.label(now) });
  return `<div class="td-views td-boundary-map"><p class="td-count">${wordsMarkup(now)}</p>${map}<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, now) {
  const element = root.querySelector("[data-view=boundary]");
  root.querySelector(".td-count").innerHTML = wordsMarkup(now);
  element.querySelector(".td-moving").innerHTML = view.moving(now).svg;
  element.setAttribute("aria-label", view.label(now));
}

function render({ model, el }) {
  const state = () => traits(model, TRAITS);
  if (!el.querySelector(".td-views")) el.innerHTML = still(state());
  const spoken = () => {
    const { count: right, who } = words(state());
    return `${right}, ${who}.`;
  };
  return watch({ model, el }, ["chosen", "index", "w1", "w2", "b"], onceAFrame(() => show(el, state())), spoken);
}

export default { render };
