// A table whose column heads are buttons: each sorts the rows by its column, and again the other way round.

const clean = (words) => String(words).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** The rows in the order of column `by`; equal ones keep the order in which they were given. */
function ordered({ rows, by, descending }) {
  const sign = descending ? -1 : 1;
  const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows].sort((one, other) => sign * before(one[by].key, other[by].key));
}

const arrow = (state, column) => (column !== state.by ? "↕" : state.descending ? "▼" : "▲");
const direction = (state, column) => (column !== state.by ? "none" : state.descending ? "descending" : "ascending");

function headMarkup(state, name, column) {
  return `<th scope="col" aria-sort="${direction(state, column)}"><button type="button" data-column="${column}">
<span>${clean(name)}</span> <span class="td-arrow" aria-hidden="true">${arrow(state, column)}</span></button></th>`;
}

function rowMarkup(cells, best) {
  return `<tr>${cells.map(({ text, key }, column) => {
    const tag = column === 0 ? `th scope="row"` : "td";
    const mark = best[column] === key ? ` class="td-best"` : "";
    return `<${tag}${mark}>${clean(text)}</${tag.slice(0, 2)}>`;
  }).join("")}</tr>`;
}

/** The key that is to be marked in each column: the smallest, in the columns where that is the best. */
const bestOf = ({ columns, rows, smallest }) =>
  columns.map((_, column) => (smallest.includes(column) ? Math.min(...rows.map((row) => row[column].key)) : null));

const bodyMarkup = (state) => ordered(state).map((cells) => rowMarkup(cells, bestOf(state))).join("");

/** The table as HTML, also what a page shows without any script. */
export function still(state) {
  return `<div class="td-sortable" role="region" aria-label="${clean(state.caption)}" tabindex="0"><table>
<caption>${clean(state.caption)}</caption>
<thead><tr>${state.columns.map((name, column) => headMarkup(state, name, column)).join("")}</tr></thead>
<tbody>${bodyMarkup(state)}</tbody></table><div class="td-spoken" aria-live="polite"></div></div>`;
}

function render({ model, el }) {
  const names = ["columns", "rows", "caption", "smallest", "by", "descending"];
  const state = () => Object.fromEntries(names.map((name) => [name, model.get(name)]));
  if (!el.querySelector(".td-sortable")) el.innerHTML = still(state());
  const update = () => {
    const now = state();
    el.querySelector("tbody").innerHTML = bodyMarkup(now);
    el.querySelectorAll("th[scope=col]").forEach((head, column) => {
      head.setAttribute("aria-sort", direction(now, column));
      head.querySelector(".td-arrow").textContent = arrow(now, column);
    });
    const way = now.descending ? "largest first" : "smallest first";
    el.querySelector(".td-spoken").textContent = `Sorted by ${now.columns[now.by]}, ${way}.`;
  };
  const choose = (event) => {
    const button = event.target.closest("[data-column]");
    if (!button) return;
    const column = Number(button.dataset.column);
    const again = column === model.get("by");
    model.set("descending", again && !model.get("descending"));
    model.set("by", column);
    model.save_changes();
  };
  model.on("change:by", update);
  model.on("change:descending", update);
  el.addEventListener("click", choose);
  return () => {
    model.off("change:by", update);
    model.off("change:descending", update);
    el.removeEventListener("click", choose);
  };
}

export default { render };
