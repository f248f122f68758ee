// On a page that a Jupyter server has marked: offer to run it. Everything heavy is loaded only when asked for.
import { pageCells } from "./cells.js";
import { Bar } from "./bar.js";

export const base = document.querySelector('meta[name="tendays-server"]').content;

/** The page's place in the book, without ending: "days/day05_training_loop". */
export function pageName() {
  const path = decodeURIComponent(location.pathname).slice(`${base}book/`.length);
  return path.replace(/\.html$/, "").replace(/(^|\/)$/, "$1index");
}

/** What is a download on the still page opens in JupyterLab here. */
function openNotebooksInLab() {
  for (const link of document.querySelectorAll("a[data-notebook]")) {
    link.textContent = "Open in JupyterLab";
    link.href = `${base}lab/tree/${link.dataset.notebook}`;
    link.removeAttribute("download");
    link.target = "_blank";
    link.rel = "noopener";
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

openNotebooksInLab();
const note = document.querySelector(".live-note");
if (note) {
  const bar = new Bar(note);
  bar.link("Open in JupyterLab", `${base}book/_live/lab/${pageName()}`);
  bar.offer("Run this page live", () => run(bar));
}
