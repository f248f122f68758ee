// Letters in a plane at one moment of a training, with the way that one of them has come.

const WIDTH = 600; // of the drawing; its height follows from the places
const ROOM = 26; // between the outermost letter and the edge
const VOWELS = "aeiou";

const kind = (char) => (char === "." ? "td-end-of-word" : VOWELS.includes(char) ? "td-vowel" : "td-consonant");
const named = (char) => (char === "." ? "the end" : char);

/** From the plane to the drawing: one scale for both axes and for all moments. */
function scales(places) {
  const all = places.flat();
  const [xs, ys] = [0, 1].map((axis) => all.map((place) => place[axis]));
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const unit = Math.min((WIDTH - 2 * ROOM) / (right - left || 1), (WIDTH - 2 * ROOM) / (high - low || 1));
  const height = Math.max(unit * (high - low) + 2 * ROOM, WIDTH / 2);
  const middle = [(left + right) / 2, (low + high) / 2];
  const at = ([x, y]) =>
    [WIDTH / 2 + (x - middle[0]) * unit, height / 2 - (y - middle[1]) * unit].map((n) => Math.round(n * 10) / 10);
  return { height: Math.round(height), at };
}

/** The letters nearest to letter `i`, the nearest first, each with its distance. */
function nearest(places, i) {
  return places
    .map(([x, y], j) => ({ j, distance: Math.hypot(x - places[i][0], y - places[i][1]) }))
    .filter(({ j }) => j !== i && j !== 0)
    .sort((one, other) => one.distance - other.distance);
}

/** How many vowels have a vowel as their nearest letter. */
const vowelsBesideVowels = (chars, places) =>
  [...VOWELS].filter((vowel) => VOWELS.includes(chars[nearest(places, chars.indexOf(vowel))[0].j])).length;

function letterMarkup(chars, place, i, chosen) {
  const role = `${kind(chars[i])} ${i === chosen ? "td-chosen" : ""}`;
  return `<g class="td-letter ${role}" data-letter="${i}" transform="translate(${place})">
<circle class="td-reach" r="19"/><circle class="td-disc" r="13"/><text y="5" text-anchor="middle">${chars[i]}</text></g>`;
}

function drawing({ chars, places, index, letter }) {
  const { height, at } = scales(places);
  const now = places[index].map(at);
  const way = places.slice(0, index + 1).map((moment) => at(moment[letter]).join(" "));
  const [x, y] = now[letter];
  const ties = nearest(places[index], letter).slice(0, 3).map(({ j }) => `M${x} ${y}L${now[j].join(" ")}`);
  const order = now.map((_, i) => i).sort((a, b) => (a === letter) - (b === letter));
  return `<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true" focusable="false">
<path class="td-way" d="M${way.join("L")}"/><path class="td-ties" d="${ties.join("")}"/>
${order.map((i) => letterMarkup(chars, now[i], i, letter)).join("")}</svg>`;
}

/** The moment in words: its loss, the neighbours of the chosen letter, and the vowels. */
function words({ chars, places, updates, losses, index, letter }) {
  const beside = nearest(places[index], letter).slice(0, 3);
  const neighbours = beside.map(({ j, distance }) => `${chars[j]} (${distance.toFixed(2)})`).join(", ");
  return {
    moment: `After ${updates[index].toLocaleString("en")} updates: ${losses[index].toFixed(2)} nats`,
    near: `Nearest to ${named(chars[letter])}: ${neighbours}`,
    vowels: `${vowelsBesideVowels(chars, places[index])} of 5 vowels have a vowel beside them`,
  };
}

const wordsMarkup = (state) => {
  const { moment, near, vowels } = words(state);
  return `<strong>${moment}.</strong> ${near}. ${vowels}.`;
};

/** The plane for those who do not see it: for each vowel its nearest letter. */
function described(state) {
  const { chars, places, index } = state;
  const pairs = [...VOWELS].map((vowel) => `${vowel} beside ${chars[nearest(places[index], chars.indexOf(vowel))[0].j]}`);
  const { moment, near } = words(state);
  return `The 27 letters in a plane. ${moment}. ${near}. Nearest to each vowel: ${pairs.join(", ")}.`;
}

/** The whole figure as HTML, also what a page shows without any script. */
export function still(state) {
  return `<div class="td-embedding"><p class="td-moment">${wordsMarkup(state)}</p>
<div class="td-plane" role="img" aria-label="${described(state)}">${drawing(state)}</div>
<p class="td-kinds" aria-hidden="true"><span class="td-kind-vowel">vowel</span> <span class="td-kind-consonant">consonant</span> <span class="td-kind-end">end of a name</span></p>
<div class="td-spoken" aria-live="polite"></div></div>`;
}

function show(root, state) {
  root.querySelector(".td-moment").innerHTML = wordsMarkup(state);
  const plane = root.querySelector(".td-plane");
  plane.innerHTML = drawing(state);
  plane.setAttribute("aria-label", described(state));
}

function render({ model, el }) {
  const state = () => traits(model, ["chars", "places", "updates", "losses", "index", "letter"]);
  if (!el.querySelector(".td-embedding")) el.innerHTML = still(state());
  const point = (event) => {
    const letter = event.target.closest("[data-letter]");
    if (letter) set(model, { letter: Number(letter.dataset.letter) });
  };
  const spoken = () => {
    const { moment, near, vowels } = words(state());
    return `${moment}. ${near}. ${vowels}.`;
  };
  el.addEventListener("click", point);
  const end = watch({ model, el }, ["index", "letter"], () => show(el, state()), spoken);
  return () => {
    end();
    el.removeEventListener("click", point);
  };
}

export default { render };
