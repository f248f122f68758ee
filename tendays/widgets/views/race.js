// Three optimizers on a quadratic valley: where each is after every update.

const FAR = 1e6; // a path that gets this far out is lost
const BETA2 = 0.999;
const EPS = 1e-8;

/** The loss and its gradient at (x, y), for a valley turned by `angle` with the given curvatures. */
function valley([along, across], angle) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const inside = ([x, y]) => [c * x + s * y, c * y - s * x]; // distances along the valley and across it
  return {
    loss(theta) {
      const [u, v] = inside(theta);
      return (along * u * u + across * v * v) / 2;
    },
    gradient(theta) {
      const [u, v] = inside(theta);
      const [gu, gv] = [along * u, across * v];
      return [c * gu - s * gv, s * gu + c * gv];
    },
    outside: ([u, v]) => [c * u - s * v, s * u + c * v],
  };
}

/** For each optimizer, the step that it makes of a gradient; it remembers what it has to. */
const RACERS = {
  SGD: (rate) => (g) => g.map((slope) => -rate * slope),
  momentum(rate, kept) {
    let velocity = [0, 0];
    return (g) => {
      velocity = velocity.map((v, i) => kept * v + g[i]);
      return velocity.map((v) => -rate * v);
    };
  },
  Adam(rate, kept) {
    let [mean, square, left, leftSquare] = [[0, 0], [0, 0], 1, 1];
    return (g) => {
      [left, leftSquare] = [left * kept, leftSquare * BETA2];
      mean = mean.map((m, i) => kept * m + (1 - kept) * g[i]);
      square = square.map((s, i) => BETA2 * s + (1 - BETA2) * g[i] * g[i]);
      return mean.map((m, i) => (-rate * (m / (1 - left))) / (Math.sqrt(square[i] / (1 - leftSquare)) + EPS));
    };
  },
};

/** The places after 0, 1, … updates, and the losses there; both end where a path is lost. */
function race(ground, make, start, updates) {
  const step = make();
  const places = [start];
  for (let t = 0; t < updates; t += 1) {
    const here = places.at(-1);
    const move = step(ground.gradient(here));
    const next = here.map((value, i) => value + move[i]);
    if (!(Math.hypot(...next) < FAR)) break;
    places.push(next);
  }
  return { places, losses: places.map(ground.loss) };
}
