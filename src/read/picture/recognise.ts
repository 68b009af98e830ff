import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PSM, Worker } from 'tesseract.js';
import type { Gray } from './gray.js';

/** What a picture was read as, and how sure of it the recogniser is, from 0 to 100. */
export type Recognised = { text: string; confidence: number };

/** A line of running text and its place in the picture, in its dots. */
export type RecognisedLine = Recognised & { left: number; top: number; right: number; bottom: number };

/** Reads pictures of writing. */
export type Recogniser = {
  /** One line of digits and their signs. */
  digits(picture: Gray): Promise<Recognised>;
  /** Words of a cell, in one line or several. */
  words(picture: Gray): Promise<Recognised>;
  /** One line of running text. */
  line(picture: Gray): Promise<Recognised>;
  /** The lines of a page. */
  lines(picture: Gray): Promise<RecognisedLine[]>;
  close(): Promise<void>;
};

const require = createRequire(import.meta.url);
const SETTINGS = { user_defined_dpi: '300', debug_file: '/dev/null' };

/** Starts the recognisers with the data that stand in their packages; nothing is fetched. */
export async function startRecogniser(): Promise<Recogniser> {
  const { PSM } = await import('tesseract.js');
  const [chinese, figures] = await Promise.all([start('chi_sim'), start('eng')]);
  const signs = { tessedit_char_whitelist: '0123456789.,-/', tessedit_pageseg_mode: PSM.SINGLE_LINE };
  await Promise.all([chinese.setParameters(SETTINGS), figures.setParameters({ ...SETTINGS, ...signs })]);
  let mode: PSM | undefined;
  const inMode = async (wanted: PSM) => {
    if (mode !== wanted) await chinese.setParameters({ tessedit_pageseg_mode: wanted });
    mode = wanted;
  };
  return {
    digits: (picture) => textOf(figures, picture),
    async words(picture) {
      await inMode(PSM.SINGLE_BLOCK);
      return textOf(chinese, picture);
    },
    async line(picture) {
      await inMode(PSM.SINGLE_LINE);
      return textOf(chinese, picture);
    },
    async lines(picture) {
      await inMode(PSM.SINGLE_COLUMN);
      const { data } = await chinese.recognize(encoded(picture), {}, { text: false, blocks: true });
      return (data.blocks ?? []).flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ lines }) =>
          lines.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
            text: text.trim(),
            confidence,
            left: x0,
            top: y0,
            right: x1,
            bottom: y1,
          })),
        ),
      );
    },
    async close() {
      await Promise.all([chinese.terminate(), figures.terminate()]);
    },
  };
}

async function start(language: string): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  const langPath = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int');
  return createWorker(language, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: true });
}

async function textOf(worker: Worker, picture: Gray): Promise<Recognised> {
  const { data } = await worker.recognize(encoded(picture), {}, { text: true });
  return { text: data.text.trim(), confidence: data.confidence };
}

/** A portable greymap: the plainest picture there is. */
function encoded({ width, height, pixels }: Gray): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}
