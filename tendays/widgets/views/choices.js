// One choice among several, drawn into one or more plots: what all choices share stands still, the chosen one moves.

const QUIET = 600; // milliseconds without a change, after which the choice is spoken

const guard = (words) => words.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const axes = ({ x, y }) => ({ across: scale(...x, 0, 985), up: scale(...y, 965, 35) });

function curveMarkup(panel, { role, x, ys }) {
  const { across, up } = axes(panel);
  const at = scale(0, ys.length - 1, ...x);
  return line(`M${ys.map((y, k) => point(across(at(k)), up(y))).join("L")}`, `td-line td-${role}`);
}

function dotMarkup(panel, { role, at: [x, y] }) {
  const { across, up } = axes(panel);
  return dot(across(x), up(y), `td-spot td-${role}`);
}

/** What is drawn into one panel: curves, then upright marks, then dots. */
function drawnInto(panel, { curves = [], marks = [], dots = [] }) {
  const { across } = axes(panel);
  const upright = marks.map(({ role, x }) => line(`M${short(across(x))} 0V1000`, `td-upright td-${role}`));
  return [...curves.map((curve) => curveMarkup(panel, curve)), ...upright, ...dots.map((spot) => dotMarkup(panel, spot))].join("");
}

function fixedPart(panel) {
  const { across, up } = axes(panel);
  const ys = panel.y_ticks.map(([value, words]) => [up(value), guard(words)]);
  const xs = panel.x_ticks.map(([value, words]) => [across(value), guard(words)]);
  return { svg: grid(ys.map(([y]) => y)) + drawnInto(panel, panel.shared), html: xTicks(xs) + yTicks(ys) };
}

const movingPart = (panel, drawn) => ({ svg: drawnInto(panel, drawn), html: "" });
const panelLabel = (panel, choice) => guard(`${panel.title}, ${panel.unit}. ${choice.name}: ${choice.words}`);
const choiceWords = ({ name, words }) => `<strong>${guard(name)}.</strong> ${guard(words)}`;

function keyMarkup(keys) {
  if (!keys.length) return "";
  const entries = keys.map(([role, words]) => `<span class="td-legend td-${role}">${guard(words)}</span>`);
  return `<p class="td-legends" aria-hidden="true">${entries.join("")}</p>`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still({ panels, choices, legend, index }) {
  const choice = choices[index];
  const plots = panels.map((panel, k) => {
    const moving = movingPart(panel, choice.panels[k]);
    const { title, unit } = panel;
    return plot(`panel${k}`, { title: guard(title), unit: guard(unit), still: fixedPart(panel), moving, label: panelLabel(panel, choice) });
  });
  return `<div class="td-views td-choices"><div class="td-choice"><p>${choiceWords(choice)}</p></div>
${keyMarkup(legend)}${plots.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

/** Show another choice in the plots that already stand in `root`. */
function show(root, { panels, choices, index }) {
  const choice = choices[index];
  root.querySelector(".td-choice p").innerHTML = choiceWords(choice);
  panels.forEach((panel, k) => {
    const element = root.querySelector(`[data-view=panel${k}]`);
    element.querySelector(".td-moving").innerHTML = movingPart(panel, choice.panels[k]).svg;
    element.setAttribute("aria-label", `${panel.title}, ${panel.unit}. ${choice.name}: ${choice.words}`);
  });
}

function render({ model, el }) {
  const state = () => Object.fromEntries(["panels", "choices", "legend", "index"].map((name) => [name, model.get(name)]));
  if (!el.querySelector(".td-choices")) el.innerHTML = still(state());
  let timer;
  const update = () => {
    const now = state();
    show(el, now);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { name, words } = now.choices[now.index];
      el.querySelector(".td-spoken").textContent = `${name}. ${words}`;
    }, QUIET);
  };
  model.on("change:index", update);
  return () => {
    clearTimeout(timer);
    model.off("change:index", update);
  };
}

export default { render };
