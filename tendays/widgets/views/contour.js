// The way that descent takes at one rate, on a surface seen from above or on a curve.

/** The points of run `i`, in units of the map. */
function way(runs, i) {
  const bytes = Uint8Array.from(atob(runs.map.ways[i]), (letter) => letter.charCodeAt(0));
  const numbers = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, t) => [0, 2].map((k) => numbers.getInt16(4 * t + k, true)));
}

/** Where the segment from `a`, on the map, to `b`, off it, crosses the edge. */
function crossing(a, b) {
  const share = Math.min(...[0, 1].map((k) => (b[k] > SIZE ? SIZE - a[k] : b[k] < 0 ? -a[k] : Infinity) / Math.abs(b[k] - a[k]))
    .map(Math.abs));
  return a.map((from, k) => from + share * (b[k] - from));
}

/** An arrow at the edge, towards where the path went, and when it did. */
function exit(points, out, style) {
  const [a, b] = [points[out - 1], points[out]];
  const [x, y] = crossing(a, b).map((at) => Math.min(Math.max(at, 25), SIZE - 25) / 10);
  const angle = Math.atan2((b[1] - a[1]) * 0.75, b[0] - a[0]); // the map is 4 wide and 3 high
  const arrow = `left:${short(x)}%;top:${short(y)}%;transform:translate(-50%,-50%) rotate(${angle.toFixed(2)}rad);${style}`;
  return `<span class="td-text td-exit" style="${arrow}">➤</span>` + text(985, y > 50 ? 15 : 985, y > 50 ? "td-left td-top" : "td-left", `leaves the picture at update ${out}`);
}

const minus = (value) => written(Math.abs(value) < 1e-9 ? 0 : value).replace("-", "−");

/** A point in the units of the axes, as words. */
function place({ map: { frame } }, [x, y]) {
  const [left, right, bottom, top] = frame;
  const fine = (low, high, share) => {
    const value = low + share * (high - low);
    return minus(Math.abs(value) < (high - low) / 500 ? 0 : value);
  };
  return `(${fine(left, right, x / SIZE)}, ${fine(bottom, top, 1 - y / SIZE)})`;
}

const contour = {
  still(runs) {
    const { layers, curve, minima, ticks, title, names } = runs.map;
    const ground = layers ? layers.map((d) => line(d, "td-layer")).join("") : line(curve, "td-ground");
    const crosses = line(minima.map((low) => `M${low.join(" ")}m-12 -16l24 32m0 -32l-24 32`).join(""), "td-minimum");
    return {
      title,
      unit: names[0],
      svg: ground + crosses,
      html: xTicks(ticks.x) + yTicks(ticks.y) + text(0, 0, "td-upright", names[1]),
    };
  },
  moving(runs, i) {
    const points = way(runs, i);
    const out = runs.map.out[i];
    const style = `stroke:${colour(runs.verdict(i))}`;
    const d = `M${points.join("L").replaceAll(",", " ")}`;
    const steps = line(points.map(([x, y]) => `M${x} ${y}h0`).join(""), "td-dot td-step", style);
    const end = out === null ? dot(...points.at(-1), "td-halo") + dot(...points.at(-1), "td-now", style) : "";
    const svg = line(d, "td-under") + line(d, "td-way", style) + steps + dot(...points[0], "td-begin") + end;
    return { svg, html: out === null ? "" : exit(points, out, `color:${colour(runs.verdict(i))}`) };
  },
  label(runs, i) {
    const points = way(runs, i);
    const { names, frame, minima, out, layers } = runs.map;
    const [left, right, bottom, top] = frame.map(minus);
    const what = layers ? "Contour lines of the loss" : "The loss as a curve";
    const low = minima.length ? `, lowest at ${minima.map((low) => place(runs, low)).join(" and ")}` : "";
    const end = out[i] === null ? `to ${place(runs, points.at(-1))} in ${runs.length - 1} updates` : `and leaves the picture at update ${out[i]}`;
    return (
      `${what}, ${names[0]} from ${left} to ${right} and ${names[1]} from ${bottom} to ${top}${low}. ` +
      `At learning rate ${runs.labels[i]} the path goes from ${place(runs, points[0])} ${end}.`
    );
  },
};
