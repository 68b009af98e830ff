import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../fakes/model-server.js';
import { type Asking, GOOD, KEY, LABEL, openAsking, QUESTION, QUOTED } from './asking.js';

/** Milliseconds that one answer of a silent model may take in these tests, all its tries together. */
const WHOLE = 1500;

/** Asks of a model that does so, and holds the answer to be the report's own words under the code; how often the model was called. */
async function quotedBy(scene: Asking, { does, code }: { does: Behaviour; code: string }): Promise<number> {
  scene.server.does(does);
  const answer = await scene.asks(QUESTION);
  expect(answer.said).toContain(`模型暂时不可用（${code}）`);
  expect(answer.said).toMatch(QUOTED);
  expect(answer.said).not.toMatch(/本年收到申请|年年年|AI/);
  await expect.poll(() => scene.server.open()).toBe(0);
  return answer.calls;
}

describe('D11: a model that falls silent', () => {
  let scene: Asking;
  beforeAll(async () => {
    scene = await openAsking({ environment: { OPENAI_TIMEOUT_MS: String(WHOLE) } });
  });
  // Nothing heals it in between: on a busy machine a model that answers would be silent for as long.
  afterEach(() => scene.holds());
  afterAll(() => scene.close());

  it.each<Behaviour>(['never answers', 'only keeps alive', 'stalls after a piece', 'one byte at a time'])(
    'and does this: %s, is given up after one call, and the report is quoted under E-LLM-T',
    async (does) => {
      expect(await quotedBy(scene, { does, code: 'E-LLM-T' })).toBeLessThanOrEqual(1);
    },
  );
});

describe('D11: a model that breaks off', () => {
  let scene: Asking;
  beforeAll(async () => {
    scene = await openAsking();
  });
  afterEach(async () => {
    await scene.holds();
    await scene.heal();
  });
  afterAll(() => scene.close());

  it.each<{ does: Behaviour; code: string; calls: number }>([
    { does: 'resets midway', code: 'E-LLM-C', calls: 2 },
    { does: { says: '{"points":[', finish: null }, code: 'E-LLM-C', calls: 2 },
    { does: 'an error midway', code: 'E-LLM-U', calls: 2 },
    { does: 'broken JSON', code: 'E-LLM-U', calls: 2 },
  ])('by this: $does, is asked once more, and the report is quoted under $code', async ({ does, code, calls }) => {
    expect(await quotedBy(scene, { does, code })).toBe(calls);
  });
});

describe('D12: a model that refuses', () => {
  let scene: Asking;
  beforeAll(async () => {
    scene = await openAsking();
  });
  afterEach(async () => {
    await scene.holds();
    await scene.heal();
  });
  afterAll(() => scene.close());
  const refuses = (status: number, message = 'refused', headers = {}): Behaviour => ({
    ...{ status, headers, body: JSON.stringify({ error: { message: `${message} ${KEY}`, code: message } }) },
  });

  it.each<{ what: string; does: Behaviour; code: string; calls: number }>([
    { what: '429 without a time', does: refuses(429), code: 'B', calls: 3 },
    { what: '429 with a time too far off', does: refuses(429, 'slow', { 'retry-after': '3600' }), code: 'B', calls: 1 },
    { what: '429 for want of money', does: refuses(429, 'insufficient_quota'), code: 'Q', calls: 1 },
    { what: '401', does: refuses(401), code: 'K', calls: 1 },
    { what: '403', does: refuses(403), code: 'K', calls: 1 },
    { what: '404', does: refuses(404, 'model_not_found'), code: 'M', calls: 1 },
    { what: '400', does: refuses(400), code: 'R', calls: 2 },
    { what: '500', does: refuses(500), code: 'S', calls: 3 },
    { what: 'HTML', does: 'HTML', code: 'U', calls: 2 },
    { what: 'no choices', does: 'no choices', code: 'C', calls: 2 },
    { what: 'a tool call', does: 'asks for a tool', code: 'U', calls: 2 },
    { what: 'a filter', does: { says: '敏感', finish: 'content_filter' }, code: 'F', calls: 1 },
  ])('with $what: the report is quoted under E-LLM-$code after $calls calls', async ({ does, code, calls }) => {
    scene.server.does(does);
    const answer = await scene.asks(QUESTION);
    expect(answer.said).toContain(`模型暂时不可用（E-LLM-${code}）`);
    expect(answer.said).toMatch(QUOTED);
    expect(answer.said).not.toMatch(/refused|error|Error|html|canary|敏感|at \w+ \(/);
    expect(answer.calls).toBe(calls);
  });

  it('for length: it is asked once more with less, where there is less, and then the report is quoted under E-LLM-L', async () => {
    scene.server.does(refuses(400, 'context_length_exceeded'));
    const answer = await scene.asks(QUESTION);
    expect(answer.said).toContain('模型暂时不可用（E-LLM-L）');
    expect(answer.said).toMatch(QUOTED);
    expect([1, 2]).toContain(answer.calls);
  });

  it('for a second: 429 with a time is waited out, and the model chooses', async () => {
    scene.server.does(refuses(429, 'slow', { 'retry-after': '1' }), GOOD);
    const answer = await scene.asks(QUESTION);
    expect(answer.said).toContain(LABEL);
    expect(answer.took).toBeGreaterThanOrEqual(1000);
  });

  it('to end: what it pointed at by then is the answer', async () => {
    scene.server.does({ says: `{"points":[{"from":[1]},{"fro`, finish: 'length' });
    const answer = await scene.asks(QUESTION);
    expect(answer.said).toMatch(QUOTED);
    expect(answer.said).toContain(LABEL);
    expect(answer.calls).toBe(1);
  });

  it('for good: whoever runs the bot is told once an hour, however often it happens', async () => {
    for (let times = 0; times < 3; times += 1) {
      scene.server.does(refuses(401));
      await scene.asks(QUESTION);
    }
    expect(scene.running.printed.match(/the model needs attention/g)).toHaveLength(1);
  });
});

describe('D23: the price of a model', () => {
  it('at the cap of the day leaves what the reports say, and says so', async () => {
    const scene = await openAsking({ environment: { WENBAO_MODEL_TOKENS_A_DAY: '100' } });
    await scene.heal();
    const calls = scene.server.asked.length;
    const [worded, figure] = [await scene.asks(QUESTION), await scene.asks('洛江区2020年收到多少件申请？')];
    expect(worded.said).toContain('今天的模型额度已用完（E-LLM-G）');
    expect(worded.said).toMatch(QUOTED);
    expect(figure.said).toContain('本年新收申请：9件');
    expect(scene.server.asked).toHaveLength(calls);
    await scene.close();
  });
});
