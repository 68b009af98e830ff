import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { openProgram as OpenProgram } from '../src/main.js';

/** The program of one version in a process of its own: answers lists of questions that `asking.ts` sends it, and says what CPU they took. */
const [tree = '', index = ''] = process.argv.slice(2);
const compiled = (file: string) => import(pathToFileURL(join(tree, 'dist', file)).href);
const { readConfig } = await compiled('config.js');
const { openProgram }: { openProgram: typeof OpenProgram } = await compiled('main.js');
const program = await openProgram(readConfig({ WENBAO_INDEX: index }));
let chats = 0;

process.on('message', (questions: readonly string[]) => {
  void answer(questions);
});
process.on('disconnect', () => void program.close().then(() => process.exit(0)));
process.send?.({ ready: true });

/** Every question is the first of a chat of its own, which is remembered no longer than the process runs. */
async function answer(questions: readonly string[]): Promise<void> {
  const before = process.cpuUsage();
  let figures = 0;
  for (const text of questions) {
    chats += 1;
    const { kind } = await program.ask({ chat: `bench:${chats}`, text, offhand: true });
    if (kind === 'figure') figures += 1;
  }
  const { user, system } = process.cpuUsage(before);
  process.send?.({ took: (user + system) / questions.length, figures });
}
