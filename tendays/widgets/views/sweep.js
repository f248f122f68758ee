// The final loss over the learning rate: where the valley of good rates lies. It can be dragged.

function sweepScales(runs) {
  const logs = runs.rates.map(Math.log10);
  const [low, high] = runs.axis;
  return { logs, x: scale(logs[0], logs.at(-1), 12, 988), y: scale(low, high, 930, 90) };
}

/** Where the dot of run `i` stands; a loss that is not finite stands at the top. */
function sweepDot(runs, { logs, x, y }, i) {
  const final = runs.curve(i).at(-1);
  const [low, high] = runs.axis;
  return [x(logs[i]), Number.isFinite(final) ? y(Math.min(Math.max(final, low), high)) : 45];
}

/** Neighbouring rates with the same verdict: [verdict, first, last]. */
function stretches(runs) {
  const found = [];
  for (let i = 0; i < runs.count; i += 1) {
    const verdict = runs.verdict(i);
    if (found.length && found.at(-1)[0] === verdict) found.at(-1)[2] = i;
    else found.push([verdict, i, i]);
  }
  return found;
}

function sweepStrip(runs, scales) {
  const edge = (i) => scales.x((scales.logs[Math.max(0, i - 1)] + scales.logs[Math.min(runs.count - 1, i)]) / 2);
  return stretches(runs)
    .map(([verdict, first, last]) => {
      const [left, right] = [first === 0 ? 0 : edge(first), last === runs.count - 1 ? SIZE : edge(last + 1)];
      const style = `left:${short(left / 10)}%;width:${short((right - left) / 10)}%;--verdict:${colour(verdict)}`;
      return `<span class="td-stretch" style="${style}">${right - left > 130 ? verdict : ""}</span>`;
    })
    .join("");
}

const sweep = {
  still(runs) {
    const scales = sweepScales(runs);
    const dots = Array.from({ length: runs.count }, (_, i) =>
      dot(...sweepDot(runs, scales, i), "td-run", `stroke:${colour(runs.verdict(i))}`),
    );
    const across = powers(scales.logs[0], scales.logs.at(-1)).map((power) => [scales.x(power), powerText(power)]);
    const up = logTicks(...runs.axis, 3).map(([log, words]) => [scales.y(log), words]);
    return {
      title: `Loss after ${runs.length - 1} updates, for every learning rate`,
      unit: "learning rate (log scale)",
      svg: grid(up.map(([y]) => y)) + dots.join(""),
      html: `<div class="td-strip">${sweepStrip(runs, scales)}</div>` + xTicks(across) + yTicks(up),
    };
  },
  moving(runs, i) {
    const [x, y] = sweepDot(runs, sweepScales(runs), i);
    const style = `stroke:${colour(runs.verdict(i))}`;
    return { svg: line(`M${short(x)} 0V1000`, "td-here", style) + dot(x, y, "td-halo") + dot(x, y, "td-now", style), html: "" };
  },
  label: (runs, i) =>
    `Loss after ${runs.length - 1} updates for ${runs.count} learning rates from ${runs.labels[0]} to ` +
    `${runs.labels.at(-1)}, both on logarithmic axes: ` +
    stretches(runs).map(([verdict, a, b]) => `${verdict} from ${runs.labels[a]} to ${runs.labels[b]}`).join(", ") +
    `. Marked: ${runs.labels[i]}.`,
  /** The run whose dot is nearest to a pointer, `share` of the width from the left. */
  at(runs, share) {
    const { logs, x } = sweepScales(runs);
    const distance = logs.map((log) => Math.abs(x(log) - share * SIZE));
    return distance.indexOf(Math.min(...distance));
  },
};
