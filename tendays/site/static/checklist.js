// Checklists that the browser remembers: one key for each page and item, nothing leaves the machine.

const key = (box) => `todo:${location.pathname.replace(/\.html$/, "")}#${box.dataset.todo}`;

function remembered(box) {
  try {
    return localStorage.getItem(key(box)) !== null;
  } catch {
    return false;
  }
}

function remember(box) {
  try {
    if (box.checked) localStorage.setItem(key(box), "done");
    else localStorage.removeItem(key(box));
  } catch {
    // No storage, as in a private window: the ticks last as long as the page.
  }
}

for (const list of document.querySelectorAll(".td-deliverables")) {
  const boxes = [...list.querySelectorAll("[data-todo]")];
  const count = () => {
    list.querySelector("output").textContent = `${boxes.filter((box) => box.checked).length} of ${boxes.length}`;
  };
  for (const box of boxes) {
    box.checked = remembered(box);
    box.addEventListener("change", () => {
      remember(box);
      count();
    });
  }
  count();
}
