// Sets formulas: reads [{latex, display}, ...] from stdin, writes [{html} or {error}, ...]; argument: KaTeX's module.
import { pathToFileURL } from "node:url";

const { default: katex } = await import(pathToFileURL(process.argv[2]));
let input = "";
for await (const chunk of process.stdin) input += chunk;
const set = JSON.parse(input).map(({ latex, display }) => {
  try {
    return { html: katex.renderToString(latex, { displayMode: display, throwOnError: true, strict: "error" }) };
  } catch (error) {
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(set));
