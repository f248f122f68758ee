// The verdict in words, in its colour.

const verdictWords = (runs, i) =>
  `<strong>${capital(runs.verdict(i))}</strong> <span class="td-at">at ${runs.labels[i]}.</span> ${sentence(runs, i)}`;

/** The verdict as a paragraph, and an empty region that speaks it to screen readers once the slider rests. */
function verdictMarkup(runs, i) {
  return `<div class="td-verdict" data-view="verdict" data-verdict="${slug(runs.verdict(i))}">
<p class="td-words">${verdictWords(runs, i)}</p></div>`;
}
