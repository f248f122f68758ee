// The loss over the updates of one run, on a log axis, with some of the other runs faintly behind it.

const GHOSTS = 14;

function lossScales(runs) {
  const [low, high] = runs.axis;
  return { x: scale(0, runs.length - 1, 0, 985), y: scale(low, high, SIZE, 0) };
}

/** A curve until it leaves the axis at the top or is no longer a number. */
function lossPath(runs, { x, y }, i) {
  const curve = runs.curve(i);
  const end = lastFinite(curve);
  const points = Array.from(curve.subarray(0, end + 1), (log, t) => point(x(t), Math.min(y(log), 1200)));
  return points.length ? `M${points.join("L")}` : "";
}

/** Where a run that leaves the plot does so, in updates; null for one that stays. */
function leavesAt(runs, i) {
  const curve = runs.curve(i);
  const out = curve.findIndex((log) => !Number.isFinite(log) || log > runs.axis[1]);
  return out < 0 ? null : out;
}

const loss = {
  still(runs) {
    const scales = lossScales(runs);
    const every = Math.max(1, Math.round(runs.count / GHOSTS));
    const ghosts = Array.from({ length: runs.count }, (_, i) => i).filter((i) => i % every === 0);
    const up = logTicks(...runs.axis).map(([log, words]) => [scales.y(log), words]);
    const across = counts(runs.length - 1).map((t) => [scales.x(t), String(t)]);
    return {
      title: "Loss (log scale)",
      unit: "updates",
      svg: grid(up.map(([y]) => y)) + line(ghosts.map((i) => lossPath(runs, scales, i)).join(""), "td-ghost"),
      html: xTicks(across) + yTicks(up),
    };
  },
  moving(runs, i) {
    const { x, y } = lossScales(runs);
    const style = `stroke:${colour(runs.verdict(i))}`;
    const path = line(lossPath(runs, { x, y }, i), "td-curve", style);
    const out = leavesAt(runs, i);
    if (out !== null) {
      const words = `off the chart at update ${out}`;
      return { svg: path, html: text(x(out), 0, x(out) > 450 ? "td-out td-before" : "td-out", `▲ ${words}`) };
    }
    const end = runs.curve(i).at(-1);
    const below = y(end) < 160 ? "td-below" : "";
    const html = text(985, y(end), `td-end ${below}`, written(10 ** end));
    return { svg: path + dot(x(runs.length - 1), y(end), "td-halo") + dot(x(runs.length - 1), y(end), "td-now", style), html };
  },
  label(runs, i) {
    const curve = runs.curve(i);
    const out = leavesAt(runs, i);
    const end = out === null ? `to ${written(10 ** curve.at(-1))}` : `and leaves the chart at update ${out}`;
    return `Loss over ${runs.length - 1} updates at learning rate ${runs.labels[i]}, on a logarithmic axis: from ${written(10 ** curve[0])} ${end}.`;
  },
};
