// What ipywidgets leaves unnamed: its slider's handle and the signs on its player, for those who do not see them.

const SIGNS = { "fa-play": "Play", "fa-pause": "Pause", "fa-stop": "Stop", "fa-retweet": "Repeat" };

/** Name the widgets in `output`, now and whenever they change. */
export function nameWidgets(output) {
  const observer = new MutationObserver(() => name(output));
  observer.observe(output, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-valuetext", "class"] });
}

function name(output) {
  for (const handle of output.querySelectorAll(".noUi-handle")) nameHandle(handle);
  for (const [sign, text] of Object.entries(SIGNS)) {
    for (const icon of output.querySelectorAll(`button > i.${sign}`)) set(icon.parentElement, "aria-label", text);
  }
}

function nameHandle(handle) {
  const slider = handle.closest(".widget-inline-hbox, .widget-inline-vbox");
  const text = (part) => slider?.querySelector(part)?.textContent.trim();
  set(handle, "aria-label", text(".widget-label"));
  set(handle, "aria-valuetext", text(".widget-readout"));
}

function set(element, attribute, value) {
  if (value && element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
}
