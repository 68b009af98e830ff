import { readFile } from 'node:fs/promises';
import { evaluate, goldConversation } from '../asking/gold-score.js';
import { ConfigError } from '../contracts/errors.js';
import { type CommandContext, EXIT } from './context.js';
import { plainTable } from './plain-table.js';

const { stdout } = process;

/** Scores a file of gold questions against the program; 1 where any turn fails. */
export async function scoreQuestions(
  { wenbao }: CommandContext,
  _options: object,
  [file = '']: string[],
): Promise<number> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ConfigError(`${file}: cannot be read; give a file of gold questions, one JSON object a line`, { cause });
  });
  const lines = content.split('\n').filter((line) => line.trim() !== '');
  const score = await evaluate(
    lines.map((line) => goldConversation.parse(JSON.parse(line))),
    wenbao.ask,
  );
  for (const miss of score.misses) stdout.write(`${miss.id} 「${miss.question}」: ${miss.reasons.join('; ')}\n`);
  const table = plainTable(['tag', 'passed', 'failed']);
  for (const [tag, { passed, failed }] of [...score.byTag].sort(([a], [b]) => a.localeCompare(b))) {
    table.push([tag, passed, failed]);
  }
  stdout.write(`${table.toString()}\n`);
  stdout.write(`${score.passed} passed, ${score.failed} failed\n`);
  return score.failed > 0 ? EXIT.refused : 0;
}
