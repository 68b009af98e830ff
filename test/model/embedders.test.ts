import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../src/contracts/errors.js';
import { offlineEmbedder } from '../../src/model/offline.js';
import { openAiEmbedder } from '../../src/model/openai.js';
import { FAR } from '../fakes/far.js';
import { type Embedding, type ModelServer, startModelServer, vectorOf } from '../fakes/model-server.js';
import { MEANINGS } from '../fixtures/meanings.js';

function near(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return [...(a ?? [])].reduce((sum, part, at) => sum + part * (b?.[at] ?? 0), 0);
}

describe('the offline embedder', () => {
  it('gives vectors of length one, the same for the same text', async () => {
    const [first, second] = await offlineEmbedder(MEANINGS).embed(['举办业务培训', '举办业务培训']);
    expect(first).toEqual(second);
    expect(near(first, first)).toBeCloseTo(1, 5);
  });

  it('brings texts that share words nearer than those that do not', async () => {
    const [training, same, other] = await offlineEmbedder(MEANINGS).embed(['举办业务培训五期', '业务培训', '河道保洁']);
    expect(near(training, same)).toBeGreaterThan(near(training, other) + 0.3);
  });

  it('takes a text of nothing but signs, and no texts', async () => {
    expect(
      near(...((await offlineEmbedder(MEANINGS).embed(['？！', '……'])) as [Float32Array, Float32Array])),
    ).toBeCloseTo(1, 5);
    expect(await offlineEmbedder(MEANINGS).embed([])).toEqual([]);
  });
});

describe('an embedder over HTTP', () => {
  let server: ModelServer;
  beforeEach(async () => {
    server = await startModelServer();
  });
  afterEach(() => server.close());

  const embedder = (timeout = FAR) =>
    openAiEmbedder({ endpoint: { key: 'k', baseUrl: server.baseUrl, model: 'e' }, timeout });
  const texts = Array.from({ length: 25 }, (_, at) => `第${at}段写到业务培训`);
  const unit = (text: string) => {
    const parts = vectorOf(text, 8);
    const length = Math.hypot(...parts);
    return parts.map((part) => part / length);
  };

  it.each<Embedding>(['right', 'reversed', 'at most ten'])(
    'gives each text its own vector where the server is %s',
    async (how) => {
      server.embeds(how);
      const vectors = await embedder().embed(texts);
      expect(vectors).toHaveLength(25);
      for (const [at, vector] of vectors.entries()) {
        for (const [place, part] of unit(texts[at] ?? '').entries()) expect(vector[place]).toBeCloseTo(part, 5);
      }
    },
  );

  it('asks for floats, and for batches that the server takes', async () => {
    server.embeds('at most ten');
    await embedder().embed(texts);
    expect(new Set(server.asked.map(({ encoding }) => encoding))).toEqual(new Set(['float']));
    expect(server.asked.slice(-3).every(({ input }) => input.length <= 10)).toBe(true);
  });

  it('asks in small batches from then on where the server refused a large one', async () => {
    server.embeds('at most ten');
    const { embed } = embedder();
    await embed(texts);
    const before = server.asked.length;
    await embed(texts);
    expect(server.asked.slice(before).map(({ input }) => input.length)).toEqual([7, 7, 7, 4]);
  });

  it.each([
    { provider: 'https://dashscope.aliyuncs.com/compatible-mode/v1', largest: 10 },
    { provider: 'https://open.bigmodel.cn/api/paas/v4', largest: 32 },
    { provider: 'https://api.openai.com/v1', largest: 64 },
  ])('asks $provider for at most $largest texts a call', async ({ provider, largest }) => {
    // The provider's own address, and this machine's server behind it.
    const redirected: typeof fetch = (input, init) => fetch(String(input).replace(provider, server.baseUrl), init);
    const endpoint = { key: 'k', baseUrl: provider, model: 'e', fetch: redirected };
    await openAiEmbedder({ endpoint, timeout: FAR }).embed(Array.from({ length: 100 }, (_, at) => `第${at}段`));
    const sizes = server.asked.map(({ input }) => input.length);
    expect(Math.max(...sizes)).toBe(largest);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(100);
  });

  it.each<{ how: Embedding; fault: string; says: RegExp }>([
    { how: 'one too few', fault: 'unreadable', says: /24 vectors for 25 texts/ },
    { how: 'not a number', fault: 'unreadable', says: /something else than numbers/ },
    { how: 'zeros', fault: 'unreadable', says: /nothing but zeros/ },
    { how: 'base64 taken for floats', fault: 'unreadable', says: /nothing but zeros/ },
    { how: 'two dimensions', fault: 'unreadable', says: /several dimensions/ },
    { how: 'refuses the key', fault: 'key', says: /401/ },
    { how: 'hangs', fault: 'silent', says: /silent/ },
  ])('refuses all of a batch where one is wrong: $how', async ({ how, fault, says }) => {
    server.embeds(how);
    const error = await embedder(how === 'hangs' ? 200 : FAR)
      .embed(texts)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ fault, message: expect.stringMatching(says) });
  });
});
