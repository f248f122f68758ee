// Numbers and words as a reader wants them.

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

const capital = (text) => text[0].toUpperCase() + text.slice(1);
