// The search: which page comes first, and what a result shows of its page.

const IN_ITS_TITLE = 30; // points; the title of a section has 15
const UNREAD = ".headerlink, .katex-mathml, .td-widget, .td-reading, .live-note, .hide > summary, script, style, svg";

/** A page with every word in its own title, not only in that of a section, comes first. */
Scorer.score = ([, title, anchor, , score]) => {
  const words = new URLSearchParams(location.search).get("q").toLowerCase().trim().split(/\s+/);
  const named = !anchor && words.every((word) => title.toLowerCase().includes(word));
  return named ? score + IN_ITS_TITLE : score;
};

/** What one reads there: no formulas twice, no controls, no contents; of the glossary the term and what it is. */
Search.htmlToText = (text, anchor) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const article = page.querySelector("article") ?? page.querySelector("main");
  for (const unread of article.querySelectorAll(UNREAD)) unread.remove();
  const part = (anchor && article.querySelector(anchor)) || article;
  const parts = part.matches("dt") ? [part, part.nextElementSibling] : [part];
  return parts.map(({ textContent }) => textContent).join(" ").replace(/\s+/g, " ");
};
