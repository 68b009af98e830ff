import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Asked } from './questions.js';

/** Questions written down, over invented reports in the same folder or over real ones: who wrote them had not seen the program. */
export const WRITTEN = {
  /** About ten reports of usual matters. */
  fresh: { folder: pathOf('fresh'), questions: pathOf('fresh/questions.jsonl') },
  /** About twelve reports of odd ones, the hard questions in metaphors and dialect. */
  wild: { folder: pathOf('wild'), questions: pathOf('wild/questions.jsonl') },
  /** About eight more, asked once when all else was done. */
  last: { folder: pathOf('last'), questions: pathOf('last/questions.jsonl') },
  /** About eight of many matters, in everyday words. */
  blind: { folder: pathOf('blind'), questions: pathOf('blind/questions.jsonl') },
  /** About the real reports, and once more. */
  real: { folder: null, questions: pathOf('real.jsonl') },
  realLast: { folder: null, questions: pathOf('real-last.jsonl') },
} as const;

const line = z.object({
  style: z.enum(['natural', 'hard', 'again', 'none', 'unanswerable']),
  agency: z.string(),
  text: z.string(),
  /** Stands in the right passage alone; `null` where the reports do not say it. */
  key: z.string().nullable(),
});

/** The questions of a file of lines of JSON. */
export async function writtenQuestions(path: string): Promise<Asked[]> {
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  return lines.map((written) => {
    const { style, agency, text, key } = line.parse(JSON.parse(written));
    const right = key === null ? null : (passage: string) => passage.includes(key);
    return { style: style === 'natural' || style === 'again' ? style : 'hard', leaves: 'nothing', before: null, text, agency, right };
  });
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
