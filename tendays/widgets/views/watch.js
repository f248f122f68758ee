// A figure follows its model, and says what it shows once the reader rests.

const REST = 600; // milliseconds without a change, after which the words are spoken

/** The model's values of some traits, by name. */
const traits = (model, names) => Object.fromEntries(names.map((name) => [name, model.get(name)]));

/** Set traits of the model, as a control does. */
function set(model, values) {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
  model.save_changes();
}

/** Show each change of the traits `moved`, and put what is `spoken` where screen readers listen; returns what ends it. */
function watch({ model, el }, moved, show, spoken) {
  let timer;
  const update = () => {
    show();
    clearTimeout(timer);
    timer = setTimeout(() => (el.querySelector(".td-spoken").textContent = spoken()), REST);
  };
  const changes = moved.map((name) => `change:${name}`);
  for (const change of changes) model.on(change, update);
  return () => {
    clearTimeout(timer);
    for (const change of changes) model.off(change, update);
  };
}

/** `draw`, at most once a frame: for figures that work out what they show. */
function onceAFrame(draw) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}
