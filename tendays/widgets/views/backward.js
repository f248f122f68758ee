// A graph at one moment of the backward pass: what is handed from which node to which, and the slopes so far.

const writing = (x, y, className, words) =>
  `<text x="${x}" y="${y}" class="${className}" text-anchor="middle">${escaped(words)}</text>`;
/** A number behind an operator: a negative one in parentheses. */
const factor = (number) => (number.startsWith("−") ? `(${number})` : number);

/** The edge on which a step hands its slope. */
const isAt = (edge, step) => edge.node === step.node && edge.port === step.port;

/** How far each edge has come at step `index`: passed, now or still to come. */
function progress(edge, steps, index) {
  if (isAt(edge, steps[index])) return "td-now";
  return steps.slice(0, index).some((step) => isAt(edge, step)) ? "td-passed" : "";
}

function edgeMarkup(edge, steps, index) {
  const state = progress(edge, steps, index);
  const points = edge.points.map(([x, y]) => `${x} ${y}`);
  return `<path class="td-edge ${state}" d="M${points.join("L")}" data-edge="${edge.node}-${edge.port}"/>`;
}

/** The local slope on the edge that is being walked, as a small plate in its middle. */
function plate(edge, step) {
  const last = edge.points.length - 1;
  const [[x, y], [u, v]] = [edge.points[last - 1], edge.points[last]];
  const [cx, cy, half] = [(x + u) / 2, (y + v) / 2, 9 + step.local.length * 4];
  return `<rect class="td-plate" x="${cx - half}" y="${cy - 11}" width="${2 * half}" height="22" rx="11"/>
${writing(cx, cy + 4.5, "td-local", `×${step.local}`)}`;
}

function nodeMarkup(node, i, { box: [width, height] }, step) {
  const [x, y] = node.at;
  const grad = step.grads[i];
  const role = i === step.node ? "td-acts" : i === step.source ? "td-gets" : "";
  return `<g class="td-node ${role} ${node.leaf ? "td-leaf" : ""}" data-node="${i}">
<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="7"/>
${writing(x + width / 2, y + 19, "td-name", node.label)}
${writing(x + width * (grad ? 0.27 : 0.5), y + 37, "td-data", node.data)}
${grad && writing(x + width * 0.73, y + 37, "td-grad", grad)}</g>`;
}

function drawing({ graph, steps, index }) {
  const step = steps[index];
  const now = graph.edges.find((edge) => isAt(edge, step));
  const edges = [...graph.edges].sort((a, b) => isAt(a, step) - isAt(b, step));
  const [width, height] = graph.size;
  return `<svg viewBox="-3 -3 ${width + 6} ${height + 6}" style="max-width:${Math.round((width + 6) * 1.15)}px" aria-hidden="true" focusable="false">
${edges.map((edge) => edgeMarkup(edge, steps, index)).join("")}
${graph.nodes.map((node, i) => nodeMarkup(node, i, graph, step)).join("")}
${now ? plate(now, step) : ""}</svg>`;
}

/** What happens at a step, as a product of two numbers and a reason. */
function words(step) {
  if (!step.names) return `<p class="td-step-words">${escaped(step.words)}</p>`;
  const [node, source] = step.names.map(escaped);
  return `<p class="td-product"><span><b class="td-local">${step.local}</b><small>local slope of ${node} with ${source}</small></span>
<i>×</i><span><b class="td-arrived">${factor(step.arrived)}</b><small>arrived at ${node}</small></span>
<i>=</i><span><b class="td-handed">${step.product}</b><small>handed to ${source}</small></span></p>
<p class="td-step-words">${escaped(step.words)} ${escaped(step.sum)}</p>`;
}

/** The same for those who listen. */
function spoken({ steps, index }) {
  const step = steps[index];
  if (!step.names) return `${step.title}. ${step.words}`;
  const [node, source] = step.names;
  return `${node} to ${source}: local slope ${step.local} times ${step.arrived} is ${step.product}. ${step.words} ${step.sum}`;
}

/** The graph in words: every number, and the slopes so far. */
function described({ graph, steps, index }) {
  const parts = graph.nodes.map(({ label, data }, i) => {
    const grad = steps[index].grads[i];
    return `${label}, number ${data}${grad ? `, slope ${grad}` : ""}`;
  });
  return `Graph at step ${index} of ${steps.length - 1}, ${steps[index].title}: ${parts.join("; ")}.`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  return `<div class="td-backward"><div class="td-step">${words(state.steps[state.index])}</div>
<p class="td-keys" aria-hidden="true"><span class="td-key-data">number</span> <span class="td-key-grad">slope of the result</span></p>
<div class="td-graph" role="img" aria-label="${escaped(described(state))}">${drawing(state)}</div>
<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector(".td-step").innerHTML = words(state.steps[state.index]);
  const graph = root.querySelector(".td-graph");
  graph.innerHTML = drawing(state);
  graph.setAttribute("aria-label", described(state));
}

/** Where a node first acts; a leaf, where it first gets something. */
function momentOf(steps, node) {
  const acts = steps.findIndex((step) => step.node === node && step.names);
  return acts >= 0 ? acts : steps.findIndex((step) => step.source === node);
}

function render({ model, el }) {
  const state = () => traits(model, ["graph", "steps", "index"]);
  if (!el.querySelector(".td-backward")) el.innerHTML = still(state());
  const point = (event) => {
    const node = event.target.closest("[data-node]");
    if (node) set(model, { index: momentOf(model.get("steps"), Number(node.dataset.node)) });
  };
  el.addEventListener("click", point);
  const end = watch({ model, el }, ["index"], () => show(el, state()), () => spoken(state()));
  return () => {
    end();
    el.removeEventListener("click", point);
  };
}

export default { render };
