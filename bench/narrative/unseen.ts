import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Asked } from './questions.js';

/** The reports that the questions are about, invented like them. */
export const UNSEEN_REPORTS = fileURLToPath(new URL('unseen', import.meta.url));

const line = z.object({
  style: z.enum(['natural', 'hard', 'unanswerable']),
  agency: z.string(),
  text: z.string(),
  /** Stands in the right passage alone; `null` where the reports do not say it. */
  key: z.string().nullable(),
});

/** Questions written by somebody who had seen neither the program nor its lexicon, the hard ones without a word of the passage. */
export async function unseenQuestions(): Promise<Asked[]> {
  const lines = (await readFile(`${UNSEEN_REPORTS}/questions.jsonl`, 'utf8')).trim().split('\n');
  return lines.map((written) => {
    const { style, agency, text, key } = line.parse(JSON.parse(written));
    const right = key === null ? null : (passage: string) => passage.includes(key);
    return { style: style === 'natural' ? style : 'hard', leaves: 'nothing', before: null, text, agency, right };
  });
}
