import { openProgram } from '../../src/main.js';

/** Files the sample reports in a folder as the first start does, but for their vectors, which a bot makes. */
const [index = ''] = process.argv.slice(2);
const program = await openProgram({ mode: 'terminal', index, log: 'info' });
for (const document of await program.ingest.documents(['reports/samples'])) {
  for await (const _ of program.ingest.file(document, {}));
}
await program.close();
