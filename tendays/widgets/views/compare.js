// Runs kept to compare the one that is shown with: dashed curves in the loss plot, and what they end at.

const MOST_KEPT = 3;
const COMPARE = '<div class="td-compare"></div>';

/** How a run ends, in words for its button. */
function ending(runs, i) {
  const curve = runs.curve(i);
  return leavesAt(runs, i) === null ? `ends at ${written(10 ** curve.at(-1))}` : "leaves the chart";
}

function button(words, name, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  made.setAttribute("aria-label", name);
  made.onclick = act;
  return made;
}

/** Let a reader keep runs; `shown` tells which one is shown now. */
function compare(root, runs, shown) {
  const bar = root.querySelector(".td-compare");
  if (!bar) return;
  const kept = [];
  const layer = document.createElementNS("http://www.w3.org/2000/svg", "g");
  const draw = () => {
    const curve = (i) => line(lossPath(runs, lossScales(runs), i), "td-kept", `stroke:${colour(runs.verdict(i))}`);
    if (kept.length) root.querySelector(".td-loss .td-moving").before(layer);
    layer.innerHTML = kept.map(curve).join("");
    const keep = button("Keep this curve", "Keep this curve to compare others with it", () => {
      if (!kept.includes(shown())) kept.push(shown());
      if (kept.length > MOST_KEPT) kept.shift();
      draw();
      bar.firstChild.focus();
    });
    const chips = kept.map((i) => {
      const words = `${runs.labels[i]} ${ending(runs, i)}`;
      const chip = button(`${words} ✕`, `${words}. Let this curve go`, () => {
        kept.splice(kept.indexOf(i), 1);
        draw();
        bar.firstChild.focus();
      });
      chip.style.setProperty("--verdict", colour(runs.verdict(i)));
      return chip;
    });
    bar.replaceChildren(keep, ...chips);
  };
  draw();
}
