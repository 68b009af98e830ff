import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe } from 'vitest';
import { STORE_FILE } from '../../src/store/connect.js';
import { type Embedding, type ModelServer, vectorOf } from '../fakes/model-server.js';
import { KEY } from './asking.js';
import { it } from './case.js';
import type { Running } from './process.js';
import type { Scene } from './scene.js';

type Kept = { dimension: number; vectors: Float32Array[] };

/** The vectors a store holds, by their dimension. */
function vectorsIn(folder: string): Kept[] {
  const database = new Database(join(folder, STORE_FILE), { readonly: true });
  const sets = database
    .prepare<[], { number: number; dimension: number }>('SELECT number, dimension FROM embedding_sets')
    .all();
  const vectors = database.prepare<[number], Buffer>('SELECT vector FROM embeddings WHERE embedding_set = ?').pluck();
  const kept = sets.map(({ number, dimension }) => ({
    dimension,
    vectors: vectors.all(number).map((bytes) => new Float32Array(new Uint8Array(bytes).buffer)),
  }));
  database.close();
  return kept.filter(({ vectors: some }) => some.length > 0);
}

function paragraphsIn(folder: string): number {
  const database = new Database(join(folder, STORE_FILE), { readonly: true });
  const count = database.prepare<[], number>('SELECT count(*) FROM paragraphs').pluck().get();
  database.close();
  return count ?? 0;
}

/** Asks what the reports say in words that have to be searched for. */
async function asks({ telegram }: Scene, id: number): Promise<string> {
  telegram.person({ id, first_name: '林', language_code: 'zh' }).says('洛江区2020年专栏改版加了什么功能？');
  return (await telegram.answers(id, 1)).at(-1)?.text ?? '';
}

const ANSWER = '专栏改版后多了“错别字检索”功能';

async function started(scene: Scene, { server, embeds, dimension = 8 }: Terms): Promise<Running> {
  server.embeds(embeds, dimension);
  const models = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'm' };
  // Only one that is silent is waited for; on a busy machine the others take their time.
  const limit: Record<string, string> = embeds === 'hangs' ? { OPENAI_TIMEOUT_MS: '2000' } : {};
  const program = scene.program(['start'], { ...models, OPENAI_EMBEDDING_MODEL: 'e', ...limit });
  await program.says('serving Telegram');
  return program;
}

type Terms = { server: ModelServer; embeds: Embedding; dimension?: number };

describe.concurrent('D10: an embedding server', () => {
  it.for<{ embeds: Embedding; said: string }>([
    { embeds: 'one too few', said: 'vectors for' },
    { embeds: 'not a number', said: 'something else than numbers' },
    { embeds: 'zeros', said: 'nothing but zeros' },
    { embeds: 'base64 taken for floats', said: 'nothing but zeros' },
    { embeds: 'two dimensions', said: 'dimension' },
    { embeds: 'refuses the key', said: 'refused with 401' },
    { embeds: 'hangs', said: 'silent' },
  ])(
    'wrong in this way: $embeds, is refused in the log, nothing of it is kept, and words find the answer',
    async ({ embeds, said }, { scene, expect }) => {
      const program = await started(scene, { server: await scene.model(), embeds });
      expect(await asks(scene, 5101)).toContain(ANSWER);
      await program.says('the vectors were not brought up to date');
      expect(program.printed).toContain(said);
      expect(vectorsIn(scene.folder)).toEqual([]);
    },
  );

  it.for<Embedding>(['reversed', 'at most ten'])(
    'that is odd in this way: %s, gives every paragraph its own vector',
    async (embeds, { scene, expect }) => {
      const server = await scene.model();
      await started(scene, { server, embeds });
      const whole = () => vectorsIn(scene.folder)[0]?.vectors.length;
      await expect.poll(whole).toBeGreaterThan(60);
      const texts = new Set(server.asked.flatMap(({ input }) => input));
      const right = new Set([...texts].map((text) => unit(vectorOf(text, 8))));
      for (const vector of vectorsIn(scene.folder)[0]?.vectors ?? []) expect(right).toContain(rounded(vector));
      expect(await asks(scene, 5102)).toContain(ANSWER);
    },
  );

  it('of another dimension than before makes its vectors anew, beside the old ones, once a question shows it', async ({
    scene,
    expect,
  }) => {
    const server = await scene.model();
    const counts = () => vectorsIn(scene.folder).map(({ dimension, vectors }) => [dimension, vectors.length]);
    const before = await started(scene, { server, embeds: 'right' });
    const whole = paragraphsIn(scene.folder);
    await expect.poll(counts).toEqual([[8, whole]]);
    await before.stop();
    await started(scene, { server, embeds: 'right', dimension: 16 });
    let person = 5103;
    // A question waits for its vector for a few seconds only, which pass on a busy machine; the next one shows it.
    const shown = async () => {
      expect(await asks(scene, person)).toContain(ANSWER);
      person += 1;
      return counts();
    };
    await expect.poll(shown).toEqual([
      [8, whole],
      [16, whole],
    ]);
  });
});

function unit(vector: readonly number[]): string {
  const length = Math.hypot(...vector);
  return rounded(vector.map((part) => part / length));
}

function rounded(vector: ArrayLike<number>): string {
  return Array.from(vector, (part) => part.toFixed(4)).join();
}
