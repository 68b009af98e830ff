import { build } from './build.mjs';

// The program from a checkout (`npm start`, `npm run wenbao`): what is built, and built anew first where a source is newer.
const program = new URL('../dist/cli.js', import.meta.url).href;
if (await build()) await import(program);
else {
  process.stderr.write('not built: TypeScript is not installed; npm ci installs it\n');
  process.exitCode = 1;
}
