import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../src/contracts/errors.js';
import { type Behaviour, type ModelServer, startModelServer } from '../fakes/model-server.js';
import { limitsFor, modelOver, QUESTION } from './asking.js';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

async function faultOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ModelError);
  return error instanceof ModelError ? error.fault : '';
}

describe('a model that answers', () => {
  it('gives what it streamed, whole', async () => {
    server.does({ says: '本年收到申请9件。[1]' });
    const { model } = modelOver(server);
    expect(await model.write(QUESTION)).toEqual({ text: '本年收到申请9件。[1]', whole: true });
  });

  it('is sent the rules apart from the question and the pieces between their marks, and asked for JSON', async () => {
    await modelOver(server).model.write(QUESTION);
    const [asked] = server.asked;
    const { system = '', user = '', model, sent } = asked ?? {};
    expect(model).toBe('test-model');
    expect(system).not.toContain('收到多少件');
    expect(user).toContain('问题：收到多少件？');
    expect(user).toContain('=====\n[1]收到9件。\n=====');
    expect(sent).toMatchObject({ temperature: 0, response_format: { type: 'json_object' } });
  });

  it('is charged what the server counts, and told with its cost but without words', async () => {
    server.does({ says: '本年收到申请9件。[1]' });
    const { model, logged, spent } = modelOver(server);
    await model.write(QUESTION);
    expect(spent).toEqual([120]);
    expect(logged).toMatchObject([{ level: 'info', fields: { task: 'point', input: 100, output: 20, cost: 0.00036 } }]);
    expect(JSON.stringify(logged)).not.toMatch(/收到|canary/);
  });

  it('is charged by the characters where the server counts nothing', async () => {
    server.does({ says: '九件。', usage: false });
    const { model, spent } = modelOver(server);
    await model.write(QUESTION);
    expect(spent[0]).toBeGreaterThan(300);
  });

  it('is not whole where the server cut it off for length', async () => {
    server.does({ says: '本年收到申请9件。[1]其中', finish: 'length' });
    expect(await modelOver(server).model.write(QUESTION)).toMatchObject({ whole: false });
  });
});

describe('a model that is silent', () => {
  it.each<{ behaviour: Behaviour; fault: string; asked: number }>([
    { behaviour: 'never answers', fault: 'silent', asked: 1 },
    { behaviour: 'only keeps alive', fault: 'silent', asked: 1 },
    { behaviour: 'stalls after a piece', fault: 'silent', asked: 1 },
    { behaviour: 'one byte at a time', fault: 'silent', asked: 1 },
    { behaviour: 'resets midway', fault: 'cut', asked: 2 },
    { behaviour: { says: '本年收到', finish: null }, fault: 'cut', asked: 2 },
  ])('$behaviour: ends as $fault after $asked calls, and is let go', async ({ behaviour, fault, asked }) => {
    server.does(behaviour);
    const { model, tries } = modelOver({ ...server, limits: limitsFor(behaviour) });
    expect(await faultOf(model.write(QUESTION))).toBe(fault);
    expect(tries()).toBe(asked);
    await expect.poll(() => server.open()).toBe(0);
  });

  it('answers at the second try where it broke off', async () => {
    server.does('resets midway', { says: '{}' });
    expect(await modelOver(server).model.write(QUESTION)).toEqual({ text: '{}', whole: true });
  });

  it('is let go as soon as whoever asked goes away', async () => {
    server.does('never answers');
    const asking = new AbortController();
    const written = modelOver(server).model.write({ ...QUESTION, signal: asking.signal });
    await expect.poll(() => server.asked.length).toBe(1);
    asking.abort();
    expect(await faultOf(written)).toBe('stopped');
    await expect.poll(() => server.open()).toBe(0);
  });
});

describe('a model that refuses', () => {
  const body = (message: string, code = '') => JSON.stringify({ error: { message, code } });

  it.each<{ what: string; behaviour: Behaviour; fault: string; asked: number }>([
    { what: '429', behaviour: { status: 429 }, fault: 'busy', asked: 3 },
    {
      what: '429 for an hour',
      behaviour: { status: 429, headers: { 'retry-after': '3600' } },
      fault: 'busy',
      asked: 1,
    },
    { what: '429 quota', behaviour: { status: 429, body: body('x', 'insufficient_quota') }, fault: 'quota', asked: 1 },
    { what: '402', behaviour: { status: 402 }, fault: 'quota', asked: 1 },
    { what: '401', behaviour: { status: 401 }, fault: 'key', asked: 1 },
    { what: '403', behaviour: { status: 403 }, fault: 'forbidden', asked: 1 },
    { what: '404', behaviour: { status: 404 }, fault: 'no_model', asked: 1 },
    {
      what: '400 too long',
      behaviour: { status: 400, body: body('maximum context length') },
      fault: 'too_long',
      asked: 1,
    },
    { what: '400', behaviour: { status: 400 }, fault: 'rejected', asked: 2 },
    { what: '500', behaviour: { status: 500 }, fault: 'server', asked: 3 },
    {
      what: '502 of a proxy',
      behaviour: { status: 502, body: '<html>', headers: { 'content-type': 'text/html' } },
      fault: 'server',
      asked: 3,
    },
    { what: 'HTML', behaviour: 'HTML', fault: 'unreadable', asked: 2 },
    { what: 'no choices', behaviour: 'no choices', fault: 'cut', asked: 2 },
    { what: 'broken JSON', behaviour: 'broken JSON', fault: 'unreadable', asked: 2 },
    { what: 'an error midway', behaviour: 'an error midway', fault: 'unreadable', asked: 2 },
    { what: 'a filter', behaviour: { says: '本', finish: 'content_filter' }, fault: 'filtered', asked: 1 },
    { what: 'a tool', behaviour: 'asks for a tool', fault: 'unreadable', asked: 2 },
    { what: 'nothing', behaviour: { says: '' }, fault: 'unreadable', asked: 2 },
  ])('$what: is told as $fault after $asked calls', async ({ behaviour, fault, asked }) => {
    server.does(behaviour);
    expect(await faultOf(modelOver(server).model.write(QUESTION))).toBe(fault);
    expect(server.asked).toHaveLength(asked);
  });

  it('is asked without what it need not take, at once and from then on', async () => {
    server.does(({ sent }) => ('temperature' in sent || 'response_format' in sent ? { status: 400 } : { says: '{}' }));
    const { model } = modelOver(server);
    expect(await model.write(QUESTION)).toEqual({ text: '{}', whole: true });
    expect(await model.write(QUESTION)).toEqual({ text: '{}', whole: true });
    expect(server.asked.map(({ sent }) => 'temperature' in sent)).toEqual([true, false, false]);
  });

  it('is waited for as long as it asks', async () => {
    server.does({ status: 429, headers: { 'retry-after': '0.2' } }, { says: '好。[1]' });
    const started = Date.now();
    expect(await modelOver(server).model.write(QUESTION)).toMatchObject({ text: '好。[1]' });
    expect(Date.now() - started).toBeGreaterThanOrEqual(190);
  });

  it('is unreachable where nothing listens', async () => {
    const { model } = modelOver({ baseUrl: 'http://127.0.0.1:9/v1' });
    expect(await faultOf(model.write(QUESTION))).toBe('unreachable');
  });

  it('brings what only an administrator can mend to the log once an hour, without the key', async () => {
    server.does({ status: 401 });
    let clock = 0;
    const { model, logged } = modelOver({ baseUrl: server.baseUrl, now: () => clock });
    const alerts = () => logged.filter(({ level }) => level === 'error').length;
    await faultOf(model.write(QUESTION));
    await faultOf(model.write(QUESTION));
    expect(alerts()).toBe(1);
    clock = 3_600_001;
    await faultOf(model.write(QUESTION));
    expect(alerts()).toBe(2);
    expect(JSON.stringify(logged)).not.toContain('canary');
  });
});

describe('a model that keeps failing', () => {
  it('is left alone for half a minute after five failures, then tried with one question', async () => {
    server.does({ status: 500 });
    let clock = 1_000_000;
    const { model } = modelOver({ baseUrl: server.baseUrl, now: () => clock });
    await faultOf(model.write(QUESTION));
    expect(await faultOf(model.write(QUESTION))).toBe('resting');
    expect(server.asked).toHaveLength(5);
    expect(await faultOf(model.write(QUESTION))).toBe('resting');
    expect(server.asked).toHaveLength(5);
    clock += 30_001;
    server.does({ says: '好。[1]' });
    expect(await model.write(QUESTION)).toMatchObject({ whole: true });
    expect(await model.write(QUESTION)).toMatchObject({ whole: true });
  });
});

describe('a budget', () => {
  it('asks the model no more once it is spent', async () => {
    server.does({ says: '好。[1]' });
    const { model } = modelOver({ baseUrl: server.baseUrl, allowance: { day: 1000, chat: 150 } });
    await model.write(QUESTION);
    await model.write(QUESTION);
    expect(await faultOf(model.write(QUESTION))).toBe('budget');
    expect(server.asked).toHaveLength(2);
  });
});
