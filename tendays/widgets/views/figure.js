// The figure: its views as HTML (`still`, also used at build), and the same views following a model (`render`).

const PLOTS = { sweep, loss, predictions, contour };
const RESTING = 600; // milliseconds without a change, after which the verdict is spoken

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

/** Let a pointer on the sweep choose the run. */
function drag(root, runs, choose) {
  const area = root.querySelector(".td-sweep .td-area");
  if (!area) return;
  const follow = (event) => {
    const { left, width } = area.getBoundingClientRect();
    choose(sweep.at(runs, (event.clientX - left) / width));
  };
  area.addEventListener("pointerdown", (event) => {
    area.setPointerCapture(event.pointerId);
    follow(event);
  });
  area.addEventListener("pointermove", (event) => area.hasPointerCapture(event.pointerId) && follow(event));
}

function render({ model, el }) {
  const runs = unpack(model.get("runs"));
  const state = { runs: model.get("runs"), views: model.get("views"), index: model.get("index") };
  if (!el.querySelector(".td-views")) el.innerHTML = still(state);
  let timer;
  const update = () => {
    const i = model.get("index");
    show(el, runs, i);
    clearTimeout(timer);
    timer = setTimeout(() => {
      el.querySelector(".td-spoken").textContent = `${capital(runs.verdict(i))}. ${sentence(runs, i)}`;
    }, RESTING);
  };
  model.on("change:index", update);
  compare(el, runs, () => model.get("index"));
  drag(el, runs, (i) => {
    if (i === model.get("index")) return;
    model.set("index", i);
    model.save_changes();
  });
  return () => {
    clearTimeout(timer);
    model.off("change:index", update);
  };
}

export default { render };
