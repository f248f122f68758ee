// The bar over a page: what can be done, and a plain sentence on what is happening.

export class Bar {
  constructor(place) {
    this.element = document.createElement("div");
    this.element.className = "live-bar";
    this.element.setAttribute("role", "region");
    this.element.setAttribute("aria-label", "Run this page");
    this.actions = part(this.element, "div", "live-actions");
    this.status = part(this.element, "p", "live-status");
    this.status.setAttribute("role", "status");
    this.links = part(this.element, "div", "live-links");
    place.replaceWith(this.element);
    this.stayBelowHeader();
  }

  /** Leave room for the theme's headers that stay at the top of the window, whatever their height is. */
  stayBelowHeader() {
    const fixed = [...document.querySelectorAll(".bd-header, .bd-header-article")].filter((header) =>
      ["sticky", "fixed"].includes(getComputedStyle(header).position),
    );
    const ends = fixed.map((header) => (parseFloat(getComputedStyle(header).top) || 0) + header.offsetHeight);
    this.element.style.setProperty("--live-top", `${Math.max(0, ...ends)}px`);
  }

  /** Show one button, the way to begin. */
  offer(label, action) {
    this.actions.replaceChildren();
    this.button(label, action, "live-primary");
  }

  button(label, action, style = "", title = "") {
    const button = part(this.actions, "button", `live-button ${style}`.trim());
    button.type = "button";
    button.textContent = label;
    button.title = title;
    button.addEventListener("click", action);
    return button;
  }

  link(label, address) {
    const link = part(this.links, "a", "live-link");
    link.textContent = label;
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
  }

  /** Say what is happening; `state` is one of starting, ready, running, failed. */
  say(text, state = "starting") {
    this.status.textContent = text;
    this.element.dataset.state = state;
    for (const button of this.actions.querySelectorAll(".live-primary")) button.disabled = state === "starting";
  }

  /** Say what went wrong and offer to try again. */
  fail(text, again) {
    this.offer("Try again", again);
    this.say(text, "failed");
  }
}

function part(parent, tag, style) {
  const element = document.createElement(tag);
  element.className = style;
  parent.append(element);
  return element;
}
