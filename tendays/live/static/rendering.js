// Markdown and formulas in outputs, by marked and KaTeX from this server; loaded when an output first needs them.

const FORMULA = /\$|\\\(|\\\[/;
const DELIMITERS = [
  { left: "$$", right: "$$", display: true },
  { left: "\\[", right: "\\]", display: true },
  { left: "\\(", right: "\\)", display: false },
  { left: "$", right: "$", display: false },
];

/** The registry of thebe's renderers, which comes with neither. */
export function teach(rendermime, base) {
  const pieces = `${base}book/_live`;
  rendermime.markdownParser = { render: (source) => markdown(source, pieces) };
  rendermime.latexTypesetter = { typeset: (element) => void formulas(element, pieces) };
  return rendermime;
}

async function markdown(source, pieces) {
  const { marked } = await import(`${pieces}/marked/marked.esm.js`);
  return marked.parse(source);
}

async function formulas(element, pieces) {
  if (!FORMULA.test(element.textContent)) return;
  loadStyleOnce(`${pieces}/katex/katex.min.css`);
  const { default: render } = await import(`${pieces}/katex/contrib/auto-render.mjs`);
  render(element, { delimiters: DELIMITERS, throwOnError: false });
}

function loadStyleOnce(address) {
  if (document.querySelector('link[href*="katex"]')) return;
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  document.head.append(style);
}
