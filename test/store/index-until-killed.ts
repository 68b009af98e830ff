import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { filingOf } from './filings.js';
import { paragraphOfWords } from './many-words.js';

/** Run as a child process: files report after report and indexes after each, and tells its parent before every step. */
const [folder = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
for (let index = 0; ; index += 1) {
  const texts = Array.from({ length: 300 }, (_, at) => paragraphOfWords(index * 300 + at));
  await store.file(filingOf({ hash: `k${index}`, agency: `第${index}镇人民政府`, texts }));
  const vectors = openVectors({ folder, embedder: hashedEmbedder(), whole: 100, beside: 100 });
  process.send?.(`indexing ${index}`);
  await vectors.update();
  process.send?.(`indexed ${index}`);
  await vectors.close();
}
