// A schedule's rate over a run, at the sliders' numbers, and the loss of the nearest run that was made.

const PLATEAU = 0.8; // the share of a run after which "warmup, stable, decay" comes down
const LOW = 2.2; // nats, the ends of the loss axis
const HIGH = 4.2;
const NAMES = { rate: "largest rate", warmup: "warmup", minimum: "minimum", every: "cut" };

/** The sliders' numbers, with those that the schedule does not have at rest. */
function settings(state) {
  const { values, index, warmup, minimum, every, kinds, kind } = state;
  const [name, has] = kinds[kind];
  const own = (which, i, rest) => (has.includes(which) ? values[which][i] : rest);
  return { name, has, rate: values.rate[index], warmup: own("warmup", warmup, 0), minimum: own("minimum", minimum, 0), every: own("every", every, 0) };
}

/** The rate at update `t` of `S`. */
function rateAt({ name, rate, warmup, minimum, every }, t, S) {
  if (name === "step") return rate * 0.5 ** Math.floor(t / every);
  if (name === "linear") return rate * (1 - t / S);
  if (t < warmup) return (rate * t) / warmup;
  if (name === "warmup, stable, decay") return rate * Math.min(1, (1 - t / S) / (1 - PLATEAU));
  if (!name.endsWith("cosine")) return rate;
  const low = minimum * rate;
  return low + 0.5 * (rate - low) * (1 + Math.cos((Math.PI * (t - warmup)) / (S - warmup)));
}

const nearest = (all, value, measure = (x) => x) =>
  all.reduce((best, x, i) => (Math.abs(measure(x) - measure(value)) < Math.abs(measure(all[best]) - measure(value)) ? i : best), 0);

/** The nearest run: its numbers, and its place in the list, which goes through the grid kind by kind. */
function made(state, chosen) {
  const { kinds, tried, runs } = state;
  const at = { rate: nearest(tried.rate, chosen.rate, Math.log) };
  for (const which of chosen.has) at[which] = nearest(tried[which], chosen[which]);
  const size = (has) => ["rate", ...has].reduce((count, which) => count * tried[which].length, 1);
  let place = 0;
  for (const [name, has] of kinds) {
    if (name === chosen.name) break;
    place += size(has);
  }
  const inside = ["rate", ...chosen.has].reduce((sum, which) => sum * tried[which].length + at[which], 0);
  const numbers = Object.fromEntries(Object.entries(at).map(([which, i]) => [which, tried[which][i]]));
  return { losses: runs[place + inside].map((loss) => loss / 100), numbers };
}

const constantAt = (state, chosen) => made(state, { name: "constant", has: [], rate: chosen.rate });
const share = (x) => `${Math.round(100 * x)} %`;
const plain = { rate: (x) => String(Number(x.toPrecision(2))), warmup: (x) => `${x} updates`, minimum: share, every: (x) => `every ${x} updates` };
const listed = (numbers) => Object.entries(numbers).map(([which, x]) => `${NAMES[which]} ${plain[which](x)}`).join(", ");

/** What happened, in three sentences. */
function words(state) {
  const chosen = settings(state);
  const { losses, numbers } = made(state, chosen);
  const end = losses.at(-1);
  const steady = constantAt(state, chosen).losses.at(-1);
  const lost = end > state.floor - 0.1 ? ` That is lost: counting letters alone gives ${state.floor.toFixed(2)}.` : "";
  const beside = chosen.name === "constant" ? "" : ` Without a schedule, at the same rate: ${ended(steady)}.`;
  return [
    `${capital(chosen.name)}: the run ends at ${ended(end)}.${lost}${beside}`,
    `Made with ${listed(numbers)}, the nearest of the runs. Sliders that act here: ${["rate", ...chosen.has].map((which) => NAMES[which]).join(", ")}.`,
  ];
}

const ended = (loss) => (loss >= 9.99 ? "more than 10 nats" : `${loss.toFixed(2)} nats`);
const across = (state) => scale(0, state.updates, 0, 985);
const ticksAcross = (state) => xTicks(counts(state.updates, 6).map((t) => [across(state)(t), String(t)]));
const path = (points, className) => line(`M${points.map(([x, y]) => point(x, y)).join("L")}`, className);

const rates = {
  still: (state) => ({
    title: "Learning rate",
    unit: "updates",
    svg: grid([35, 500, 965]),
    html: ticksAcross(state) + yTicks([[965, "0"]]),
  }),
  moving(state) {
    const chosen = settings(state);
    const x = across(state);
    const y = scale(0, chosen.rate, 965, 35);
    const points = Array.from({ length: state.updates + 1 }, (_, t) => [x(t), y(rateAt(chosen, t, state.updates))]);
    const up = [[35, plain.rate(chosen.rate)], [500, String(Number((chosen.rate / 2).toPrecision(2)))]];
    return { svg: path(points, "td-line td-rate"), html: yTicks(up) };
  },
  label(state) {
    const chosen = settings(state);
    const at = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * state.updates));
    return `Learning rate of ${chosen.name}: ${at.map((t) => `${written(rateAt(chosen, t, state.updates))} at update ${t}`).join(", ")}.`;
  },
};

const upLoss = scale(LOW, HIGH, 965, 35);

const curves = {
  still: (state) => ({
    title: `<span class="td-key td-key-run">dev loss (nats)</span> <span class="td-key td-key-constant">at a constant rate</span>`,
    unit: "updates",
    svg: grid([2.5, 3, 3.5, 4].map(upLoss)) + line(`M0 ${short(upLoss(state.floor))}H1000`, "td-counting"),
    html: ticksAcross(state) + yTicks([2.5, 3, 3.5, 4].map((loss) => [upLoss(loss), loss.toFixed(1)])) +
      text(1000, upLoss(state.floor), "td-counted", `counting letters: ${state.floor.toFixed(2)}`),
  }),
  moving(state) {
    const chosen = settings(state);
    const x = across(state);
    const points = ({ losses }) =>
      losses.map((loss, k) => [x((k * state.updates) / (losses.length - 1)), upLoss(Math.min(loss, HIGH + 1))]);
    const run = points(made(state, chosen));
    const svg = path(points(constantAt(state, chosen)), "td-line td-steady") + path(run, "td-line td-run-line") + dot(...run.at(-1), "td-end-dot");
    return { svg, html: run.at(-1)[1] < 0 ? text(40, 0, "td-out", "▲ the run ends above the picture") : "" };
  },
  label(state) {
    const { losses, numbers } = made(state, settings(state));
    const middle = losses[Math.floor(losses.length / 2)];
    return `Dev loss over ${state.updates} updates with ${listed(numbers)}: ${ended(losses[0])} at first, ${ended(middle)} half-way, ${ended(losses.at(-1))} at the end.`;
  },
};

const PLOTS = { rates, curves };
const wordsMarkup = (state) => words(state).map((part) => `<p>${part}</p>`).join("");

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  const parts = Object.entries(PLOTS).map(([name, view]) => {
    const fixed = view.still(state);
    return plot(`schedule-${name}`, { ...fixed, still: fixed, moving: view.moving(state), label: view.label(state) });
  });
  return `<div class="td-views td-schedule"><div class="td-outcome">${wordsMarkup(state)}</div>${parts.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector(".td-outcome").innerHTML = wordsMarkup(state);
  for (const [name, view] of Object.entries(PLOTS)) {
    const element = root.querySelector(`[data-view=schedule-${name}]`);
    const moving = view.moving(state);
    element.querySelector(".td-moving").innerHTML = moving.svg;
    element.querySelector(".td-moving-texts").innerHTML = moving.html;
    element.setAttribute("aria-label", view.label(state));
  }
}

function render({ model, el }) {
  const moved = ["kind", "index", "warmup", "minimum", "every"];
  const state = () => traits(model, ["kinds", "values", "tried", "runs", "updates", "floor", ...moved]);
  if (!el.querySelector(".td-schedule")) el.innerHTML = still(state());
  return watch({ model, el }, moved, () => show(el, state()), () => words(state()).join(" "));
}

export default { render };
