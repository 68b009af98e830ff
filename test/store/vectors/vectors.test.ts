import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../../src/contracts/model.js';
import type { ParagraphVectors } from '../../../src/contracts/store.js';
import { unitVector } from '../../../src/model/vectors.js';
import { openSqliteStore } from '../../../src/store/sqlite.js';
import { openVectors } from '../../../src/store/vectors/vectors.js';
import { hashedEmbedder } from '../../fixtures/hashed-embedder.js';
import { filingOf } from '../filings.js';
import { withFolder } from '../folder.js';
import { paragraphOfWords } from '../many-words.js';

const MATTERS = ['业务培训', '河道保洁', '老旧小区改造', '食品抽检', '古树保护', '公交线路', '学前教育', '社会救助'];

/** A store with 30 reports of 8 paragraphs, each paragraph of its own words. */
async function filed(folder: string): Promise<void> {
  const store = await openSqliteStore({ folder });
  for (let index = 0; index < 30; index += 1) {
    const texts = MATTERS.map((matter, at) => `第${index}号报告写到${matter}，共${index * 10 + at}项。`);
    await store.file(
      filingOf({ hash: `h${index}`, agency: `第${index % 15}镇人民政府`, year: 2019 + (index % 2), texts }),
    );
  }
  await store.close();
}

/** Vectors of the folder's store; `whole` below the 240 paragraphs makes an index necessary. */
function vectorsOf(folder: string, rest: { whole?: number; embedder?: Embedder } = {}): ParagraphVectors {
  return openVectors({ folder, embedder: hashedEmbedder(), ...rest });
}

const ASKED = { text: '一、总体情况\n第7号报告写到古树保护，共74项。', limit: 5 };

async function textsNear(vectors: ParagraphVectors, search = ASKED): Promise<string[]> {
  return (await vectors.nearest(search)).hits.map(({ text }) => text);
}

describe('the nearest paragraphs', () => {
  it('are found by looking at all while they are few, with no index on disk', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const vectors = vectorsOf(folder);
      expect((await textsNear(vectors))[0]).toBe('第7号报告写到古树保护，共74项。');
      expect(existsSync(join(folder, 'vectors'))).toBe(false);
      await vectors.close();
    });
  });

  it('keep to the agencies and years', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const vectors = vectorsOf(folder);
      const { hits } = await vectors.nearest({ ...ASKED, agencies: ['第3镇人民政府'], years: [2020] });
      expect(new Set(hits.map(({ agency, year }) => `${agency}${year}`))).toEqual(new Set(['第3镇人民政府2020']));
      await vectors.close();
    });
  });

  it('are the same by the index as by looking at all', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const [exact, indexed] = [vectorsOf(folder), vectorsOf(folder, { whole: 100 })];
      await indexed.update();
      for (const text of ['河道保洁', '第12号报告的食品抽检', '公交']) {
        expect(await textsNear(indexed, { text, limit: 3 })).toEqual(await textsNear(exact, { text, limit: 3 }));
      }
      await Promise.all([exact.close(), indexed.close()]);
    });
  });

  it('are of current reports only, and of those filed since the index was built', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const vectors = vectorsOf(folder, { whole: 100 });
      await vectors.update();
      const store = await openSqliteStore({ folder });
      await store.file(filingOf({ hash: 'new', agency: '第7镇人民政府', year: 2020, texts: ['古树保护全部挂牌。'] }));
      await vectors.update();
      const { hits } = await vectors.nearest({
        text: '古树保护全部挂牌',
        agencies: ['第7镇人民政府'],
        years: [2020],
        limit: 9,
      });
      expect(hits.map(({ text }) => text)).toEqual(['古树保护全部挂牌。']);
      expect((await textsNear(vectors, { text: '古树保护全部挂牌', limit: 3 }))[0]).toBe('古树保护全部挂牌。');
      await Promise.all([store.close(), vectors.close()]);
    });
  });

  it('are found at any time while the index is built anew: the old ones or the new, never an error', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const options = { whole: 100, beside: 50 };
      const vectors = openVectors({ folder, embedder: hashedEmbedder(), ...options });
      await vectors.update();
      const store = await openSqliteStore({ folder });
      const texts = Array.from({ length: 400 }, (_, at) => paragraphOfWords(at));
      await store.file(filingOf({ hash: 'more', agency: '新镇人民政府', texts }));
      let building = true;
      const updated = vectors.update().finally(() => {
        building = false;
      });
      const seen: string[][] = [];
      while (building) {
        seen.push(await textsNear(vectors));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await updated;
      expect(seen.length).toBeGreaterThan(3);
      for (const [first] of seen) expect([undefined, '第7号报告写到古树保护，共74项。']).toContain(first);
      expect((await textsNear(vectors))[0]).toBe('第7号报告写到古树保护，共74项。');
      await Promise.all([store.close(), vectors.close()]);
    });
  });

  it('are told of while they are made: how many of how many, embedded and then indexed', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const vectors = vectorsOf(folder, { whole: 100 });
      const told: string[] = [];
      await vectors.update(({ work, done, whole }) => told.push(`${work} ${done}/${whole}`));
      const embedding = told.filter((line) => line.startsWith('embedding'));
      expect(embedding).toEqual(Array.from({ length: 30 }, (_, at) => `embedding ${(at + 1) * 8}/240`));
      for (const line of told.slice(30)) expect(line).toMatch(/^indexing \d+\/240$/);
      told.length = 0;
      await vectors.update((progress) => told.push(progress.work));
      expect(told).toEqual([]);
      await vectors.close();
    });
  });

  it('come from the index that another process built, without building it again', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const options = { folder, embedder: hashedEmbedder(), whole: 100, beside: 50 };
      const [here, there] = [openVectors(options), openVectors(options)];
      await here.update();
      const store = await openSqliteStore({ folder });
      const texts = Array.from({ length: 100 }, (_, at) => paragraphOfWords(at));
      await store.file(filingOf({ hash: 'more', agency: '新镇人民政府', texts }));
      await there.update();
      const { pointer } = current(folder);
      const before = readFileSync(pointer, 'utf8');
      await here.update();
      expect((await textsNear(here))[0]).toBe('第7号报告写到古树保护，共74项。');
      expect(readFileSync(pointer, 'utf8')).toBe(before);
      await Promise.all([here.close(), there.close(), store.close()]);
    });
  });

  it('embed equal words once', async () => {
    await withFolder(async (folder) => {
      const store = await openSqliteStore({ folder });
      for (const hash of ['a', 'b'])
        await store.file(filingOf({ hash, agency: `${hash}镇人民政府`, texts: ['照抄的一段。'] }));
      const embedded: string[] = [];
      const offline = hashedEmbedder();
      const counting: Embedder = {
        ...offline,
        embed: (texts, signal) => {
          embedded.push(...texts);
          return offline.embed(texts, signal);
        },
      };
      const vectors = vectorsOf(folder, { embedder: counting });
      await vectors.update();
      expect(embedded).toEqual(['一、总体情况\n照抄的一段。']);
      await Promise.all([store.close(), vectors.close()]);
    });
  });
});

describe('an embedder that changes', () => {
  const failing: Embedder = {
    ...hashedEmbedder(),
    id: 'failing',
    local: false,
    embed: async () => Promise.reject(new Error('401')),
  };

  it('keeps nothing of a report that it could not embed whole, and finds nothing rather than something else', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const vectors = vectorsOf(folder, { embedder: failing });
      await expect(vectors.update()).rejects.toThrow('401');
      expect(await vectors.nearest(ASKED)).toEqual({ hits: [], weight: 0, whole: false });
      await vectors.close();
    });
  });

  it('is never asked for what another made, and makes its own beside it', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const before = vectorsOf(folder);
      await before.update();
      const shorter: Embedder = {
        ...hashedEmbedder(),
        id: 'other model',
        embed: async (texts) =>
          (await hashedEmbedder().embed(texts)).map((vector) => unitVector(vector.slice(0, 1000))),
      };
      const after = vectorsOf(folder, { embedder: shorter });
      await after.update();
      expect((await textsNear(after))[0]).toBe('第7号报告写到古树保护，共74项。');
      expect((await textsNear(before))[0]).toBe('第7号报告写到古树保护，共74项。');
      await Promise.all([before.close(), after.close()]);
    });
  });

  it('embeds anew where its dimension changed under the same name', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const before = vectorsOf(folder, { whole: 100 });
      await before.update();
      await before.close();
      const shorter: Embedder = {
        ...hashedEmbedder(),
        local: false,
        embed: async (texts) =>
          (await hashedEmbedder().embed(texts)).map((vector) => unitVector(vector.slice(0, 1000))),
      };
      const store = await openSqliteStore({ folder });
      await store.file(filingOf({ hash: 'x', agency: '新镇人民政府', texts: ['新写的一段。'] }));
      const after = vectorsOf(folder, { whole: 100, embedder: shorter });
      expect((await after.nearest(ASKED)).hits).toEqual([]);
      await after.update();
      expect((await textsNear(after))[0]).toBe('第7号报告写到古树保护，共74项。');
      await Promise.all([store.close(), after.close()]);
    });
  });
});

/** The files of the current index. */
function current(folder: string): { index: string; labels: string; manifest: string; pointer: string } {
  const pointer = join(folder, 'vectors', 'CURRENT');
  const own = join(folder, 'vectors', readFileSync(pointer, 'utf8'));
  return {
    index: join(own, 'index.hnsw'),
    labels: join(own, 'labels.bin'),
    manifest: join(own, 'manifest.json'),
    pointer,
  };
}

function flip(file: string, count: number): void {
  const bytes = readFileSync(file);
  for (let at = 0; at < count; at += 1)
    bytes[(at * 7919) % bytes.length] = (bytes[(at * 7919) % bytes.length] ?? 0) ^ 0xff;
  writeFileSync(file, bytes);
}

describe('a damaged index', () => {
  it.each<{ what: string; damage: (files: ReturnType<typeof current>) => void }>([
    { what: 'truncated', damage: ({ index }) => truncateSync(index, 1000) },
    { what: 'with 2,000 flipped bytes', damage: ({ index }) => flip(index, 2000) },
    { what: 'with a bad entry point', damage: ({ index }) => flip(index, 96) },
    { what: 'empty', damage: ({ index }) => writeFileSync(index, '') },
    { what: 'longer', damage: ({ index }) => appendFileSync(index, 'x') },
    { what: 'gone', damage: ({ index }) => rmSync(index) },
    { what: 'with other labels', damage: ({ labels }) => flip(labels, 4) },
    { what: 'without a manifest', damage: ({ manifest }) => rmSync(manifest) },
    { what: 'with a manifest of nothing', damage: ({ manifest }) => writeFileSync(manifest, '{}') },
    {
      what: 'of other dimensions',
      damage: ({ manifest }) =>
        writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), dimension: 16 })),
    },
    {
      what: 'of other contents',
      damage: ({ manifest }) =>
        writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), contents: 'stale' })),
    },
    { what: 'pointed to by nonsense', damage: ({ pointer }) => writeFileSync(pointer, '../../etc') },
    { what: 'pointed to by nothing', damage: ({ pointer }) => rmSync(pointer) },
  ])('$what is not used: nothing is found until it is built anew, then the right ones', async ({ damage }) => {
    await withFolder(async (folder) => {
      await filed(folder);
      const before = vectorsOf(folder, { whole: 100 });
      await before.update();
      await before.close();
      damage(current(folder));
      const after = vectorsOf(folder, { whole: 100 });
      expect(await after.nearest(ASKED)).toMatchObject({ hits: [], whole: false });
      await after.update();
      expect((await textsNear(after))[0]).toBe('第7号报告写到古树保护，共74项。');
      await after.close();
    });
  });

  it('of another store is not used', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      const before = vectorsOf(folder, { whole: 100 });
      await before.update();
      await before.close();
      const other = join(folder, 'other');
      const store = await openSqliteStore({ folder: other });
      const texts = Array.from({ length: 240 }, (_, at) => `另一处写到的第${at}件事。`);
      await store.file(filingOf({ agency: '另一镇人民政府', texts }));
      await store.close();
      const files = current(folder);
      const name = readFileSync(files.pointer, 'utf8');
      mkdirSync(join(other, 'vectors', name), { recursive: true });
      for (const file of readdirSync(join(folder, 'vectors', name)))
        copyFileSync(join(folder, 'vectors', name, file), join(other, 'vectors', name, file));
      copyFileSync(files.pointer, join(other, 'vectors', 'CURRENT'));
      const foreign = vectorsOf(other, { whole: 100 });
      await foreign.nearest({ text: '第5件事', limit: 3 });
      await foreign.update();
      expect((await textsNear(foreign, { text: '另一处写到的第5件事。', limit: 3 }))[0]).toContain('件事');
      await foreign.close();
    });
  });

  it('stays the one before where a new one cannot be written', async () => {
    await withFolder(async (folder) => {
      await filed(folder);
      writeFileSync(join(folder, 'vectors'), 'a file where the folder should be');
      const vectors = vectorsOf(folder, { whole: 100 });
      await expect(vectors.update()).rejects.toThrow();
      expect(await vectors.nearest(ASKED)).toMatchObject({ hits: [], whole: false });
      rmSync(join(folder, 'vectors'));
      await vectors.update();
      expect((await textsNear(vectors))[0]).toBe('第7号报告写到古树保护，共74项。');
      await vectors.close();
    });
  });
});
