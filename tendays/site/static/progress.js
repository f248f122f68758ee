// Marks each link to a chapter with how much of its checklist this browser remembers as done.

const NAME = /^todo:/;

/** The ticks in storage, counted by page. */
function counted() {
  const done = {};
  try {
    for (const key of Object.keys(localStorage).filter((each) => NAME.test(each))) {
      const page = key.slice(5, key.lastIndexOf("#"));
      done[page] = (done[page] ?? 0) + 1;
    }
  } catch {
    // No storage: nothing is marked.
  }
  return done;
}

function show() {
  const done = counted();
  for (const link of document.querySelectorAll("[data-todo-total]")) {
    const count = done[new URL(link.href).pathname.replace(/\.html$/, "")] ?? 0;
    const total = Number(link.dataset.todoTotal);
    link.querySelector(".td-progress")?.remove();
    if (count === 0) continue;
    const mark = Object.assign(document.createElement("span"), { className: "td-progress" });
    mark.textContent = count >= total ? "✓" : `${count}/${total}`;
    mark.title = `${Math.min(count, total)} of ${total} done`;
    mark.setAttribute("aria-label", mark.title);
    mark.setAttribute("role", "img");
    link.append(mark);
  }
}

document.addEventListener("change", (event) => event.target.matches("[data-todo]") && show());
show();
