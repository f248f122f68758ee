// On a page that a Jupyter server has marked: offer to run it. Everything heavy is loaded only when asked for.
import { pageCells } from "./cells.js";
import { Bar } from "./bar.js";

export const base = document.querySelector('meta[name="tendays-server"]').content;

/** The page's place in the book, without ending: "days/day05_training_loop". */
export function pageName() {
  const path = decodeURIComponent(location.pathname).slice(`${base}book/`.length);
  return path.replace(/\.html$/, "").replace(/(^|\/)$/, "$1index");
}

function linkToLab(bar) {
  bar.link("Open in JupyterLab", `${base}book/_live/lab/${pageName()}`);
  for (const place of document.querySelectorAll("[data-lab-path]")) {
    const link = place.matches("a") ? place : place.appendChild(document.createElement("a"));
    link.textContent ||= "Open in JupyterLab";
    link.href = `${base}lab/tree/${place.dataset.labPath}`;
    link.hidden = false;
    place.hidden = false;
  }
}

async function run(bar) {
  bar.say("Loading the editors…");
  try {
    const { LivePage } = await import("./page.js");
    await LivePage.start({ base, name: pageName(), cells: pageCells(), bar });
  } catch (error) {
    bar.fail(error.message, () => run(bar));
  }
}

const note = document.querySelector(".live-note");
if (note && pageCells().length > 0) {
  const bar = new Bar(note);
  linkToLab(bar);
  bar.offer("Run this page live", () => run(bar));
} else {
  linkToLab({ link() {} });
}
