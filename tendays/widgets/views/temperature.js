// Logits as probabilities at one temperature: a bar for each class, what one of them pays, and the mean price.

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** log softmax(z / T), without a number that could overflow. */
function logProbs(logits, T) {
  const top = Math.max(...logits);
  const shifted = logits.map((z) => (z - top) / T);
  const log = Math.log(sum(shifted.map(Math.exp)));
  return shifted.map((z) => z - log);
}

/** What all that came pays in the mean, in nats. */
function meanPrice({ logits, counts }, T) {
  const logs = logProbs(logits, T);
  return -sum(counts.map((count, i) => count * logs[i])) / sum(counts);
}

const now = (state) => state.temperatures[state.index];

const bars = {
  still(state) {
    const width = SIZE / state.names.length;
    const total = sum(state.counts);
    const marks = state.counts.map((count, i) => `M${point(i * width + 2, 1000 - (1000 * count) / total)}h${short(width - 4)}`);
    const up = [0, 0.25, 0.5, 0.75, 1].map((p) => [1000 - 1000 * p, String(p)]);
    return {
      title: `<span class="td-key td-key-target">share counted</span> <span class="td-key td-key-now">probability</span>`,
      unit: "",
      svg: grid(up.map(([y]) => y)) + line(marks.join(""), "td-target"),
      html: xTicks(state.names.map((name, i) => [(i + 0.5) * width, name.length > 1 ? "•" : name])) + yTicks(up),
    };
  },
  moving(state) {
    const width = SIZE / state.names.length;
    const paths = logProbs(state.logits, now(state)).map((log, i) => {
      const height = 1000 * Math.exp(log);
      const place = `x="${short(i * width + width * 0.12)}" y="${short(1000 - height)}" width="${short(width * 0.76)}" height="${short(height)}"`;
      return `<rect ${place} class="td-bar ${i === state.target ? "td-came" : ""}"/>`;
    });
    return { svg: paths.join(""), html: "" };
  },
  label(state) {
    const logs = logProbs(state.logits, now(state));
    const order = [...logs.keys()].sort((a, b) => logs[b] - logs[a]).slice(0, 4);
    const likely = order.map((i) => `${state.names[i]} ${Math.exp(logs[i]).toFixed(3)}`).join(", ");
    return `Probabilities of ${state.names.length} classes at temperature ${now(state)}; the likeliest: ${likely}.`;
  },
};

function priceScales({ temperatures, names }, prices) {
  const logs = temperatures.map(Math.log10);
  const high = Math.max(...prices, Math.log(names.length)) * 1.06;
  return { x: scale(logs[0], logs.at(-1), 12, 988), y: scale(0, high, SIZE, 0), high };
}

const allPrices = (state) => state.temperatures.map((T) => meanPrice(state, T));

const prices = {
  still(state) {
    const all = allPrices(state);
    const { x, y, high } = priceScales(state, all);
    const curve = all.map((price, i) => point(x(Math.log10(state.temperatures[i])), y(price)));
    const ignorance = y(Math.log(state.names.length));
    const up = counts(high, 6).map((price) => [y(price), String(price)]);
    return {
      title: "Mean price of all that came (nats)",
      unit: "temperature (log scale)",
      svg: grid(up.map(([at]) => at)) + line(`M0 ${short(ignorance)}H1000`, "td-ignorance") + line(`M${curve.join("L")}`, "td-curve td-price-curve"),
      html: xTicks([0.1, 1, 10].map((T) => [x(Math.log10(T)), String(T)])) + yTicks(up) +
        text(1000, ignorance, "td-ignorant", `ln ${state.names.length} = ${Math.log(state.names.length).toFixed(4)}`),
    };
  },
  moving(state) {
    const { x, y } = priceScales(state, allPrices(state));
    const at = [x(Math.log10(now(state))), y(meanPrice(state, now(state)))];
    return { svg: dot(...at, "td-halo") + dot(...at, "td-now td-price-dot"), html: "" };
  },
  label: (state) =>
    `Mean price over the temperature from ${state.temperatures[0]} to ${state.temperatures.at(-1)}: high on the left, lowest ` +
    `near 1, and towards ${Math.log(state.names.length).toFixed(2)} on the right. At ${now(state)} it is ${meanPrice(state, now(state)).toFixed(3)} nats.`,
};

const PLOTS = { bars, prices };

/** Both prices at this temperature, as words. */
function pay(state) {
  const log = logProbs(state.logits, now(state))[state.target];
  const p = Math.exp(log);
  const one = `${state.names[state.target]} has probability ${p < 0.001 ? written(p) : p.toFixed(3)}: if it comes, it pays ${(-log).toFixed(2)} nats.`;
  return [one, `In the mean, over all that came: ${meanPrice(state, now(state)).toFixed(3)} nats; at temperature 1, ${meanPrice(state, 1).toFixed(3)}.`];
}

const wordsMarkup = (state) => pay(state).map((part) => `<p>${part}</p>`).join("");

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  const parts = Object.entries(PLOTS).map(([name, view]) => {
    const fixed = view.still(state);
    return plot(name, { ...fixed, still: fixed, moving: view.moving(state), label: view.label(state) });
  });
  return `<div class="td-views td-temperature"><div class="td-pay">${wordsMarkup(state)}</div>${parts.join("")}<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector(".td-pay").innerHTML = wordsMarkup(state);
  for (const [name, view] of Object.entries(PLOTS)) {
    const element = root.querySelector(`[data-view=${name}]`);
    element.querySelector(".td-moving").innerHTML = view.moving(state).svg;
    element.setAttribute("aria-label", view.label(state));
  }
}

function render({ model, el }) {
  const state = () => traits(model, ["names", "logits", "counts", "temperatures", "index", "target"]);
  if (!el.querySelector(".td-temperature")) el.innerHTML = still(state());
  const area = el.querySelector(".td-bars .td-area");
  /** A pointer on the bars chooses the class that came. */
  const point = (event) => {
    const { left, width } = area.getBoundingClientRect();
    const count = model.get("names").length;
    const target = Math.floor(((event.clientX - left) / width) * count);
    set(model, { target: Math.min(Math.max(target, 0), count - 1) });
  };
  area.addEventListener("click", point);
  const spoken = () => `Temperature ${now(state())}. ${pay(state()).join(" ")}`;
  const end = watch({ model, el }, ["index", "target"], () => show(el, state()), spoken);
  return () => {
    end();
    area.removeEventListener("click", point);
  };
}

export default { render };
