import { z } from 'zod';
import { type Desk, endOf, isStopped } from '../../answer/desk.js';
import { ModelError } from '../../contracts/errors.js';
import type { LanguageModel } from '../../contracts/model.js';
import { plain } from './point.js';
import { objectIn } from './pointing.js';

const verdict = z.object({ says: z.array(z.boolean()) });

/**
 * Asks the model, which is shown nothing else, whether each original says all that is told of it in short. A judge that says anything but yes
 * to every pair, or fails, or is stopped, has said no.
 */
export async function judged(
  pairs: readonly { original: string; told: string }[],
  { desk, model }: { desk: Desk; model: LanguageModel },
): Promise<boolean> {
  const listed = pairs.map(({ original, told }, at) => `${at + 1}. 原句：${plain(original)}\n概括：${plain(told)}`);
  try {
    const { text } = await model.write({
      task: 'judge',
      variables: { pairs: listed.join('\n') },
      chat: desk.chat ?? '',
      signal: endOf(desk),
    });
    const parsed = verdict.safeParse(objectIn(text));
    return parsed.success && parsed.data.says.length === pairs.length && parsed.data.says.every((yes) => yes);
  } catch (error) {
    if (!(error instanceof ModelError) || (error.fault === 'stopped' && !isStopped(desk))) throw error;
    return false;
  }
}
