// Loads what can wait, in its order, once the page is there and no figure near the window is still on its way.

const NEAR = 600; // pixels, as in runtime.js
const PATIENCE = 5000; // milliseconds: a figure that fails must not hold up the rest

function isNear(figure) {
  const { top, bottom } = figure.getBoundingClientRect();
  return bottom > -NEAR && top < innerHeight + NEAR;
}

function load() {
  const unready = [...document.querySelectorAll("[data-kind=figure]:not([data-ready])")];
  if (performance.now() < PATIENCE && unready.some(isNear)) return setTimeout(load, 100);
  for (const src of JSON.parse(document.getElementById("td-later").textContent)) {
    document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  }
}

addEventListener("load", () => setTimeout(load));
