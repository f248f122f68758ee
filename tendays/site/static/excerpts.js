// What a result of the search shows of its page: what one reads there, not formulas twice, controls or contents.

const UNREAD = ".headerlink, .katex-mathml, .td-widget, .td-reading, .live-note, script, style, svg";

Search.htmlToText = (text, anchor) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const article = page.querySelector("article") ?? page.querySelector("main");
  for (const unread of article.querySelectorAll(UNREAD)) unread.remove();
  const part = (anchor && article.querySelector(anchor)) || article;
  return part.textContent.replace(/\s+/g, " ");
};
