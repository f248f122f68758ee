// Does what can wait once the page is there and no figure is still on its way: the layout of sections that nobody has come
// near, then the theme's scripts, in their order.

const PATIENCE = 5000; // milliseconds: a figure that fails must not hold up the rest

/** Lay out the waiting sections, each in a task of its own; the page is then as long as it will be. */
async function unfold() {
  for (const section of document.querySelectorAll(".td-waiting")) {
    section.classList.remove("td-waiting");
    section.getBoundingClientRect(); // now, and not together with the next one
    await new Promise((resume) => setTimeout(resume));
  }
}

async function load() {
  if (performance.now() < PATIENCE && document.querySelector("[data-coming]")) return setTimeout(load, 100);
  await unfold(); // first, for the theme's scripts ask where things are
  for (const src of JSON.parse(document.getElementById("td-later").textContent)) {
    document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  }
}

addEventListener("load", () => setTimeout(load));
