// Signals and gradients through a stack of layers, for the gain that the slider points to.

const TRAITS = ["stacks", "gains", "layers", "normal", "index", "chosen"];
const [LOW, HIGH] = [-9, 9]; // powers of ten that the plot shows
const HALF = 35; // the histogram character z: half of the values, or more

const stackOf = ({ stacks, chosen }) => stacks[chosen];
const last = (values) => values[values.length - 1];

const isBounded = ({ reach }) => reach[0] < 0; // tanh has an end where it is flat; relu has none

/** A size given by its logarithm, in words: 0.16, 6.3·10⁸. */
const sized = (log) => written(10 ** log);

/** What has become of the signal, in one word. */
function fate(stack, i) {
  const forward = last(stack.forward[i]);
  if (forward < -1.3) return "vanishes";
  if (forward > 1.3) return "explodes";
  return isBounded(stack) && stack.flat[i] > 0.3 ? "saturates" : "survives";
}

function gradientFate(stack, i) {
  const back = stack.backward[i][0];
  return back < -1.3 ? "vanishes" : back > 1.3 ? "explodes" : "survives";
}

function words(now) {
  const stack = stackOf(now);
  const { index: i } = now;
  const { length } = stack.forward[i];
  const flat = isBounded(stack) && stack.flat[i] >= 0.01 ? `, with ${Math.round(100 * stack.flat[i])} % of the neurons beyond ±0.97` : "";
  return {
    head: `Signal ${fate(stack, i)}, gradient ${gradientFate(stack, i)}.`,
    rest: `After ${length - 1} layers the signal has the size ${sized(last(stack.forward[i]))}${flat}. A gradient of 1 at the last layer has come back to the input as ${sized(stack.backward[i][0])}.`,
  };
}

const gainWords = ({ gains, index, normal }) =>
  `${Number(gains[index].toPrecision(3))}${gains[index] === normal ? ", every weight N(0, 1)" : ""}`;

const sizes = {
  scales: (now) => ({ x: scale(0, last(now.layers), 15, 985), y: scale(LOW, HIGH, 1000, 0) }),
  still(now) {
    const { x, y } = sizes.scales(now);
    const ticks = [-8, -4, 0, 4, 8];
    return {
      title: `<span class="td-key td-key-forward">signal h, forward</span> <span class="td-key td-key-backward">gradient, backward</span>`,
      unit: "layer (0 is the input)",
      svg: grid(ticks.map((t) => y(t))),
      html: yTicks(ticks.map((t) => [y(t), t === 0 ? "1" : `10${superscript(t)}`])) + xTicks([0, ...now.layers.slice(1)].map((k) => [x(k), k])),
    };
  },
  moving(now) {
    const { x, y } = sizes.scales(now);
    const stack = stackOf(now);
    const path = (logs) => `M${logs.map((log, k) => point(x(k), y(Math.max(-40, log)))).join("L")}`;
    const dots = (logs, name) =>
      logs.map((log, k) => (log < LOW || log > HIGH ? "" : dot(x(k), y(log), `td-${name}`))).join("");
    const draw = (name) => line(path(stack[name][now.index]), `td-curve td-${name}`) + dots(stack[name][now.index], name);
    return { svg: draw("backward") + draw("forward"), html: "" };
  },
  label(now) {
    const { rest } = words(now);
    return `Sizes by layer, log scale, ${stackOf(now).name}, gain ${gainWords(now)}. ${rest}`;
  },
};

const bars = {
  still(now) {
    const width = 1000 / now.layers.length;
    return {
      title: "",
      unit: "",
      svg: grid([500], now.layers.slice(1).map((_, k) => (k + 1) * width)),
      html: xTicks(now.layers.map((k, place) => [(place + 0.5) * width, `layer ${k}`])) + yTicks([[0, "50 %"], [500, "25 %"]]),
    };
  },
  moving(now) {
    const rows = stackOf(now).bars[now.index];
    const width = 1000 / rows.length;
    const svg = rows.map((row, place) => {
      const step = (width * 0.82) / row.length;
      const left = (place + 0.09) * width;
      return [...row]
        .map((digit, k) => {
          const height = (1000 * parseInt(digit, 36)) / HALF;
          return height ? `<rect class="td-bin" x="${short(left + k * step)}" y="${short(1000 - height)}" width="${short(step * 0.92)}" height="${short(height)}"/>` : "";
        })
        .join("");
    });
    return { svg: svg.join(""), html: "" };
  },
  title({ reach: [low, high] }) {
    return low < 0 ? "What the neurons say, each plot from −1 to 1" : `What the neurons say, each plot from 0 to ${high} and beyond`;
  },
  label(now) {
    const stack = stackOf(now);
    const told = stack.bars[now.index].map((row, place) => `layer ${now.layers[place]} ${bars.crowd(row, stack)}`);
    return `${bars.title(stack)}, ${stack.name}, gain ${gainWords(now)}: ${told.join("; ")}.`;
  },
  /** How much of a histogram stands at its ends and, for tanh, around 0. */
  crowd(row, stack) {
    const [first, middle, final] = [0, (row.length - 1) / 2, row.length - 1].map((k) => parseInt(row[k], 36));
    const percent = (digits) => `${Math.round((50 * digits) / HALF)} %`;
    if (isBounded(stack)) return `${percent(first + final)} at the ends, ${percent(middle)} around 0`;
    return `${percent(first)} around 0, ${percent(final)} at the right end and beyond`;
  },
};

const PLOTS = { sizes, bars };

const wordsMarkup = (now) => {
  const { head, rest } = words(now);
  return `<p><strong>${head}</strong> ${rest}</p>`;
};

/** The whole figure as HTML, also what a page shows without any script. */
export function still(now) {
  const parts = Object.entries(PLOTS).map(([name, view]) => {
    const fixed = view.still(now);
    const title = view.title ? view.title(stackOf(now)) : fixed.title;
    return plot(name, { ...fixed, title, still: fixed, moving: view.moving(now), label: view.label(now) });
  });
  return `<div class="td-views td-depth"><div class="td-fate">${wordsMarkup(now)}</div>${parts.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, now) {
  root.querySelector(".td-fate").innerHTML = wordsMarkup(now);
  for (const [name, view] of Object.entries(PLOTS)) {
    const element = root.querySelector(`[data-view=${name}]`);
    element.querySelector(".td-moving").innerHTML = view.moving(now).svg;
    element.setAttribute("aria-label", view.label(now));
    if (view.title) element.querySelector(".td-title").textContent = view.title(stackOf(now));
  }
}

function render({ model, el }) {
  const state = () => traits(model, TRAITS);
  if (!el.querySelector(".td-depth")) el.innerHTML = still(state());
  const spoken = () => {
    const { head, rest } = words(state());
    return `${stackOf(state()).name}, gain ${gainWords(state())}. ${head} ${rest}`;
  };
  return watch({ model, el }, ["index", "chosen"], () => show(el, state()), spoken);
}

export default { render };
