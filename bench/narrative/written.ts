import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** One question of a set, and what only the right sentence holds (`null`: none does). */
export type Asked = {
  style: 'natural' | 'hard' | 'again';
  text: string;
  right: ((text: string) => boolean) | null;
};

/** Questions written down, over invented reports in the same folder or over real ones: who wrote them had not seen the program. */
export const WRITTEN = {
  /** About ten reports of usual matters. */
  fresh: setOf('fresh'),
  /** About eight more. */
  last: setOf('last'),
  /** About twelve of odd ones, the hard questions in metaphors and dialect. */
  wild: setOf('wild'),
  /** About eight reports of many bodies, in everyday words: asked before anything was mended, and mended for. */
  towns: setOf('towns'),
  /** About eight more by the same hand, asked once when all else was done. */
  unseen: setOf('unseen'),
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
    const { style, text, key } = line.parse(JSON.parse(written));
    const right = key === null ? null : (passage: string) => passage.includes(key);
    return { style: style === 'natural' || style === 'again' ? style : 'hard', text, right };
  });
}

function setOf(name: string): { folder: string; questions: string } {
  return { folder: pathOf(name), questions: pathOf(`${name}/questions.jsonl`) };
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
