import { SingleBar } from 'cli-progress';
import { ModelError } from '../contracts/errors.js';
import type { CommandContext } from './context.js';
import { filingWording } from './wordings.js';

const { stderr } = process;

/** Brings the vectors up to date with a bar on a terminal; where that fails, what was filed is found by its words, and one line says so. */
export async function embed(context: CommandContext): Promise<void> {
  const wording = filingWording(context);
  let bar: SingleBar | undefined;
  let current: string | undefined;
  try {
    await context.wenbao.updateVectors(({ work, done, whole }) => {
      if (!stderr.isTTY) return;
      if (work !== current) {
        bar?.stop();
        bar = new SingleBar({ format: `{bar} {value}/{total} ${wording.making[work]}`, stream: stderr });
        bar.start(whole, 0);
        current = work;
      }
      bar?.setTotal(whole);
      bar?.update(done);
    });
    bar?.stop();
  } catch (error) {
    bar?.stop();
    stderr.write(`${wording.notEmbedded(error instanceof ModelError ? error.fault : null)}\n`);
  }
}
