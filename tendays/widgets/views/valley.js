// The valley from above with the three paths, their losses beside it, and who has come how far.

const SLANT = Math.PI / 6;
const REACH = { x: 11, y: 6.6 }; // what the map shows to each side of the minimum
const LOSSES = [-6, 3.2]; // powers of ten that the curve shows
const RINGS = [0.5, 5, 20, 50, 100, 200, 400];
const GIVEN = ["rates", "curvatures", "begin", "updates", "index", "momentum", "lie"];

/** The ground and the three runs on it. */
function runners(now) {
  const ground = valley(now.curvatures, now.lie ? SLANT : 0);
  const start = ground.outside(now.begin);
  const rate = now.rates[now.index];
  const paths = Object.fromEntries(
    Object.entries(RACERS).map(([name, make]) => [name, race(ground, () => make(rate, now.momentum), start, now.updates)]),
  );
  return { ground, start, paths };
}

const className = (name) => `td-racer td-racer-${name.toLowerCase()}`;
const isLost = ({ losses }, updates) => losses.length <= updates || losses.at(-1) > 2 * losses[0];

/** How a run ended, in a few words. */
function outcome(run, updates) {
  if (isLost(run, updates)) return "lost: it swings wider and wider";
  const last = run.losses.at(-1);
  const words = last < 1e-6 ? "below 10⁻⁶" : `at ${written(last)}`;
  if (last < 1e-2) return `down, ${words}`;
  return last > run.losses[0] / 2 ? `hardly moved, ${words}` : `on the way, ${words}`;
}

function raceWords(now) {
  const { paths } = runners(now);
  return Object.entries(paths).map(([name, run]) => ({ name, words: outcome(run, now.updates), lost: isLost(run, now.updates) }));
}

const raceMarkup = (now) =>
  raceWords(now)
    .map(({ name, words, lost }) => `<p class="${className(name)}"><b>${name}</b> <span class="${lost ? "td-gone" : ""}">${words}</span></p>`)
    .join("");

/** The line on which the loss has one value. */
function ring(now, ground, level, { x, y }) {
  const [a, b] = now.curvatures.map((curvature) => Math.sqrt((2 * level) / curvature));
  const corners = Array.from({ length: 73 }, (_, k) => {
    const [u, v] = ground.outside([a * Math.cos((k * Math.PI) / 36), b * Math.sin((k * Math.PI) / 36)]);
    return point(x(u), y(v));
  });
  return line(`M${corners.join("L")}z`, "td-ring");
}

const map = {
  scales: () => ({ x: scale(-REACH.x, REACH.x, 0, SIZE), y: scale(-REACH.y, REACH.y, SIZE, 0) }),
  still() {
    const { x, y } = map.scales();
    const ticks = (values, to) => values.map((value) => [to(value), String(value).replace("-", "−")]);
    return {
      title: "The valley from above",
      unit: "first parameter",
      svg: "",
      html: xTicks(ticks([-10, -5, 0, 5, 10], x)) + yTicks(ticks([-5, 0, 5], y)),
    };
  },
  moving(now) {
    const { ground, start, paths } = runners(now);
    const { x, y } = map.scales();
    const inside = (value, to) => Math.max(-4000, Math.min(5000, to(value)));
    const place = ([u, v]) => [inside(u, x), inside(v, y)];
    const rings = RINGS.map((level) => ring(now, ground, level, { x, y })).join("");
    const drawn = Object.entries(paths).map(([name, { places }]) => {
      const points = places.map((theta) => point(...place(theta)));
      const steps = places.map((theta) => dot(...place(theta), `td-tread ${className(name)}`)).join("");
      return line(`M${points.join("L")}`, `td-walk ${className(name)}`) + steps + dot(...place(places.at(-1)), `td-landed ${className(name)}`);
    });
    const minimum = dot(x(0), y(0), "td-goal");
    return { svg: rings + minimum + drawn.join("") + dot(...place(start), "td-outset"), html: "" };
  },
  label(now) {
    const lies = now.lie ? "slanting at 30 degrees" : "along the first axis";
    const ends = raceWords(now).map(({ name, words }) => `${name} is ${words}`);
    return `Contour lines of a long valley ${lies}, and three paths from its far end, ${now.updates} updates each. ${ends.join("; ")}.`;
  },
};

const fall = {
  still(now) {
    const x = scale(0, now.updates, 0, 970);
    const y = scale(...LOSSES, SIZE, 0);
    const up = logTicks(...LOSSES, 5).map(([log, words]) => [y(log), words]);
    const html = xTicks(counts(now.updates, 4).map((t) => [x(t), t])) + yTicks(up);
    return { title: "Loss (log scale)", unit: "update", svg: grid(up.map(([level]) => level)), html };
  },
  moving(now) {
    const x = scale(0, now.updates, 0, 970);
    const y = scale(...LOSSES, SIZE, 0);
    const { paths } = runners(now);
    const curves = Object.entries(paths).map(([name, { losses }]) => {
      const points = losses.map((loss, t) => point(x(t), Math.max(-300, Math.min(1300, y(Math.log10(Math.max(loss, 1e-12)))))));
      return line(`M${points.join("L")}`, `td-walk ${className(name)}`);
    });
    return { svg: curves.join(""), html: "" };
  },
  label(now) {
    const ends = Object.entries(runners(now).paths).map(([name, { losses }]) => `${name} from ${written(losses[0])} to ${written(losses.at(-1))}`);
    return `Loss of the three over ${now.updates} updates, log axis: ${ends.join(", ")}.`;
  },
};

const PARTS = { map, fall };

/** The whole figure as HTML, also what a page shows without any script. */
export function still(now) {
  const plots = Object.entries(PARTS).map(([name, view]) => {
    const fixed = view.still(now);
    return plot(name, { ...fixed, still: fixed, moving: view.moving(now), label: view.label(now) });
  });
  return `<div class="td-views td-valley"><div class="td-outcomes">${raceMarkup(now)}</div>${plots.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, now) {
  root.querySelector(".td-outcomes").innerHTML = raceMarkup(now);
  for (const [name, view] of Object.entries(PARTS)) {
    const element = root.querySelector(`[data-view=${name}]`);
    element.querySelector(".td-moving").innerHTML = view.moving(now).svg;
    element.setAttribute("aria-label", view.label(now));
  }
}

function render({ model, el }) {
  const state = () => traits(model, GIVEN);
  if (!el.querySelector(".td-views")) el.innerHTML = still(state());
  const spoken = () => {
    const { rates, index, momentum } = state();
    const ends = raceWords(state()).map(({ name, words }) => `${name}: ${words}`);
    return `Rate ${written(rates[index])}, momentum ${momentum}. ${ends.join(". ")}.`;
  };
  return watch({ model, el }, ["index", "momentum", "lie"], onceAFrame(() => show(el, state())), spoken);
}

export default { render };
