// A running page: its cells as editors, one kernel, and what happens between them.
import { inputPlace, keepLook, outputPlace, staticLook, staticOutput } from "./cells.js";
import { loadThebe, localWidgets, serverSettings } from "./thebe.js";
import { nameWidgets } from "./names.js";
import { teach } from "./rendering.js";
import { LiveCell } from "./cell.js";

const DIED = "Python stopped unexpectedly and has been started anew. Its variables are gone: run the cells again.";
const DEAD = "Python stopped and could not be started again.";
const PATIENCE = 4000; // milliseconds
const SILENCE = 1000; // milliseconds after which a new kernel is asked again
const AWAY = "The server does not answer. Is `make serve` still running in its terminal?";

export class LivePage {
  /** Load the editors, start a kernel in the page's folder, and make every cell live. */
  static async start({ base, name, cells, bar }) {
    const [thebe, notebook] = await Promise.all([loadThebe(base), fetchNotebook(base, name)]);
    const page = new LivePage({ base, name, bar, thebe });
    bar.say("Starting Python…");
    const session = await page.connect();
    page.build(notebook, cells);
    page.attach(session);
    return page;
  }

  constructor({ base, name, bar, thebe }) {
    Object.assign(this, { base, name, bar, thebe });
    this.config = thebe.makeConfiguration(
      {
        serverSettings: serverSettings(base),
        kernelOptions: { kernelName: "python3", path: sessionPath(name) },
        mathjaxUrl: "KaTeX", // any name keeps the renderer of formulas; MathJax itself is never asked for
      },
      window.thebe.events,
    );
    this.rendermime = teach(thebe.makeRenderMimeRegistry(this.config.mathjax), base);
    this.queue = Promise.resolve();
    this.epoch = {}; // another one for each new kernel: what was asked of the last is dropped
    this.waiting = 0; // cells that were asked to run and have not ended
    this.halted = false; // Stop was pressed and they have not all ended
  }

  async connect() {
    this.server = this.thebe.connectToJupyter(this.config);
    try {
      await this.server.ready;
      return await this.server.startNewSession(this.rendermime);
    } catch (error) {
      throw new Error(`Python could not be started: ${error.message ?? error}`);
    }
  }

  build(notebook, pageCells) {
    const look = staticLook();
    const elements = new Map(pageCells.map(({ element, place }) => [place, element]));
    const code = notebook.cells
      .map((cell, place) => ({ id: `live-${place}`, cell, element: elements.get(place) ?? null }))
      .filter(({ cell }) => cell.cell_type === "code");
    const blocks = code.map(({ id, cell }) => ({ id, source: [cell.source].flat().join("") }));
    this.notebook = this.thebe.setupNotebookFromBlocks(blocks, this.config, this.rendermime);
    document.documentElement.classList.add("live");
    keepLook(look);
    this.cells = code.map((entry, number) => this.makeLive(entry, number + 1));
  }

  makeLive({ id, cell, element }, number) {
    const still = staticOutput(element);
    const source = inputPlace(element);
    const output = outputPlace(element);
    nameWidgets(output);
    const thebeCell = this.notebook.getCellById(id);
    const live = new LiveCell({ page: this, thebeCell, element, still, output, number, tags: cell.metadata.tags ?? [] });
    if (source) live.edit(source);
    else thebeCell.attachToDOM(output);
    return live;
  }

  attach(session) {
    this.session = session;
    localWidgets(session.manager, this.base);
    this.notebook.attachSession(session);
    this.kernel = session.kernel;
    this.kernel.statusChanged.connect((_, status) => this.heard(status));
    this.kernel.connectionStatusChanged.connect((_, status) => this.connection(status));
    addEventListener("resize", () => this.bar.stayBelowHeader());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && location.reload());
    this.ready("Ready. Change any cell and run it: cells above that have not run yet run first.");
  }

  ready(text) {
    if (this.bar.actions.querySelector(".live-all") === null) this.controls();
    this.bar.say(text, "ready");
  }

  controls() {
    this.bar.actions.replaceChildren();
    this.bar.button("Run all", () => this.run(this.cells), "live-all", "Run every cell, from the top");
    this.stopButton = this.bar.button("Stop", () => this.stop(), "", "Interrupt the running cell, and run no other");
    this.bar.button("Restart", () => this.restart(), "", "Start Python anew: its variables are forgotten");
    this.stopButton.disabled = true;
  }

  /** Run one cell, after those above it that have not run yet in this kernel. */
  runOne(cell) {
    const above = this.cells.slice(0, this.cells.indexOf(cell)).filter((other) => !other.hasRun);
    return this.run([...above, cell]);
  }

  /** Run cells one after the other; stop where one fails that was not meant to. */
  run(cells) {
    this.waiting += cells.length;
    for (const cell of cells) cell.mark("waiting");
    const { epoch } = this;
    this.queue = this.queue.then(() => this.runEach(cells, epoch));
    return this.queue;
  }

  async runEach(cells, epoch) {
    this.stopButton.disabled = false;
    for (const [index, cell] of cells.entries()) {
      if (epoch === this.epoch) this.bar.say(`Running cell ${cell.number} of ${this.cells.length}…`, "running");
      const good = epoch === this.epoch && !this.halted && (await cell.execute());
      this.waiting -= 1;
      if (!good) return this.ended(cells.slice(index), epoch);
    }
    if (this.waiting === 0) this.idle("Ready.");
  }

  /** A run that came to its end early: at a cell that failed, or at Stop. */
  ended([cell, ...rest], epoch) {
    for (const other of rest) other.mark("");
    this.waiting -= rest.length;
    const after = rest.length > 0 ? "; the cells after it were not run" : "";
    const text = this.halted ? `Stopped at cell ${cell.number}.` : `Cell ${cell.number} ended with an error${after}.`;
    if (this.waiting === 0) this.halted = false;
    if (epoch === this.epoch) this.idle(text);
  }

  stop() {
    this.halted = this.waiting > 0;
    this.kernel.interrupt();
  }

  idle(text) {
    this.stopButton.disabled = true;
    this.bar.say(text, "ready");
  }

  async restart() {
    this.forget();
    this.bar.say("Restarting Python…");
    this.restarting = true;
    try {
      await this.kernel.restart();
      this.idle("Ready. Python is new: its variables are gone.");
    } catch {
      this.bar.say(AWAY, "failed");
    }
    this.restarting = false;
  }

  /** Nothing has run in the kernel that is there now. */
  forget() {
    this.epoch = {};
    for (const cell of this.cells) cell.forget();
  }

  heard(status) {
    if (this.restarting) return;
    if (status === "autorestarting") this.died();
    if (status === "dead") this.bar.fail(DEAD, () => location.reload());
  }

  died() {
    this.forget();
    this.stopButton.disabled = true;
    this.bar.say(DIED, "failed");
    this.queue = this.queue.then(() => this.heardAgain());
  }

  /** Until a question to the new kernel is answered whole: the server may lose the first that a restarted one says. */
  async heardAgain() {
    const { epoch } = this;
    let answered = false;
    while (!answered && epoch === this.epoch && this.kernel.status !== "dead") {
      const asked = this.kernel.requestKernelInfo().then(() => true);
      answered = await Promise.race([asked.catch(() => pause(SILENCE)), pause(SILENCE)]);
    }
  }

  /** A new kernel is a new connection too: only one that stays away is worth a word. */
  connection(status) {
    clearTimeout(this.patience);
    if (status === "connecting") this.patience = setTimeout(() => this.bar.say(AWAY, "failed"), PATIENCE);
    if (status === "connected" && this.bar.status.textContent === AWAY) this.idle("Ready. The server is back.");
  }

  /** The page's kernel ends with the page. */
  leave() {
    const xsrf = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
    const headers = { "X-XSRFToken": xsrf };
    fetch(`${this.base}api/sessions/${this.session.id}`, { method: "DELETE", keepalive: true, headers });
  }
}

function pause(milliseconds) {
  return new Promise((end) => setTimeout(end, milliseconds));
}

/** A name of its own for this page's session, in the folder that the page's source is in. */
function sessionPath(name) {
  return `book/${name}-live-${Math.random().toString(36).slice(2, 8)}.ipynb`;
}

async function fetchNotebook(base, name) {
  const answer = await fetch(`${base}book/notebooks/${name}.ipynb`);
  if (answer.redirected) throw new Error("You are no longer logged in: reload the page.");
  if (!answer.ok) throw new Error(`The page's cells could not be loaded (${answer.status}). Build the pages anew.`);
  return answer.json();
}
