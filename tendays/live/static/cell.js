// One live cell: its editor, its Run button, its output.

const SAYS = { waiting: "Waiting…", running: "Running…", failed: "Error" };

export class LiveCell {
  constructor({ page, thebeCell, element, still, output, number, tags }) {
    Object.assign(this, { page, thebeCell, element, still, output, number });
    this.mayFail = tags.includes("raises-exception");
    this.hasRun = false;
    thebeCell.execute = () => page.runOne(this); // what thebe's editor calls on Shift-Enter
    thebeCell.model.changed.connect(() => thebeCell.model.length > 0 && this.replaceStill());
  }

  /** Put an editor in place of the shown source, with Run beside it. */
  edit(source) {
    const options = {
      mountRunButton: false,
      mountRunAllButton: false,
      mountRestartButton: false,
      mountRestartAllButton: false,
      codeMirrorConfig: { theme: "tendays", lineNumbers: false, lineWrapping: false, viewportMargin: Infinity },
    };
    const item = { id: this.thebeCell.id, placeholders: { source, output: this.output } };
    window.thebe.renderAllCells(options, this.page.notebook, [item]);
    this.box = this.element.querySelector(".thebe-cell");
    this.name();
    this.addControls();
  }

  name() {
    const editor = this.box.querySelector(".CodeMirror").CodeMirror;
    editor.setOption("screenReaderLabel", `Code of cell ${this.number}. Shift and Enter run it, Escape leaves it.`);
    editor.setOption("indentUnit", 4);
  }

  addControls() {
    const controls = this.box.querySelector(".thebe-controls");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "live-run";
    button.textContent = "Run";
    button.title = "Run this cell (Shift+Enter)";
    button.setAttribute("aria-label", `Run cell ${this.number}`);
    button.addEventListener("click", () => this.page.runOne(this));
    this.state = document.createElement("span");
    this.state.className = "live-cell-state";
    controls.replaceChildren(button, this.state);
  }

  /** Run the cell's code; whether the cells after it may run. */
  async execute() {
    this.mark("running");
    this.output.style.minHeight = `${this.output.offsetHeight}px`; // what follows keeps its place
    const began = performance.now();
    const ok = await this.send();
    this.output.style.minHeight = "";
    this.hideBlank();
    this.hasRun ||= ok;
    this.replaceStill();
    this.mark(ok ? "done" : "failed", took(began));
    return ok;
  }

  async send() {
    const { thebeCell, page } = this;
    try {
      thebeCell.area.future = page.kernel.requestExecute({ code: thebeCell.source, stop_on_error: false });
      const reply = await thebeCell.area.future.done;
      return reply.content.status === "ok" || this.mayFail;
    } catch {
      return false; // the kernel was restarted or died: the page says so
    }
  }

  /** A progress bar leaves an empty line behind: it takes no room. */
  hideBlank() {
    for (const text of this.output.querySelectorAll(".jp-RenderedText")) text.hidden = text.textContent.trim() === "";
  }

  replaceStill() {
    this.still?.remove();
    this.still = null;
  }

  mark(state, text = "") {
    if (this.element) this.element.dataset.live = state;
    if (this.state) this.state.textContent = SAYS[state] ?? text;
  }

  forget() {
    this.hasRun = false;
    this.mark("");
  }
}

function took(began) {
  const seconds = (performance.now() - began) / 1000;
  return seconds < 1 ? "" : `${seconds.toFixed(1)} s`;
}
