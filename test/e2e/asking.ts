import type { ModelServer } from '../fakes/model-server.js';
import type { Running } from './process.js';
import { openScene, type Scene } from './scene.js';

/** A key that must not be told to anybody. */
export const KEY = 'sk-canary-of-the-faults-0123456789';
/** A question that the sample reports answer in words, how they do, and a model's choice of them. */
export const QUESTION = '洛江区2020年年报里说存在哪些问题？';
export const QUOTED = /“2020年的工作有成效,不足之处有二/;
export const GOOD = { says: '{"points":[{"from":[1]}]}' };
export const LABEL = '句子由AI挑选，都是报告原文。';

export type Asked = { said: string; took: number; calls: number };

/** A scene with the real program in it, which has a model, and people who ask it. */
export type Asking = Scene & {
  server: ModelServer;
  running: Running;
  /** Asks in a chat of its own; comes back with the answer, the milliseconds and the calls of the model it took. */
  asks(text: string): Promise<Asked>;
  /** Has the model work once, so that the breaker forgets what went before and every case begins alike. */
  heal(): Promise<void>;
  /** Stops the program as a service does, and starts it again on the same folder. */
  restart(): Promise<void>;
};

/** Opens the scene; `before` is run first, on its empty folder. */
export async function openAsking({
  environment = {},
  before = async () => {},
  isAnswer,
}: {
  environment?: Record<string, string>;
  before?: (scene: Scene) => Promise<void>;
  isAnswer?: (text: string) => boolean;
} = {}): Promise<Asking> {
  const scene = await openScene({ isAnswer });
  const server = await scene.model();
  await before(scene);
  const models = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'm' };
  const start = async () => {
    const started = scene.program(['start'], { ...models, ...environment });
    await started.says('serving Telegram');
    return started;
  };
  let running = await start();
  let people = 610_000;

  async function asks(text: string): Promise<Asked> {
    people += 1;
    const [calls, started] = [server.asked.length, Date.now()];
    scene.telegram.person({ id: people, first_name: '林', language_code: 'zh' }).says(text);
    const [answer] = await scene.telegram.answers(people, 1);
    return { said: answer?.text ?? '', took: Date.now() - started, calls: server.asked.length - calls };
  }

  async function heal(): Promise<void> {
    server.does(GOOD);
    const { said } = await asks(QUESTION);
    if (!said.includes(LABEL)) throw new Error(`the model does not work: ${said}`);
  }

  async function restart(): Promise<void> {
    await running.stop();
    running = await start();
  }

  return {
    ...scene,
    server,
    get running() {
      return running;
    },
    asks,
    heal,
    restart,
  };
}
