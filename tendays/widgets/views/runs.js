// Runs as they arrive from Python, and the numbers that the views ask of them.

const VERDICTS = ["too small", "just right", "oscillating", "stuck", "diverged"];
const NOT_FINITE = 65535;
const unpackedRuns = new WeakMap();

/** The runs with their losses as one Float64Array of log10 values, NaN where a loss is not finite. */
function unpack(packed) {
  if (!unpackedRuns.has(packed)) unpackedRuns.set(packed, decode(packed));
  return unpackedRuns.get(packed);
}

function decode(packed) {
  const bytes = Uint8Array.from(atob(packed.losses), (letter) => letter.charCodeAt(0));
  const codes = new DataView(bytes.buffer);
  const step = (packed.high - packed.low) / 65534;
  const [count, length] = packed.shape;
  const logs = Float64Array.from({ length: count * length }, (_, k) => {
    const code = codes.getUint16(2 * k, true);
    return code === NOT_FINITE ? NaN : packed.low + code * step;
  });
  const curve = (i) => logs.subarray(i * length, (i + 1) * length);
  return { ...packed, count, length, curve, verdict: (i) => VERDICTS[packed.verdicts[i]] };
}

/** The position of the last finite loss of a curve, -1 if there is none. */
function lastFinite(curve) {
  let t = 0;
  while (t < curve.length && Number.isFinite(curve[t])) t += 1;
  return t - 1;
}

/** The CSS class, and colour, of a verdict: "just right" is `just-right`. */
const slug = (verdict) => verdict.replace(" ", "-");
const colour = (verdict) => `var(--td-${slug(verdict)})`;
