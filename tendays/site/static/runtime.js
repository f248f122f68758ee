// Widgets without a kernel: reads the ipywidgets state in the page, joins its links, and brings the controls and
// figures that stand there (drawn at build) to life. A control or figure says by data-model which model it shows.

const REFERENCE = /^IPY_MODEL_/;

/** What an ipywidgets model is to its views: values by name, and callbacks when they change. */
class Model {
  constructor(state) {
    this.state = state;
    this.drawn = { ...state }; // as the page shows it
    this.listeners = {};
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    this.tell(name);
  }
  tell(name) {
    for (const event of [`change:${name}`, "change"]) {
      for (const callback of [...(this.listeners[event] ?? [])]) callback(this, this.state[name]);
    }
  }
  on(event, callback) {
    (this.listeners[event] ??= []).push(callback);
  }
  off(event, callback) {
    this.listeners[event] = (this.listeners[event] ?? []).filter((other) => callback && other !== callback);
  }
  save_changes() {}
  send() {}
}

const models = {};
const end = ([reference, name]) => [models[reference.replace(REFERENCE, "")], name];

/** Let the target follow the source, both now and at each change. */
function follow([source, name], [target, targetName]) {
  const copy = () => target.set(targetName, source.get(name));
  source.on(`change:${name}`, copy);
  copy();
}

function join({ name, state }) {
  if (!/LinkModel$/.test(name)) return;
  const [source, target] = [end(state.source), end(state.target)];
  follow(source, target);
  if (name === "LinkModel") follow(target, source);
}

/** Ways to bring a control to life: each shows the model's value, and sets it at the reader's will. */
const controls = {
  range(root, model, watch) {
    const input = root.querySelector("input");
    const output = root.querySelector("output");
    const labels = model.get("_options_labels");
    const name = labels ? "index" : "value";
    watch(name, (value) => {
      const words = labels ? labels[value] : String(value);
      input.value = value;
      input.setAttribute("aria-valuetext", words);
      output.textContent = words;
    });
    input.oninput = () => model.set(name, input.valueAsNumber);
  },
  play(root, model, watch) {
    const button = root.querySelector("button");
    let timer = 0;
    const stop = () => {
      timer = clearInterval(timer);
      button.setAttribute("aria-pressed", "false");
    };
    const step = () => {
      const next = model.get("value") + model.get("step");
      if (next > model.get("max")) return stop();
      model.set("value", next);
    };
    button.onclick = () => {
      if (timer) return stop();
      if (model.get("value") >= model.get("max")) model.set("value", model.get("min"));
      button.setAttribute("aria-pressed", "true");
      timer = setInterval(step, model.get("interval"));
    };
  },
  select(root, model, watch) {
    const select = root.querySelector("select");
    watch("index", (index) => (select.selectedIndex = index));
    select.onchange = () => model.set("index", select.selectedIndex);
  },
  checkbox(root, model, watch) {
    const input = root.querySelector("input");
    watch("value", (value) => (input.checked = value));
    input.onchange = () => model.set("value", input.checked);
  },
  toggles(root, model, watch) {
    const inputs = [...root.querySelectorAll("input")];
    watch("index", (index) => inputs.forEach((input, i) => (input.checked = i === index)));
    inputs.forEach((input, i) => (input.onchange = () => model.set("index", i)));
  },
  async figure(root, model) {
    root.dataset.coming = "";
    const address = (name) => new URL(root.dataset[name], document.baseURI);
    const apart = root.dataset.traits && fetch(address("traits")).then((answer) => answer.json());
    const { default: made } = await import(address("esm"));
    Object.assign(model.state, await apart);
    const views = typeof made === "function" ? await made() : made;
    await views.initialize?.({ model });
    await views.render({ model, el: root });
    // Changes made while the script was on its way; without one there is nothing to show, and nothing to be spoken.
    for (const name of Object.keys(model.drawn)) {
      if (model.get(name) !== model.drawn[name]) model.tell(name);
    }
    delete root.dataset.coming;
    root.dataset.ready = "";
  },
};

/** Call `start` once the element is near the window. */
function whenNear(element, start) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: "600px" },
  );
  observer.observe(element);
}

/** Bring a control or a figure to life; a figure that is not the `first`, whose script is preloaded, when it is near. */
function enliven(root, first) {
  const model = models[root.dataset.model];
  const watch = (name, show) => {
    model.on(`change:${name}`, (_, value) => show(value));
    show(model.get(name));
  };
  const start = () => controls[root.dataset.kind](root, model, watch);
  if (root.dataset.kind === "figure" && root !== first) whenNear(root, start);
  else start();
}

/** What a reader can set: the trait of each kind of control. */
const settable = {
  range: (model) => (model.get("_options_labels") ? "index" : "value"),
  select: () => "index",
  toggles: () => "index",
  checkbox: () => "value",
};

/** A value from an address, if the control can take it. */
function taken(root, model, name, text) {
  const now = model.get(name);
  if (typeof now === "boolean") return text === "true";
  const range = root.querySelector("input[type=range]");
  const [low, high] = range ? [Number(range.min), Number(range.max)] : [0, model.get("_options_labels").length - 1];
  const value = Number(text);
  return text !== "" && value >= low && value <= high ? value : now;
}

/** Keep in the page's address what the reader has set, so that the address brings it back. */
function share(roots) {
  let timer = 0;
  const start = new URLSearchParams(location.search);
  roots.forEach((root, i) => {
    const model = models[root.dataset.model];
    const name = settable[root.dataset.kind](model);
    const first = model.get(name);
    const key = `set${i}`;
    if (start.has(key)) model.set(name, taken(root, model, name, start.get(key)));
    model.on(`change:${name}`, (_, value) => {
      clearTimeout(timer);
      start[value === first ? "delete" : "set"](key, value);
      timer = setTimeout(() => history.replaceState(null, "", `?${start}${location.hash}`.replace(/^\?(?=#|$)/, location.pathname)), 250);
    });
  });
}

/** Offer the address of a widget as the reader has set it. */
function offer(button) {
  button.hidden = false;
  button.onclick = async () => {
    const address = new URL(`#${button.closest("[id]").id}`, location.href).href;
    history.replaceState(null, "", address);
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Link copied";
    } catch {
      button.textContent = "The link is in the address bar";
    }
  };
}

// Run as soon as it is here, before the stylesheet is: a script that waits for the page by itself waits for both.
if (document.readyState === "loading") {
  await new Promise((resume) => document.addEventListener("readystatechange", resume, { once: true }));
}
const page = document.querySelector('script[type="application/vnd.jupyter.widget-state+json"]');
if (page) {
  const entries = Object.entries(JSON.parse(page.textContent).state);
  for (const [id, { state }] of entries) models[id] = new Model(state);
  for (const [, { model_name: name, state }] of entries) join({ name, state });
  const roots = [...document.querySelectorAll("[data-kind]")];
  share(roots.filter((root) => root.dataset.kind in settable));
  const first = document.querySelector("[data-kind=figure]");
  for (const root of roots) enliven(root, first);
  document.querySelectorAll(".td-share").forEach(offer);
}
