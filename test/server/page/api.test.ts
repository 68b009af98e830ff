import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { answerSchema } from '../../../src/answer/answer.js';
import { openProgram, type Program } from '../../../src/main.js';
import { servingPages } from './serving.js';

const AGENCY = '洛江区人民政府';
const CELLS = {
  kind: 'cells',
  items: { any: ['applications.received'] },
  applicants: { any: ['total'] },
  agencies: { any: [AGENCY] },
  years: { any: [2020] },
};

const folder = mkdtempSync(join(tmpdir(), 'wenbao-api-'));
let program: Program;
let serving: Awaited<ReturnType<typeof servingPages>>;

beforeAll(async () => {
  cpSync(inject('filed'), folder, { recursive: true });
  program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
});
afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  serving = await servingPages(program.store, program);
});

// biome-ignore lint/suspicious/noExplicitAny: what comes back is what is looked at
type Json = any;
const read = async (path: string): Promise<Json> => (await serving.get(path)).json();
const said = async (path: string, body: unknown): Promise<{ status: number; body: Json }> => {
  const response = await serving.post(path, body);
  return { status: response.status, body: await response.json() };
};

describe('reading what is filed', () => {
  it('lists agencies in parts, and finds the one that is named', async () => {
    const first = await read('/api/v1/agencies?limit=2');
    expect(first.agencies).toHaveLength(2);
    const rest = await read(`/api/v1/agencies?limit=200&after=${encodeURIComponent(first.next)}`);
    expect(rest.next).toBeNull();
    const names = [...first.agencies, ...rest.agencies].map(({ agency }: { agency: string }) => agency);
    expect(names).toEqual((await program.store.agencies()).map(({ name }) => name));
    const found = await read(`/api/v1/agencies?q=${encodeURIComponent('洛江区')}`);
    expect(found.found).toEqual([{ agency: AGENCY, years: [2020] }]);
  });

  it('gives a report with the figures as they are exported, and the figures of an agency', async () => {
    const { reports } = await read(`/api/v1/agencies/${encodeURIComponent(AGENCY)}`);
    const whole = await read(`/api/v1/reports/${reports[0].id}`);
    const facts = await program.store.facts({ agencies: [AGENCY] });
    expect(whole.facts).toEqual(facts);
    expect(whole.findings).toEqual(await program.store.findings({ agencies: [AGENCY] }));
    const some = await read(`/api/v1/facts?agency=${encodeURIComponent(AGENCY)}&metric=applications.received`);
    expect(some.facts).toEqual(facts.filter(({ metric }) => metric === 'applications.received'));
  });

  it.each([
    ['/api/v1/facts', 400],
    ['/api/v1/facts?agency=x&year=lately', 400],
    ['/api/v1/reports/none', 404],
    ['/api/v1/agencies/none', 404],
    ['/api/v1/nothing', 404],
  ])('%s is %i', async (path, status) => {
    const response = await serving.get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/./) });
  });
});

describe('asking', () => {
  it('answers a question with an answer object, whose query sent back gives the same answer', async () => {
    const asked = await said('/api/v1/ask', { text: '洛江区2020年收到多少件申请？' });
    const answer = answerSchema.parse(asked.body);
    expect(answer.figures.map(({ value }) => value)).toEqual([9]);
    for (const body of [answer.query, { query: answer.query }]) {
      const again = answerSchema.parse((await said('/api/v1/query', body)).body);
      expect(again.text).toBe(answer.text);
      expect(again.figures).toEqual(answer.figures);
      expect(again.query).toEqual(answer.query);
    }
    const english = await said('/api/v1/query', { query: answer.query, language: 'en' });
    expect(english.body.text).toContain('Luojiang District');
  });

  it('goes on from what its own chat asked, and knows no other', async () => {
    const { body } = await said('/api/v1/ask', { text: '洛江区2020年收到多少件申请？' });
    const next = await said('/api/v1/ask', { text: '予以公开呢', chat: body.chat });
    expect(next.body.figures.map(({ value }: { value: number }) => value)).toEqual([6]);
    const forged = `${body.chat.slice(0, -1)}${body.chat.endsWith('A') ? 'B' : 'A'}`;
    for (const chat of ['1000', 'web:a:b', forged, '']) {
      const refused = await said('/api/v1/ask', { text: '予以公开呢', chat });
      expect(refused.status).toBe(400);
    }
  });

  it.each([
    ['no JSON', '{'],
    ['another version', { v: 1, ask: CELLS }],
    ['no query', { query: 'everything' }],
    ['one that goes on from another', { v: 2, ask: { kind: 'last', back: 1 } }],
    ['everything of everybody', { v: 2, ask: { ...CELLS, items: { any: [] }, agencies: { any: [] } } }],
    [
      'a run of years without end',
      { v: 2, ask: { ...CELLS, years: { any: Array.from({ length: 300 }, () => ({ from: 0, to: 6e7 })) } } },
    ],
    [
      'everything of everybody in a condition',
      {
        v: 2,
        ask: {
          kind: 'keep',
          of: CELLS,
          where: [{ is: 'more', than: { ...CELLS, items: { any: [] }, agencies: { any: [] } } }],
        },
      },
    ],
  ])('looks up nothing for %s', async (_, body) => {
    expect(await said('/api/v1/query', body)).toMatchObject({ status: 400 });
  });

  it('looks at no more years than reports can be of', async () => {
    const long = { ...CELLS, years: { any: [{ from: 0, to: 6e7 }] } };
    expect((await said('/api/v1/query', { v: 2, ask: long })).status).toBe(200);
  });

  it('answers a query of items and agencies that there are not', async () => {
    const strange = { ...CELLS, items: { any: ['__proto__', 'constructor'] }, agencies: { any: ['无此县'] } };
    const { status, body } = await said('/api/v1/query', { v: 2, ask: strange });
    expect([status, body.figures]).toEqual([200, []]);
  });

  it('takes no more than a question, however it is nested', async () => {
    expect((await serving.post('/api/v1/query', ' '.repeat(20_000))).status).toBe(413);
    let ask: unknown = CELLS;
    for (let depth = 0; depth < 300; depth += 1) ask = { kind: 'together', of: [ask] };
    expect((await serving.post('/api/v1/query', { v: 2, ask })).status).toBeLessThan(500);
    expect((await serving.post('/api/v1/ask', { text: '问'.repeat(1001) })).status).toBe(400);
  });
});
