// A curve at the scale of the nudge, with its secant and tangent, and the error of every nudge beside it.

const HEIGHT = 1.75; // that the microscope shows above and below f(x), in units of h
const NAMES = ["one side", "both sides"];

const minus = (words) => words.replace("-", "−");
/** A slope with as many digits as can be compared. */
const digits = (number) => minus(number.toFixed(10));
const probesAt = (probes) => (probes ? [-1, 1] : [0, 1]);

function lensScales() {
  return { x: scale(-2, 2, 0, SIZE), y: scale(-HEIGHT, HEIGHT, SIZE, 0) };
}

/** A straight line of a slope through the point (t, v), from edge to edge. */
function straight({ x, y }, slope, t, v) {
  const [left, right] = [-2.2, 2.2].map((u) => point(x(u), y(v + slope * (u - t))));
  return `M${left}L${right}`;
}

const lens = {
  still({ slope }) {
    const scales = lensScales();
    const ticks = [-1, 0, 1].map((t) => [scales.x(t), ["x − h", "x", "x + h"][t + 1]]);
    return {
      title: `<span class="td-key td-key-curve">curve</span> <span class="td-key td-key-secant">secant</span> <span class="td-key td-key-tangent">tangent</span>`,
      unit: "as wide as four nudges",
      svg: grid([scales.y(0)], ticks.map(([x]) => x)) + line(straight(scales, slope, 0, 0), "td-tangent"),
      html: xTicks(ticks),
    };
  },
  moving({ scenes, index, probes }) {
    const scales = lensScales();
    const { curve, slopes } = scenes[index];
    const last = curve.length - 1;
    const at = (t) => curve[Math.round(((t + 2) / 4) * last)];
    const path = curve.map((value, k) => point(scales.x((4 * k) / last - 2), scales.y(value)));
    const [left, right] = probesAt(probes);
    const secant = line(straight(scales, slopes[probes], right, at(right)), "td-secant");
    const dots = [left, right].map((t) => {
      const place = [scales.x(t), scales.y(at(t))];
      return dot(...place, "td-halo") + dot(...place, "td-probe");
    });
    return { svg: line(`M${path.join("L")}`, "td-seen") + secant + dots.join(""), html: "" };
  },
  label({ scenes, index, probes }) {
    const { label, slopes, words } = scenes[index];
    return `The curve from x − 2h to x + 2h with h = ${label}, its tangent, and the secant through the probes on ${NAMES[probes]}, with slope ${written(slopes[probes])}. ${words[probes]}`;
  },
};

function errorScales({ scenes }) {
  const logs = scenes.map(({ h }) => Math.log10(h));
  const errors = scenes.flatMap((scene) => scene.errors.map(Math.log10));
  const low = Math.max(Math.min(...errors), -13) - 0.4;
  return { logs, low, high: 0.4, x: scale(logs[0], logs.at(-1), 12, 988), y: scale(low, 0.4, SIZE, 0) };
}

const errorDot = ({ scenes }, { logs, low, x, y }, i, probes) => [
  x(logs[i]),
  y(Math.max(Math.log10(scenes[i].errors[probes]), low)),
];

const errors = {
  still(state) {
    const scales = errorScales(state);
    const across = [0, -4, -8, -12, -16].map((power) => [scales.x(power), powerText(power)]);
    const up = [0, -4, -8, -12].map((power) => [scales.y(power), powerText(power)]);
    return { title: "Error of the slope", unit: "nudge h (log scale)", svg: grid(up.map(([y]) => y)), html: xTicks(across) + yTicks(up) };
  },
  moving(state) {
    const scales = errorScales(state);
    const { index, probes } = state;
    const all = (kind, className) =>
      state.scenes.map((_, i) => dot(...errorDot(state, scales, i, kind), className)).join("");
    const [x, y] = errorDot(state, scales, index, probes);
    const svg = all(1 - probes, "td-other") + all(probes, "td-error-dot") + line(`M${short(x)} 0V1000`, "td-here");
    return { svg: svg + dot(x, y, "td-halo") + dot(x, y, "td-now"), html: "" };
  },
  label({ scenes, index, probes }) {
    const all = scenes.map((scene) => scene.errors[probes]);
    const best = all.indexOf(Math.min(...all));
    return `Error of the slope for ${scenes.length} nudges from ${scenes[0].label} to ${scenes.at(-1).label}, probes on ${NAMES[probes]}, both axes logarithmic: it falls to ${written(all[best])} at ${scenes[best].label} and rises again. Marked: ${written(all[index])} at ${scenes[index].label}.`;
  },
  /** The scene whose dot is nearest to a pointer, `share` of the width from the left. */
  at(state, share) {
    const { logs, x } = errorScales(state);
    const distance = logs.map((log) => Math.abs(x(log) - share * SIZE));
    return distance.indexOf(Math.min(...distance));
  },
};

const SCENE = { lens, errors };

/** The two slopes, one below the other so that their digits can be compared, and what is seen. */
function sceneWords({ slope, scenes, index, probes }) {
  const { slopes, errors: off, words } = scenes[index];
  return `<p class="td-slopes"><span>secant</span> <b>${digits(slopes[probes])}</b> <span>tangent</span> <b>${digits(slope)}</b> <span>error</span> <b class="td-off">${written(off[probes])}</b></p>
<p class="td-scene-words">${words[probes]}</p>`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  const plots = Object.entries(SCENE).map(([name, view]) => {
    const fixed = view.still(state);
    return plot(name, { ...fixed, still: fixed, moving: view.moving(state), label: view.label(state) });
  });
  return `<div class="td-views td-secants"><div class="td-scene">${sceneWords(state)}</div>${plots.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector(".td-scene").innerHTML = sceneWords(state);
  for (const [name, view] of Object.entries(SCENE)) {
    const element = root.querySelector(`[data-view=${name}]`);
    element.querySelector(".td-moving").innerHTML = view.moving(state).svg;
    element.setAttribute("aria-label", view.label(state));
  }
}

function render({ model, el }) {
  const state = () => traits(model, ["slope", "scenes", "index", "probes"]);
  if (!el.querySelector(".td-views")) el.innerHTML = still(state());
  drag(el.querySelector(".td-errors .td-area"), (across) => set(model, { index: errors.at(state(), across) }));
  const spoken = () => {
    const { scenes, index, probes } = state();
    const { label, errors: off, words } = scenes[index];
    return `Nudge ${label}, ${NAMES[probes]}: error ${written(off[probes])}. ${words[probes]}`;
  };
  return watch({ model, el }, ["index", "probes"], () => show(el, state()), spoken);
}

export default { render };
