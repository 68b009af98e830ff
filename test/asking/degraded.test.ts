import { describe, expect, it, onTestFinished } from 'vitest';
import { watchParts } from '../../src/asking/degraded.js';
import { ModelError, type ModelFault } from '../../src/contracts/errors.js';
import type { Nearest } from '../../src/contracts/store.js';
import { openProgram } from '../../src/main.js';
import { startHttpServer } from '../../src/server/http.js';
import { ownFolder } from '../e2e/folder.js';
import { FAR } from '../fakes/far.js';
import { startModelServer } from '../fakes/model-server.js';
import { filingOf } from '../store/filings.js';

const NO_METRICS = { contentType: 'text/plain', text: async () => '' };

function parts({ found, faults }: { found: Nearest[]; faults: (ModelFault | null)[] }) {
  return watchParts({
    vectors: {
      nearest: async () => found.shift() ?? Promise.reject(new Error('no vectors')),
      update: async () => undefined,
      close: async () => undefined,
    },
    model: {
      async write() {
        const fault = faults.shift();
        if (fault) throw new ModelError('it did not', { fault });
        return { text: '好。', whole: true };
      },
    },
  });
}

const written = { task: 'point', variables: {}, chat: 'c' } as const;

describe('watchParts', () => {
  it('names a search by meaning that is being made or fails, until it works', async () => {
    const found = [false, true].map((whole) => ({ hits: [], weight: 0, whole }));
    const { vectors, degraded } = parts({ found, faults: [] });
    expect(degraded()).toEqual([]);
    await vectors.nearest({ text: '培训', limit: 1 });
    expect(degraded()).toEqual(['search by meaning: being made']);
    await vectors.nearest({ text: '培训', limit: 1 });
    expect(degraded()).toEqual([]);
    await expect(vectors.nearest({ text: '培训', limit: 1 })).rejects.toThrow();
    expect(degraded()).toEqual(['search by meaning: failed']);
    await vectors.update();
    expect(degraded()).toEqual([]);
  });

  it('names a model by its fault until it answers, and blames it for no question', async () => {
    const { model, degraded } = parts({ found: [], faults: ['too_long', 'key', 'stopped', null] });
    const told: string[][] = [];
    for (let call = 0; call < 4; call += 1) {
      await model?.write(written).catch(() => undefined);
      told.push(degraded());
    }
    expect(told).toEqual([[], ['language model: key'], ['language model: key'], []]);
  });
});

it('/readyz stays ready without the model and says that it is gone', async () => {
  const server = await startModelServer();
  const models = { key: 'k', baseUrl: server.baseUrl, chat: 'm', embedding: undefined, timeout: FAR, price: null };
  const program = await openProgram({
    mode: 'terminal',
    index: ownFolder(),
    log: 'silent',
    model: { ...models, allowance: { day: 1000, chat: 1000 } },
  });
  const { degraded } = program;
  const http = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    ails: async () => [],
    degraded,
    metrics: NO_METRICS,
  });
  onTestFinished(async () => {
    await http.close();
    await program.close();
    await server.close();
  });
  const readiness = async () => {
    const response = await fetch(`http://127.0.0.1:${http.port}/readyz`);
    return `${response.status} ${await response.text()}`;
  };
  expect(await readiness()).toBe('200 ok\n');
  await program.store.file(
    filingOf({ agency: '青禾区人民政府', texts: ['全年举办业务培训5期。'], facts: [], findings: [] }),
  );
  server.does({ status: 401 });
  await program.ask({ chat: 'c1', text: '青禾区人民政府2020年业务培训办得怎么样？' });
  expect(await readiness()).toBe('200 ok\ndegraded: language model: key\n');
});
