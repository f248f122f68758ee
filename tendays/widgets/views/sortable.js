// A table whose column heads are buttons: each sorts the rows by its column, and again the other way round.

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
<span>${escaped(name)}</span> <span class="td-arrow" aria-hidden="true">${arrow(state, column)}</span></button></th>`;
}

function rowMarkup(cells, best) {
  return `<tr>${cells.map(({ text, key }, column) => {
    const tag = column === 0 ? `th scope="row"` : "td";
    const mark = best[column] === key ? ` class="td-best"` : "";
    return `<${tag}${mark}>${escaped(text)}</${tag.slice(0, 2)}>`;
  }).join("")}</tr>`;
}

/** The key that is to be marked in each column: the smallest, in the columns where that is the best. */
const bestOf = ({ columns, rows, smallest }) =>
  columns.map((_, column) => (smallest.includes(column) ? Math.min(...rows.map((row) => row[column].key)) : null));

const bodyMarkup = (state) => ordered(state).map((cells) => rowMarkup(cells, bestOf(state))).join("");

/** The table as HTML, also what a page shows without any script. */
export function still(state) {
  return `<div class="td-sortable" role="region" aria-label="${escaped(state.caption)}" tabindex="0"><table>
<caption>${escaped(state.caption)}</caption>
<thead><tr>${state.columns.map((name, column) => headMarkup(state, name, column)).join("")}</tr></thead>
<tbody>${bodyMarkup(state)}</tbody></table><div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector("tbody").innerHTML = bodyMarkup(state);
  root.querySelectorAll("th[scope=col]").forEach((head, column) => {
    head.setAttribute("aria-sort", direction(state, column));
    head.querySelector(".td-arrow").textContent = arrow(state, column);
  });
}

function render({ model, el }) {
  const state = () => traits(model, ["columns", "rows", "caption", "smallest", "by", "descending"]);
  if (!el.querySelector(".td-sortable")) el.innerHTML = still(state());
  const sort = (event) => {
    const button = event.target.closest("[data-column]");
    if (!button) return;
    const by = Number(button.dataset.column);
    set(model, { descending: by === model.get("by") && !model.get("descending"), by });
  };
  const spoken = () => {
    const { columns, by, descending } = state();
    return `Sorted by ${columns[by]}, ${descending ? "largest first" : "smallest first"}.`;
  };
  el.addEventListener("click", sort);
  const end = watch({ model, el }, ["by", "descending"], () => show(el, state()), spoken);
  return () => {
    end();
    el.removeEventListener("click", sort);
  };
}

export default { render };
