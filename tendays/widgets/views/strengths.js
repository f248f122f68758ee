// Train and validation loss of a run at one strength; what early stopping keeps, and where it stops.

const nats = (value) => value.toFixed(2);
const COIN = Math.log(2);

/** One scale for all strengths and methods, so that they can be compared. */
function axes({ methods, updates }) {
  const high = Math.max(...methods.flatMap(({ train, val }) => [...train.flat(), ...val.flat()]));
  return { high, x: scale(0, updates.at(-1), 0, 960), y: scale(0, high, 985, 25) };
}

const along = ({ updates }, losses, { x, y }, from, to) =>
  `M${losses.slice(from, to).map((loss, k) => point(x(updates[from + k]), y(loss))).join("L")}`;

function frame(state) {
  const { high, x, y } = axes(state);
  const up = Array.from({ length: Math.floor(high * 2) + 1 }, (_, k) => [y(k / 2), String(k / 2)]);
  const across = counts(state.updates.at(-1), 4).map((update) => [x(update), update.toLocaleString("en")]);
  return {
    title: `<span class="td-key td-key-train">train</span> <span class="td-key td-key-val">validation</span> loss in nats`,
    unit: "updates",
    svg: grid(up.map(([at]) => at)) + line(`M0 ${short(y(COIN))}H1000`, "td-coin"),
    html: xTicks(across) + yTicks(up) + text(985, y(COIN), "td-coin-text", "a coin"),
  };
}

const current = ({ methods, method, index }) => {
  const { name, strengths, train, val, stops } = methods[method];
  const [kept, end] = stops[index];
  return { name, strength: strengths[index], train: train[index], val: val[index], kept, end };
};

function moment(state) {
  const { train, val, kept, end } = current(state);
  const scales = axes(state);
  const { x, y } = scales;
  const at = (look) => x(state.updates[look]);
  const last = val.length - 1;
  const curves = line(along(state, train, scales, 0, last + 1), "td-train")
    + (end < last ? line(along(state, val, scales, end, last + 1), "td-val td-after") : "")
    + line(along(state, val, scales, 0, end + 1), "td-val");
  const dots = dot(at(kept), y(val[kept]), "td-halo") + dot(at(kept), y(val[kept]), "td-now td-val");
  const stopped = end < last ? line(`M${short(at(end))} 0V1000`, "td-stop") : "";
  const side = at(end) > 700 ? " td-left" : "";
  const words = end < last ? text(at(end), 20, `td-stop-text${side}`, "stops here") : "";
  return { svg: stopped + curves + dots, html: words + text(at(kept), y(val[kept]), "td-kept-text", "kept") };
}

function words(state) {
  const { name, strength, train, val, kept, end } = current(state);
  const { updates, patience } = state;
  const last = val.length - 1;
  const what = state.index === 0 ? "Nothing is held back" : `${name} ${strength}`;
  const count = (look) => updates[look].toLocaleString("en");
  const best = val.indexOf(Math.min(...val));
  const keeps = `kept is the network after ${count(kept)} updates, at ${nats(val[kept])} nats`;
  const stopping = end < last
    ? `Patience of ${patience} looks runs out after ${count(end)} updates; ${keeps}`
    : `Patience of ${patience} looks does not run out; ${keeps}`;
  const missed = best === kept ? "" : `. The lowest came later, ${nats(val[best])} at ${count(best)}`;
  return {
    strong: `${what}: after ${count(last)} updates train ${nats(train[last])}, validation ${nats(val[last])} nats`,
    rest: stopping + missed,
  };
}

const wordsMarkup = (state) => {
  const { strong, rest } = words(state);
  return `<strong>${strong}.</strong> ${rest}.`;
};

function described(state) {
  const { strong, rest } = words(state);
  return `Train and validation loss over ${state.updates.at(-1).toLocaleString("en")} updates. ${strong}. ${rest}.`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  const drawn = plot("curves", { ...frame(state), still: frame(state), moving: moment(state), label: described(state) });
  return `<div class="td-views td-strengths"><p class="td-moment">${wordsMarkup(state)}</p>${drawn}
<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  const { svg, html } = moment(state);
  root.querySelector(".td-moment").innerHTML = wordsMarkup(state);
  root.querySelector(".td-moving").innerHTML = svg;
  root.querySelector(".td-moving-texts").innerHTML = html;
  root.querySelector(".td-curves").setAttribute("aria-label", described(state));
}

function render({ model, el }) {
  const state = () => traits(model, ["methods", "updates", "patience", "index", "method"]);
  if (!el.querySelector(".td-strengths")) el.innerHTML = still(state());
  const spoken = () => {
    const { strong, rest } = words(state());
    return `${strong}. ${rest}.`;
  };
  return watch({ model, el }, ["index", "method"], () => show(el, state()), spoken);
}

export default { render };
