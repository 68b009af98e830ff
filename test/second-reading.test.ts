import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../src/answer/answer.js';
import { type ModelServer, startModelServer } from './fakes/model-server.js';
import { fileWorld, inventWorld } from './fixtures/question-world.js';
import { modelOver } from './model/asking.js';

const world = inventWorld(3, 1);
const [body] = world.bodies;
const agency = body?.name ?? '';
const year = body?.years.at(-1) ?? 0;
const TEXT = `${agency}${year}年群众来要材料的有多少回`;
const PLAN = JSON.stringify({ kind: 'value', subjects: [{ agency, year }], metrics: ['applications.received'] });

let server: ModelServer;
let ask: Ask;
let close: () => Promise<void>;
beforeEach(async () => {
  server = await startModelServer();
  ({ ask, close } = await fileWorld(world, { model: modelOver({ baseUrl: server.baseUrl }).model }));
});
afterEach(async () => {
  await close();
  await server.close();
});

describe('a question that rules and text leave open', () => {
  it('is answered with the figure a model reads in it, and says the reading', async () => {
    server.does(({ system }) => ({ says: system.includes('applications.received') ? PLAN : '无' }));
    const answer = await ask({ chat: 'c1', text: TEXT });
    const value = world.truth(agency, year, 'applications.received');
    expect(answer.figures).toMatchObject([{ agency, year, metric: 'applications.received', value }]);
    expect(answer.text).toMatch(/按“.*申请.*”理解/);
  });

  it('is followed up like any other', async () => {
    server.does(({ system }) => ({ says: system.includes('applications.received') ? PLAN : '无' }));
    await ask({ chat: 'c1', text: TEXT });
    const next = await ask({ chat: 'c1', text: '其中自然人呢' });
    expect(next.figures).toMatchObject([{ metric: 'applications.received', applicant: 'natural_person' }]);
  });

  it('keeps the answer of the rules where the model fails', async () => {
    server.does({ status: 401 });
    expect(await ask({ chat: 'c1', text: TEXT })).toMatchObject({ kind: 'not_found', figures: [] });
  });
});

describe('a question that rules read', () => {
  it('is put to no model', async () => {
    await ask({ chat: 'c1', text: `${agency}${year}年收到多少申请` });
    expect(server.asked).toEqual([]);
  });
});
