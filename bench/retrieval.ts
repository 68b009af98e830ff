import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import hnsw from 'hnswlib-node';
import type { Embedder } from '../src/contracts/model.js';
import type { ParagraphHit } from '../src/contracts/store.js';
import { unitVector } from '../src/model/vectors.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { tokensOf } from '../src/store/tokens.js';
import { openVectors } from '../src/store/vectors/vectors.js';
import { seeded } from '../test/fixtures/filled-form.js';
import { filingOf } from '../test/store/filings.js';

/**
 * Searching many paragraphs, each way beside the bare library on the same paragraphs, vectors and questions. The vectors are
 * generated in clusters, as those of paragraphs about the same matters lie.
 */
const CLUSTERS = 400;
const EACH = 50;
/** From so many paragraphs on, shorter vectors and fewer questions, and the index is built once: it takes half an hour. */
const MANY = 500_000;
const USUAL = { dimension: 256, queries: 200 };
const LARGE = { dimension: 64, queries: 50 };
const NEIGHBOURS = 10;
const WORDS = (
  '公开 政务 信息 培训 解读 网站 栏目 申请 答复 热线 会议 制度 考核 监督 平台 服务 大厅 窗口 教育 医疗 环保 扶贫 预算 采购 招聘 住房 道路 农业 ' +
  '河道 社保 养老 食品 安全 应急 文化 体育 旅游 交通 规划 审批 许可 处罚 复议 诉讼 公报 档案 意见 听证 清单 目录 标准 流程 整改 宣传'
).split(' ');

type Times = { p50: number; p99: number };

/** The table of one size: time of each search, recall against looking at all vectors, time to build and memory. */
export async function retrievalTable(sizes: readonly number[]): Promise<string> {
  const lines: string[] = [];
  for (const size of sizes) lines.push(...(await measure(size)));
  return [
    '| paragraphs | search | p50, ms | p99, ms | recall@10 | built in, s | on disk, MB |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
    '',
    `Peak memory of the process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB.`,
  ].join('\n');
}

async function measure(size: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-retrieval-'));
  const { dimension, queries } = size < MANY ? USUAL : LARGE;
  try {
    const random = seeded(size);
    const texts = Array.from({ length: size }, (_, at) => sentence(random, at));
    const vectors = clustered(size, { dimension, random });
    const asked = Array.from({ length: queries }, () => Math.floor(random() * size));
    const line = (search: string, times: Times, rest: { recall?: number; built: number | null; disk: number }) =>
      `| ${size} | ${search} | ${times.p50.toFixed(2)} | ${times.p99.toFixed(2)} | ${rest.recall?.toFixed(3) ?? '–'} | ${rest.built?.toFixed(1) ?? '–'} | ${rest.disk.toFixed(0)} |`;

    const store = await openSqliteStore({ folder });
    const filing = await seconds(async () => {
      for (let start = 0; start < size; start += EACH) {
        const agency = `第${start / EACH}镇人民政府`;
        const own = texts.slice(start, start + EACH);
        await store.file(filingOf({ hash: `h${start}`, agency, texts: own, facts: [], findings: [] }));
      }
    });
    const words = asked.map((at) => texts[at]?.slice(0, 12) ?? '');
    const byWords = await timed(words, (text) => store.search({ text, limit: NEIGHBOURS }));
    const disk = (await stat(join(folder, 'wenbao.sqlite'))).size / 1e6;
    const bareWords = await bareFts(folder, texts, words);

    const place = new Map(texts.map((text, at) => [text, at]));
    const embedder = madeUp(vectors, place);
    const index = openVectors({ folder, embedder, whole: 0 });
    const indexing = await seconds(() => index.update());
    const near = asked.map((at) => `${texts[at]}`);
    const found: ParagraphHit[][] = [];
    const byVectors = await timed(near, async (text) => {
      found.push((await index.nearest({ text, limit: NEIGHBOURS })).hits);
    });
    const exact = asked.map((at) => exactNeighbours(vectors, at));
    const recall = mean(
      exact.map((right, at) =>
        overlap(
          right,
          (found[at] ?? []).map(({ text }) => place.get(text) ?? -1),
        ),
      ),
    );
    await index.close();
    await store.close();
    const indexed = await sizeOf(join(folder, 'vectors'));
    const bare = await bareHnsw(vectors, { asked, exact, ready: size < MANY ? null : join(folder, 'vectors') });
    return [
      line('ours, words', byWords, { built: filing, disk }),
      line('bare FTS5', bareWords.times, bareWords),
      line('ours, vectors', byVectors, { recall, built: indexing, disk: indexed }),
      line('bare hnswlib-node', bare.times, { ...bare, disk: indexed }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sentence(random: () => number, at: number): string {
  const words = Array.from({ length: 24 }, () => WORDS[Math.floor(random() * WORDS.length)]);
  return `${words.join('')}共${at}项。`;
}

function clustered(size: number, { dimension, random }: { dimension: number; random: () => number }): Float32Array[] {
  const normal = () => random() + random() + random() + random() - 2;
  const centres = Array.from({ length: CLUSTERS }, () => Float32Array.from({ length: dimension }, normal));
  return Array.from({ length: size }, () => {
    const centre = centres[Math.floor(random() * CLUSTERS)];
    return unitVector(Float32Array.from({ length: dimension }, (_, at) => (centre?.[at] ?? 0) + 0.6 * normal()));
  });
}

/** Gives each paragraph the vector that was generated for it; a question is a paragraph of its own. */
function madeUp(vectors: readonly Float32Array[], place: ReadonlyMap<string, number>): Embedder {
  return {
    id: 'generated',
    weight: 1,
    local: true,
    embed: async (texts) => texts.flatMap((text) => vectors[place.get(text.split('\n').at(-1) ?? '') ?? -1] ?? []),
  };
}

async function bareFts(
  folder: string,
  texts: readonly string[],
  asked: readonly string[],
): Promise<{ times: Times; built: number; disk: number }> {
  const file = join(folder, 'bare.sqlite');
  const database = new Database(file);
  database.exec(`CREATE VIRTUAL TABLE bare USING fts5 (words, content = '', tokenize = "ascii")`);
  const insert = database.prepare('INSERT INTO bare (rowid, words) VALUES (?, ?)');
  const built = await seconds(async () => {
    database.transaction(() => {
      for (const [at, text] of texts.entries()) insert.run(at + 1, tokensOf(text).join(' '));
    })();
  });
  const select = database.prepare('SELECT rowid FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT ?');
  const times = await timed(asked, async (text) => {
    const words = [...new Set(tokensOf(text))].map((word) => `"${word}"`);
    select.all(words.join(' OR '), NEIGHBOURS);
  });
  database.close();
  return { times, built, disk: (await stat(file)).size / 1e6 };
}

/** The library alone, on an index of its own or on the one that is `ready`, which it would only build once more. */
async function bareHnsw(
  vectors: readonly Float32Array[],
  { asked, exact, ready }: { asked: readonly number[]; exact: readonly number[][]; ready: string | null },
): Promise<{ times: Times; built: number | null; recall: number }> {
  const index = new hnsw.HierarchicalNSW('ip', vectors[0]?.length ?? 0);
  let built: number | null = null;
  if (ready) {
    index.readIndexSync(join(ready, await readFile(join(ready, 'CURRENT'), 'utf8'), 'index.hnsw'));
  } else {
    index.initIndex({ maxElements: vectors.length, m: 16, efConstruction: 200, randomSeed: 100 });
    built = await seconds(async () => {
      // The store counts its paragraphs from 1.
      for (const [at, vector] of vectors.entries()) index.addPoint([...vector], at + 1);
    });
  }
  index.setEf(200);
  const found: number[][] = [];
  const times = await timed(asked, async (at) => {
    found.push(index.searchKnn([...(vectors[at] ?? [])], NEIGHBOURS).neighbors.map((number) => number - 1));
  });
  return { times, built, recall: mean(exact.map((right, at) => overlap(right, found[at] ?? []))) };
}

/** The nearest by looking at all, the nearest first. */
function exactNeighbours(vectors: readonly Float32Array[], asked: number): number[] {
  const vector = vectors[asked] ?? new Float32Array();
  const nearest: { at: number; near: number }[] = [];
  for (const [at, other] of vectors.entries()) {
    let near = 0;
    for (let part = 0; part < vector.length; part += 1) near += (vector[part] ?? 0) * (other[part] ?? 0);
    if (nearest.length === NEIGHBOURS && near <= (nearest.at(-1)?.near ?? 0)) continue;
    nearest.push({ at, near });
    nearest.sort((a, b) => b.near - a.near);
    nearest.length = Math.min(nearest.length, NEIGHBOURS);
  }
  return nearest.map(({ at }) => at);
}

function overlap(right: readonly number[], found: readonly number[]): number {
  return right.filter((at) => found.includes(at)).length / right.length;
}

async function timed<Asked>(asked: readonly Asked[], search: (one: Asked) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  for (const one of asked) times.push(1000 * (await seconds(async () => void (await search(one)))));
  times.sort((a, b) => a - b);
  return { p50: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true })) bytes += (await stat(join(folder, entry))).size;
  return bytes / 1e6;
}
