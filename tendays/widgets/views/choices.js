// One choice among several, drawn into one or more plots: what all choices share stands still, the chosen one moves.

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
  const ys = panel.y_ticks.map(([value, words]) => [up(value), escaped(words)]);
  const xs = panel.x_ticks.map(([value, words]) => [across(value), escaped(words)]);
  return { svg: grid(ys.map(([y]) => y)) + drawnInto(panel, panel.shared), html: xTicks(xs) + yTicks(ys) };
}

const movingPart = (panel, drawn) => ({ svg: drawnInto(panel, drawn), html: "" });
const panelLabel = (panel, choice) => escaped(`${panel.title}, ${panel.unit}. ${choice.name}: ${choice.words}`);
const choiceWords = ({ name, words }) => `<strong>${escaped(name)}.</strong> ${escaped(words)}`;

function keyMarkup(keys) {
  if (!keys.length) return "";
  const entries = keys.map(([role, words]) => `<span class="td-legend td-${role}">${escaped(words)}</span>`);
  return `<p class="td-legends" aria-hidden="true">${entries.join("")}</p>`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still({ panels, choices, legend, index }) {
  const choice = choices[index];
  const plots = panels.map((panel, k) => {
    const moving = movingPart(panel, choice.panels[k]);
    const { title, unit } = panel;
    return plot(`panel${k}`, { title: escaped(title), unit: escaped(unit), still: fixedPart(panel), moving, label: panelLabel(panel, choice) });
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
  const state = () => traits(model, ["panels", "choices", "legend", "index"]);
  if (!el.querySelector(".td-choices")) el.innerHTML = still(state());
  const spoken = () => {
    const { name, words } = model.get("choices")[model.get("index")];
    return `${name}. ${words}`;
  };
  return watch({ model, el }, ["index"], () => show(el, state()), spoken);
}

export default { render };
