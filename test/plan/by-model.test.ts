import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelLimits } from '../../src/model/language-model.js';
import { leavesOpen, readByModel } from '../../src/plan/by-model.js';
import { type Context, NO_CONTEXT } from '../../src/plan/plan.js';
import { type ModelServer, startModelServer } from '../fakes/model-server.js';
import { limitsFor, modelOver, PATIENT, type Rig } from '../model/asking.js';
import { converse, KNOWN } from './brief.js';

const QINGLAN = '青岚区人民政府';
const TEXT = '青岚区2022年群众来要材料的有多少回';

let server: ModelServer;
let limits: ModelLimits;
let rig: Rig;
beforeEach(async () => {
  server = await startModelServer();
  limits = { ...PATIENT };
  rig = modelOver({ baseUrl: server.baseUrl, limits });
});
afterEach(() => server.close());

function read(text = TEXT, context: Context = NO_CONTEXT) {
  return readByModel(rig.model, { text, known: KNOWN, context, today: '2024-05-02', chat: 'c1' });
}

function filled(changes: Record<string, unknown> = {}): string {
  const subjects = [{ agency: QINGLAN, year: 2022 }];
  return JSON.stringify({
    kind: 'value',
    subjects,
    metrics: ['applications.received'],
    applicants: ['total'],
    ...changes,
  });
}

describe('readByModel', () => {
  it.each([
    ['plain', filled()],
    ['between fences', `\`\`\`json\n${filled()}\n\`\`\``],
  ])('takes a plan written %s, and tells its item as assumed', async (_, says) => {
    server.does({ says });
    expect(await read()).toEqual({
      kind: 'value',
      subjects: [{ agency: QINGLAN, year: 2022 }],
      metrics: ['applications.received'],
      applicants: ['total'],
      assumptions: [{ slot: 'metric', because: 'leading', said: '', taken: 'applications.received', others: [] }],
      premise: null,
    });
  });

  it('gives the model the items, and only the agency that was named', async () => {
    server.does({ says: filled() });
    await read();
    expect(server.asked[0]?.system).toContain('applications.received：');
    expect(server.asked[0]?.user).toContain(`${QINGLAN}：2019、2020、2021、2022、2023`);
    expect(server.asked[0]?.user).not.toContain('云汀市');
  });

  it.each([
    ['an item that no form has', filled({ metrics: ['applications.pending'] })],
    ['an agency that is not filed', filled({ subjects: [{ agency: '渭桐区人民政府', year: 2022 }] })],
    ['a filed agency that was not named', filled({ subjects: [{ agency: '云汀市人民政府', year: 2022 }] })],
    ['a year that was not named', filled({ subjects: [{ agency: QINGLAN, year: 2021 }] })],
    ['an operation it may not choose', filled({ kind: 'rank' })],
    ['that it is unclear', '{"kind":"clarify"}'],
    ['no JSON', '收到9件。'],
    ['half an object', '{"kind":"value","subjects":['],
  ])('has no reading where the model writes %s', async (_, says) => {
    server.does({ says });
    expect(await read()).toBeNull();
  });

  it.each(['never answers', 'HTML', 'broken JSON', 'resets midway'] as const)(
    'has no reading where the server %s',
    async (behaviour) => {
      server.does(behaviour);
      Object.assign(limits, limitsFor(behaviour));
      expect(await read()).toBeNull();
    },
  );

  it('asks no model whose figure it is', async () => {
    expect(await read('2022年群众来要材料的有多少回')).toBeNull();
    expect(await read('渭桐区2022年群众来要材料的有多少回')).toBeNull();
    expect(server.asked).toEqual([]);
  });

  it.each(['青岚区2022年群众来要材料要等多久', '青岚区2022年要材料打哪个电话'])(
    'asks no model for a figure where no count is asked: %s',
    async (question) => {
      expect(await read(question)).toBeNull();
      expect(server.asked).toEqual([]);
    },
  );

  it('takes agency and year of the chat where the question names none', async () => {
    server.does({ says: filled() });
    const context = { ...NO_CONTEXT, subjects: [{ agency: QINGLAN, year: 2022 }] };
    expect(await read('群众来要材料的有多少回', context)).toMatchObject({ kind: 'value' });
  });

  it('logs what was asked of the model by tokens and time', async () => {
    server.does({ says: filled() });
    await read();
    expect(rig.logged).toContainEqual({
      level: 'info',
      said: 'asked the model',
      fields: expect.objectContaining({ task: 'plan', input: expect.any(Number), ms: expect.any(Number) }),
    });
  });
});

describe('leavesOpen', () => {
  it('holds for an item asked back, and for a quantity that the text does not tell', () => {
    const [vague] = converse(['青岚区2022年有多少件']);
    const [worded] = converse([TEXT]);
    expect(vague && leavesOpen(vague, 'clarification')).toBe(true);
    expect(worded && leavesOpen(worded, 'not_found')).toBe(true);
    expect(worded && leavesOpen(worded, 'narrative')).toBe(false);
  });

  it('does not hold for a figure, nor for an agency or year asked back', () => {
    const plans = ['青岚区2022年收到多少申请', '青岚区收到多少申请', '2022年收到多少申请'].flatMap((text) =>
      converse([text]),
    );
    expect(plans.map((plan) => leavesOpen(plan, 'not_found'))).toEqual([false, false, false]);
  });
});
