// The instrument panel: four dials of a training run up to one moment, before or after its repair, and what they say.

const DIALS = [
  { name: "loss", title: "loss", second: "dev" },
  { name: "gradient", title: "gradient norm", second: "first" },
  { name: "ratio", title: "update / weights" },
  { name: "idle", title: "idle units", linear: true },
];
const NAMES = { loss: "train", dev: "dev", gradient: "all", first: "first layer" };

const here = ({ patients, patient, repaired }) => ({ person: patients[patient], run: patients[patient].runs[repaired] });
const percent = (share) => `${share < 0.01 && share > 0 ? "below 1" : Math.round(100 * share)} %`;
const value = (number) => (number === null ? "not a number" : written(number));

/** Scales of a dial: the update across, the value up; what leaves the range stands at the edge. */
function dialAxes({ name, linear }, { person, run }) {
  const across = scale(0, run.updates.at(-1), 0, 975);
  if (linear) return { across, up: scale(0, 1, 965, 35) };
  const [low, high] = person.ranges[name];
  const up = scale(low, high, 965, 35);
  return { across, up: (number) => up(Math.min(high, Math.max(low, number > 0 ? Math.log10(number) : low))) };
}

/** A line with gaps where a value is not a number. */
function gaps(values, updates, { across, up }, count) {
  let pen = "M";
  return values.slice(0, count).map((number, k) => {
    const part = number === null ? "" : pen + point(across(updates[k]), up(number));
    pen = number === null ? "M" : "L";
    return part;
  }).join("");
}

function dialFrame(dial, state) {
  const both = here(state);
  const { across, up } = dialAxes(dial, both);
  const heights = dial.linear
    ? [0, 0.5, 1].map((share) => [up(share), `${100 * share} %`])
    : logTicks(...both.person.ranges[dial.name], 4).map(([log, words]) => [up(10 ** log), words]);
  const ends = counts(both.run.updates.at(-1), 3).map((update) => [across(update), update.toLocaleString("en")]);
  return { svg: grid(heights.map(([y]) => y)), html: xTicks(ends) + yTicks(heights) };
}

function dialMoment(dial, state) {
  const both = here(state);
  const scales = dialAxes(dial, both);
  const { run } = both;
  const at = scales.across(run.updates[state.index]);
  const parts = [dial.second, dial.name].filter(Boolean).map((name) => {
    const kind = name === dial.second ? "td-second" : "td-first";
    const [all, past] = [run.updates.length, state.index + 1].map((n) => gaps(run[name], run.updates, scales, n));
    const now = run[name][state.index];
    const spot = now === null ? "" : dot(at, scales.up(now), "td-halo") + dot(at, scales.up(now), `td-now ${kind}`);
    return line(all, `${kind} td-to-come`) + line(past, `${kind} td-past`) + spot;
  });
  const lost = run[dial.name][state.index] === null ? text(at, 120, "td-lost", "not a number") : "";
  return { svg: line(`M${short(at)} 0V1000`, "td-upright") + parts.join(""), html: lost };
}

function dialTitle({ title, name, second }) {
  if (!second) return title;
  return `${title}: <span class="td-line-first">${NAMES[name]}</span> <span class="td-line-second">${NAMES[second]}</span>`;
}

/** What the four dials show now, in words. */
function readings({ index, ...state }) {
  const { run } = here(state);
  const now = Object.fromEntries(Object.entries(run).map(([name, values]) => [name, values[index]]));
  const step = now.ratio === null ? "not a number" : now.ratio > 1 ? `${written(now.ratio)} times` : `${written(100 * now.ratio)} % of`;
  return [
    `loss ${value(now.loss)} (dev ${value(now.dev)})`,
    `gradient norm ${value(now.gradient)} (first layer ${value(now.first)})`,
    now.ratio === null ? "the update is not a number" : `the update is ${step} the weights' length`,
    now.idle === null ? "idle units not known" : `${percent(now.idle)} of the units idle`,
  ].join("; ");
}

function report(state) {
  const { person, run } = here(state);
  const which = state.repaired ? `Repaired: ${person.repair}` : capital(person.symptom);
  return {
    strong: `${which}. Update ${run.updates[state.index].toLocaleString("en")} of ${run.updates.at(-1).toLocaleString("en")}`,
    now: `${readings(state)}`,
    meaning: person.words[state.repaired],
  };
}

const reportMarkup = (state) => {
  const { strong, now, meaning } = report(state);
  return `<p><strong>${escaped(strong)}:</strong> ${now}.</p><p class="td-meaning">${escaped(meaning)}</p>`;
};

function dialMarkup(dial, state) {
  const parts = { still: dialFrame(dial, state), moving: dialMoment(dial, state) };
  return plot(dial.name, { title: dialTitle(dial), unit: "updates", ...parts, label: dialLabel(dial, state) });
}

function dialLabel({ title, name, second, linear }, state) {
  const { run } = here(state);
  const say = (part) => (linear && run[part][state.index] !== null ? percent(run[part][state.index]) : value(run[part][state.index]));
  const more = second ? `, ${NAMES[second]} ${say(second)}` : "";
  return `${capital(title)} over the updates. Now ${say(name)}${more}.`;
}

const dialsMarkup = (state) => DIALS.map((dial) => dialMarkup(dial, state)).join("");

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  return `<div class="td-views td-instruments" data-repaired="${state.repaired}"><div class="td-report">${reportMarkup(state)}</div>
<div class="td-dials">${dialsMarkup(state)}</div><div class="td-spoken" aria-live="polite"></div></div>`;
}

/** Another moment of the same run: only what moves. */
function turn(root, state) {
  DIALS.forEach((dial) => {
    const element = root.querySelector(`[data-view=${dial.name}]`);
    const { svg, html } = dialMoment(dial, state);
    element.querySelector(".td-moving").innerHTML = svg;
    element.querySelector(".td-moving-texts").innerHTML = html;
    element.setAttribute("aria-label", dialLabel(dial, state));
  });
}

function render({ model, el }) {
  const state = () => traits(model, ["patients", "patient", "repaired", "index"]);
  if (!el.querySelector(".td-instruments")) el.innerHTML = still(state());
  const change = () => {
    el.querySelector(".td-instruments").dataset.repaired = model.get("repaired");
    el.querySelector(".td-dials").innerHTML = dialsMarkup(state());
  };
  const tell = () => (el.querySelector(".td-report").innerHTML = reportMarkup(state()));
  const spoken = () => {
    const { strong, now, meaning } = report(state());
    return `${strong}: ${now}. ${meaning}`;
  };
  const acts = { "change:index": () => turn(el, state()), "change:patient": change, "change:repaired": change };
  for (const [name, act] of Object.entries(acts)) model.on(name, act);
  const end = watch({ model, el }, ["index", "patient", "repaired"], tell, spoken);
  return () => {
    end();
    for (const [name, act] of Object.entries(acts)) model.off(name, act);
  };
}

export default { render };
