import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { filingOf } from '../store/filings.js';
import { paragraphOfWords } from '../store/many-words.js';

export const WORKS = ['ingest', 'reindex', 'migrate', 'backup', 'restore'] as const;
export type Work = (typeof WORKS)[number];
/** What a process is told on its command line, and the step before which it is killed; 0 for none. */
export type UpkeepOrders = { work: Work; folder: string; kill: number };

export const AGENCIES = ['青禾区', '柳溪镇', '白石县'];
/** Indexes are built over so few that building one is over soon. */
export const FEW = { whole: 100, beside: 100 };

/** Files a version of the three agencies' reports: 7 of 9 in the first, 70 of 90 in the second. */
export async function fileVersion(folder: string, version: 1 | 2): Promise<void> {
  const store = await openSqliteStore({ folder });
  for (const [index, name] of AGENCIES.entries()) {
    const agency = `${name}人民政府`;
    const times = version === 1 ? 1 : 10;
    const texts = Array.from({ length: 60 }, (_, at) => paragraphOfWords(1000 * version + 100 * index + at));
    const fact = (applicant: 'natural_person' | 'total', value: number) => ({
      ...{ applicant, value, cell: String(value), column: applicant === 'total' ? 9 : 3 },
      quote: `本年新收 | ${7 * times} | ${9 * times}`,
    });
    await store.file({
      ...filingOf({
        agency,
        hash: `${index}v${version}`,
        texts,
        facts: [fact('natural_person', 7 * times), fact('total', 9 * times)],
      }),
      names: {
        name: agency,
        keys: [
          { key: agency, kind: 'full' },
          { key: name, kind: 'short' },
        ],
      },
    });
  }
  await store.close();
}

/** Builds the index over what is filed. */
export async function reindex(folder: string): Promise<void> {
  const vectors = openVectors({ folder, embedder: hashedEmbedder(), ...FEW });
  await vectors.update();
  await vectors.close();
}
