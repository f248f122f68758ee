// Train and dev loss of a training up to one moment, and the names that the network writes then.

const nats = (value) => value.toFixed(2);

/** One scale for all trainings, so that they can be compared. */
function axes({ trainings, updates }) {
  const losses = trainings.flatMap(({ train, dev }) => [...train, ...dev]);
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  return { low, high, x: scale(0, updates.at(-1), 0, 950), y: scale(low, high, 960, 30) };
}

/** Heights to label: halves of a nat, or whole ones where there is much to show. */
function heights(low, high) {
  const step = high - low > 4 ? 1 : high - low > 1 ? 0.5 : 0.1;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) => (first + k) * step);
}

const along = ({ updates }, losses, { x, y }, count) =>
  `M${losses.slice(0, count).map((loss, k) => point(x(updates[k]), y(loss))).join("L")}`;

function frame(state) {
  const { low, high, x, y } = axes(state);
  const up = heights(low, high).map((loss) => [y(loss), String(Number(loss.toFixed(1)))]);
  const across = counts(state.updates.at(-1), 4).map((update) => [x(update), update.toLocaleString("en")]);
  return {
    title: `<span class="td-key td-key-train">train</span> <span class="td-key td-key-dev">dev</span> loss in nats`,
    unit: "updates",
    svg: grid(up.map(([at]) => at)),
    html: xTicks(across) + yTicks(up),
  };
}

/** Where the dev loss is lowest. */
const best = ({ dev }) => dev.indexOf(Math.min(...dev));

function moment(state) {
  const run = state.trainings[state.training];
  const scales = axes(state);
  const here = scales.x(state.updates[state.index]);
  const curves = ["dev", "train"].map((which) => {
    const [all, past] = [run[which].length, state.index + 1].map((count) => along(state, run[which], scales, count));
    return line(all, `td-${which} td-to-come`) + line(past, `td-${which} td-past`);
  });
  const dots = ["dev", "train"].map((which) => {
    const at = scales.y(run[which][state.index]);
    return dot(here, at, "td-halo") + dot(here, at, `td-now td-${which}`);
  });
  const low = best(run);
  const mark = text(scales.x(state.updates[low]), scales.y(run.dev[low]), "td-lowest", "lowest dev");
  return { svg: line(`M${short(here)} 0V1000`, "td-here") + curves.join("") + dots.join(""), html: mark };
}

function words({ trainings, updates, index, training }) {
  const run = trainings[training];
  const low = best(run);
  const then = index > low ? "has been rising since its lowest" : index < low ? "will fall to its lowest" : "is at its lowest";
  const where = index === low ? "" : `, ${nats(run.dev[low])} at ${updates[low].toLocaleString("en")}`;
  const gap = run.dev[index] - run.dev[low];
  const dev = index > low && gap < 0.03 ? `is within ${nats(0.03)} of its lowest` : then;
  return {
    strong: `After ${updates[index].toLocaleString("en")} updates: train ${nats(run.train[index])}, dev ${nats(run.dev[index])} nats`,
    rest: `Dev ${dev}${where}`,
  };
}

const shortened = (word) => (word.length > 18 ? `${word.slice(0, 17)}…` : word || "(nothing)");

function samplesMarkup({ trainings, index, training }) {
  const items = trainings[training].samples[index].map(
    ([word, known]) => `<li class="${known ? "td-known" : ""}">${shortened(word)}${known ? '<span class="td-unseen"> (a training name)</span>' : ""}</li>`,
  );
  return `<div class="td-samples"><p>What it writes now; <b class="td-known">names it was trained on</b> are marked:</p><ul>${items.join("")}</ul></div>`;
}

const wordsMarkup = (state) => {
  const { strong, rest } = words(state);
  return `<strong>${strong}.</strong> ${rest}.`;
};

function described(state) {
  const { strong, rest } = words(state);
  const { name, train, dev } = state.trainings[state.training];
  return `Train and dev loss of the training on ${name}, over ${state.updates.at(-1).toLocaleString("en")} updates. Train goes from ${nats(train[0])} to ${nats(train.at(-1))}, dev from ${nats(dev[0])} to ${nats(dev.at(-1))}. ${strong}. ${rest}.`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  const drawn = plot("curves", { ...frame(state), still: frame(state), moving: moment(state), label: described(state) });
  return `<div class="td-views td-training"><p class="td-moment">${wordsMarkup(state)}</p>${drawn}
<div class="td-written">${samplesMarkup(state)}</div><div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  const { svg, html } = moment(state);
  root.querySelector(".td-moment").innerHTML = wordsMarkup(state);
  root.querySelector(".td-moving").innerHTML = svg;
  root.querySelector(".td-moving-texts").innerHTML = html;
  root.querySelector(".td-curves").setAttribute("aria-label", described(state));
  root.querySelector(".td-written").innerHTML = samplesMarkup(state);
}

function render({ model, el }) {
  const state = () => traits(model, ["trainings", "updates", "index", "training"]);
  if (!el.querySelector(".td-training")) el.innerHTML = still(state());
  const spoken = () => {
    const { strong, rest } = words(state());
    return `${strong}. ${rest}. ${el.querySelector(".td-samples").innerText}`;
  };
  return watch({ model, el }, ["index", "training"], () => show(el, state()), spoken);
}

export default { render };
