import type { ReportStore } from '../../contracts/store.js';
import { type Feature, plainly } from '../reply.js';

const FIGURE = /^f_([\w-]+)$/;

/** `/start` with what a link carries: the figure it was made for as it is filed now, or why it cannot be shown. */
export function createLinks({ store }: { store: ReportStore }): Feature {
  return {
    commands: {
      start: {
        offered: 'everybody',
        async run({ wording, language }, carried) {
          const address = FIGURE.exec(carried)?.[1];
          if (address === undefined) return { question: wording.help, language };
          const fact = await store.factAt(address);
          if (!fact) return plainly(wording.inline.gone);
          const { agency, year, metric, applicant } = fact;
          return { question: '', language, figure: { agency, year, metric, applicant } };
        },
      },
    },
  };
}
