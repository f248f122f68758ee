// What the network says after the last update, beside what it should say.

function predictionScales(runs) {
  const finite = [...runs.targets, ...runs.predictions.flat()].filter(Number.isFinite);
  const reach = [Math.min(...runs.targets), Math.max(...runs.targets)];
  const room = (reach[1] - reach[0] || 2) / 2;
  const low = Math.max(Math.min(...finite, reach[0]), reach[0] - room);
  const high = Math.min(Math.max(...finite, reach[1]), reach[1] + room);
  const width = SIZE / runs.targets.length;
  return { low, high, width, x: (n) => (n + 0.5) * width, y: scale(low, high, 920, 80) };
}

const predictions = {
  still(runs) {
    const { x, y, width } = predictionScales(runs);
    const up = [...new Set([...runs.targets, 0])].map((value) => [y(value), written(value).replace("-", "−")]);
    const marks = runs.targets.map((target, n) => `M${point(x(n) - width * 0.28, y(target))}h${short(width * 0.56)}`);
    return {
      title: `<span class="td-key td-key-target">target</span> <span class="td-key td-key-now">prediction</span>`,
      unit: "example",
      svg: grid(up.map(([at]) => at)) + line(marks.join(""), "td-target"),
      html: xTicks(runs.targets.map((_, n) => [x(n), String(n + 1)])) + yTicks(up),
    };
  },
  moving(runs, i) {
    const { x, y, low, high } = predictionScales(runs);
    const style = `stroke:${colour(runs.verdict(i))}`;
    const parts = runs.predictions[i].map((value, n) => {
      if (value === null || value > high) return { svg: "", html: text(x(n), 10, "td-lost", value === null ? "✕" : "▲") };
      if (value < low) return { svg: "", html: text(x(n), 860, "td-lost", "▼") };
      const at = y(value);
      const error = line(`M${point(x(n), y(runs.targets[n]))}V${short(at)}`, "td-error", style);
      return { svg: error + dot(x(n), at, "td-halo") + dot(x(n), at, "td-now", style), html: "" };
    });
    return { svg: parts.map((part) => part.svg).join(""), html: parts.map((part) => part.html).join("") };
  },
  label: (runs, i) =>
    `Predictions at learning rate ${runs.labels[i]}: ` +
    runs.targets
      .map((target, n) => `${written(runs.predictions[i][n] ?? NaN)} where ${written(target)} is right`)
      .join(", ") +
    ".",
};
