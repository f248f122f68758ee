// The verdict in words, in its colour: a sentence for each, with the numbers of the run.

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

const verdictWords = (runs, i) =>
  `<strong>${capital(runs.verdict(i))}</strong> <span class="td-at">at ${runs.labels[i]}.</span> ${sentence(runs, i)}`;

/** The verdict as a paragraph, and an empty region that speaks it to screen readers once the slider rests. */
function verdictMarkup(runs, i) {
  return `<div class="td-verdict" data-view="verdict" data-verdict="${slug(runs.verdict(i))}">
<p class="td-words">${verdictWords(runs, i)}</p></div>`;
}
