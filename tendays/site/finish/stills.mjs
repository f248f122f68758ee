// Draws figures without a browser: reads [{module, state}, ...] from stdin, writes their HTML as a JSON list.
import { pathToFileURL } from "node:url";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const drawn = [];
for (const { module, state } of JSON.parse(input)) {
  const { still } = await import(pathToFileURL(module));
  drawn.push(still ? still(state) : null);
}
process.stdout.write(JSON.stringify(drawn));
