// What the figure says: numbers as text, and a sentence for each verdict.

/** A number with three significant digits: 8.02, 0.0563, 1.2·10⁵. */
function written(value) {
  if (!Number.isFinite(value)) return "not a number";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-4)) {
    const power = Math.floor(Math.log10(size));
    return `${(value / 10 ** power).toFixed(1)}·10${superscript(power)}`;
  }
  return size >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

const superscript = (n) => String(n).replace(/[-\d]/g, (c) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(c)]);

const explain = {
  "too small": ({ share, rose, updates }) =>
    rose
      ? `After ${updates} updates ${share} of the loss is there: it hardly moved, and not down. A rate just short of diverging looks so, too.`
      : `Each step is so short that after ${updates} updates ${share} of the loss is still there.`,
  "just right": ({ first, last, updates }) => `The loss falls from ${first} to ${last} within ${updates} updates.`,
  oscillating: ({ rises, updates }) =>
    `The steps overshoot the valley: at ${rises} of ${updates} updates the loss went up.`,
  stuck: ({ last }) => `The curve has gone flat at ${last}, far from zero: further updates change nothing.`,
  diverged: ({ last, until, updates }) =>
    until < updates
      ? `The steps grow without bound: after ${until} updates the loss is no longer a number.`
      : `The steps climb out of the valley: the loss ends at ${last}, higher than it began.`,
};

/** Why run `i` has its verdict, in one sentence with its own numbers. */
function sentence(runs, i) {
  const curve = runs.curve(i);
  const until = lastFinite(curve);
  const losses = Array.from(curve, (log) => 10 ** log);
  return explain[runs.verdict(i)]({
    first: written(losses[0]),
    last: written(losses[until]),
    share: `${Math.round((100 * losses[until]) / losses[0])} %`,
    rose: losses[until] > losses[0],
    rises: losses.filter((loss, t) => t > 0 && loss > 1.05 * losses[t - 1]).length,
    until,
    updates: runs.length - 1,
  });
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
