// Does what can wait once the page is there and no figure is still on its way: the theme's scripts, in their order, and
// the layout of sections that nobody has come near.

const PATIENCE = 5000; // milliseconds: a figure that fails must not hold up the rest

/** Lay out one waiting section in each frame; the page is then as long as it will be, and all of it can be found. */
function unfold() {
  const section = document.querySelector(".td-waiting");
  if (!section) return;
  section.classList.remove("td-waiting");
  requestAnimationFrame(() => setTimeout(unfold));
}

function load() {
  if (performance.now() < PATIENCE && document.querySelector("[data-coming]")) return setTimeout(load, 100);
  for (const src of JSON.parse(document.getElementById("td-later").textContent)) {
    document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  }
  unfold();
}

addEventListener("load", () => setTimeout(load));
