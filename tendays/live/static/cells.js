// The page's code cells as they stand in the HTML that myst-nb writes.

/** Elements of the code cells, each with its place in the notebook (class "cell-7"). */
export function pageCells() {
  return [...document.querySelectorAll("div.cell")]
    .map((element) => ({ element, place: placeOf(element) }))
    .filter(({ place }) => place !== null);
}

function placeOf(element) {
  const found = /(?:^|\s)cell-(\d+)(?:\s|$)/.exec(element.className);
  return found ? Number(found[1]) : null;
}

/** Where a cell's live output goes: behind its static output, which stays until the cell has run. */
export function outputPlace(element) {
  const place = document.createElement("div");
  place.className = "cell_output live-output";
  if (element) element.append(place);
  return place;
}

/** The static output of a cell, if there is any. */
export function staticOutput(element) {
  return element?.querySelector(":scope > .cell_output:not(.live-output)") ?? null;
}

/** What the editor takes the place of; null when the cell's input is not shown. */
export function inputPlace(element) {
  const input = element?.querySelector(".cell_input");
  if (!input) return null;
  const source = document.createElement("pre");
  input.replaceChildren(source);
  return source;
}

const LOOK = ["font-size", "line-height", "padding"];
const PLACES = { code: ".cell_input pre", output: ".cell_output pre" };

/** How the page sets code and text output, so that editors and live outputs look the same. */
export function staticLook() {
  const look = {};
  for (const [name, selector] of Object.entries(PLACES)) {
    const element = document.querySelector(selector);
    if (element) for (const property of LOOK) look[`--live-${name}-${property}`] = getComputedStyle(element)[property];
  }
  return look;
}

export function keepLook(look) {
  for (const [name, value] of Object.entries(look)) document.documentElement.style.setProperty(name, value);
}
