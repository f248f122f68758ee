// The figure: its views as HTML (`still`, also used at build), and the same views following a model (`render`).

const PLOTS = { sweep, loss, predictions, contour };

/** The views of one run as HTML: what a page shows before, and without, any script. */
export function still({ runs: packed, views, index }) {
  const runs = unpack(packed);
  const parts = views.map((name) => {
    if (name === "verdict") return verdictMarkup(runs, index);
    const { label, moving } = PLOTS[name];
    const fixed = PLOTS[name].still(runs);
    const drawn = plot(name, { ...fixed, still: fixed, moving: moving(runs, index), label: label(runs, index) });
    return name === "loss" ? drawn + COMPARE : drawn;
  });
  return `<div class="td-views">${parts.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

/** Show run `i` in the views that already stand in `root`. */
function show(root, runs, i) {
  for (const element of root.querySelectorAll("[data-view]")) {
    const name = element.dataset.view;
    if (name === "verdict") {
      element.dataset.verdict = slug(runs.verdict(i));
      element.querySelector(".td-words").innerHTML = verdictWords(runs, i);
    } else {
      const { svg, html } = PLOTS[name].moving(runs, i);
      element.querySelector(".td-moving").innerHTML = svg;
      element.querySelector(".td-moving-texts").innerHTML = html;
      element.setAttribute("aria-label", PLOTS[name].label(runs, i));
    }
  }
}

function render({ model, el }) {
  const runs = unpack(model.get("runs"));
  const shown = () => model.get("index");
  if (!el.querySelector(".td-views")) el.innerHTML = still(traits(model, ["runs", "views", "index"]));
  compare(el, runs, shown);
  const area = el.querySelector(".td-sweep .td-area");
  if (area) {
    drag(area, (across) => {
      const index = sweep.at(runs, across);
      if (index !== shown()) set(model, { index });
    });
  }
  const spoken = () => `${capital(runs.verdict(shown()))}. ${sentence(runs, shown())}`;
  return watch({ model, el }, ["index"], () => show(el, runs, shown()), spoken);
}

export default { render };
