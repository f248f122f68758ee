// thebe from this server, with what it needs to stay on this server.

const modules = new Map();

/** Load thebe once; it hands over the widget modules that it holds by calling `define(name, module)`. */
export async function loadThebe(base) {
  if (window.thebeCore) return window.thebeCore.api;
  window.define = (name, module) => modules.set(name, module);
  try {
    await Promise.all([loadStyle(`${base}book/_live/thebe/thebe.css`), loadScript(`${base}book/_live/thebe/index.js`)]);
  } catch {
    throw new Error("The editors could not be loaded. Run `make setup` in the course's folder and reload the page.");
  } finally {
    delete window.define;
  }
  return window.thebeCore.api;
}

/** Settings for the server that sent this page: its cookies open it, so there is no token. */
export function serverSettings(base) {
  const baseUrl = location.origin + base;
  return { baseUrl, wsUrl: baseUrl.replace(/^http/, "ws"), token: "", appendToken: false };
}

/** In place of thebe's loader, which would ask a CDN for require.js and for every widget module. */
export function localWidgets(manager, base) {
  const require = (names, done, failed) => widgetModule(names[0], base).then(done, failed);
  require.defined = () => true;
  manager._loader = { requested: true, ready: Promise.resolve({ require }) };
}

async function widgetModule(name, base) {
  if (!modules.has(name)) modules.set(name, loadAmd(name, base));
  return modules.get(name);
}

async function loadAmd(name, base) {
  if (name !== "anywidget") throw new Error(`This page cannot show widgets of ${name}; open it in JupyterLab.`);
  let made;
  window.define = (needs, make) => {
    made = make(...needs.map((need) => modules.get(need)));
  };
  try {
    await loadScript(`${base}book/_live/anywidget/index.js`);
  } finally {
    delete window.define;
  }
  return made;
}

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

/** thebe's style without its rule for all code of the page, and before the page's own styles. */
async function loadStyle(address) {
  const style = document.createElement("style");
  style.textContent = (await (await fetch(address)).text()).replace(/code,\s*kbd,\s*samp,\s*pre\s*\{[^}]*\}/, "");
  document.head.prepend(style);
}
