import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { openChatMemory } from '../../src/store/queue/queue.js';
import { createScreen } from '../../src/terminal/screen.js';
import { createTalk } from '../../src/terminal/talk.js';
import { openTown } from '../answer/town-reports.js';
import { worksOver } from '../fakes/works.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { serving, wordings } from '../telegram/serving.js';
import { openHttpChat, type Posted, type Shown } from './http-chat.js';
import { SCENARIOS, type Step } from './scenarios.js';

/** Does a step and resolves with all that is shown for it. */
type Channel = (step: Step) => Promise<string>;

const PERSON = 77;

async function telegram({ ask, store }: Town): Promise<Channel> {
  const { telegram: server } = await serving(ask, { store });
  const person = server.person({ id: PERSON, first_name: '林', language_code: 'zh-hans' });
  return async (step) => {
    const before = new Set(server.shown(PERSON).map((message) => JSON.stringify(message)));
    const own = () => server.shown(PERSON).filter(({ from }) => from.is_bot);
    const fresh = () =>
      own()
        .map((message) => JSON.stringify(message))
        .filter((message) => !before.has(message))
        .join('\n');
    if ('says' in step) person.says(step.says);
    else {
      const under = own().findLast(({ reply_markup: markup }) =>
        markup?.inline_keyboard?.some((row) => row.some(({ text }) => text === step.presses)),
      );
      await person.presses(under!, step.presses);
    }
    await server.until(() => step.shows.test(fresh()));
    return fresh();
  };
}

async function terminal({ ask, store }: Town): Promise<Channel> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-saved-'));
  const { queue, register } = openChatMemory();
  const output = new PassThrough();
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true });
    await queue.close();
  });
  const services = {
    ...{ store, register, wordings, now: Date.now, beside: worksOver(store), forgetConversation: async () => {} },
    reviewing: {
      documents: { read: () => Promise.reject(new Error('not scripted')) },
      drafts: { turnTo() {}, storeOf: async () => store, overOf: async () => undefined },
      fileNamed: async () => undefined,
      refused: () => '',
    },
  };
  const talk = createTalk({ ask, services, screen: createScreen(output, { colour: false }), language: 'zh', folder });
  let shown = '';
  return async (step) => {
    const number = 'says' in step ? undefined : numberOf(step.presses, shown);
    const { signal } = new AbortController();
    await talk.take('says' in step ? step.says : number!, { stop: signal, signal });
    shown = String(output.read() ?? '');
    return shown;
  };
}

/** The number under which a choice stands on the screen. */
function numberOf(label: string, shown: string): string | undefined {
  return shown
    .split('\n')
    .flatMap((line) => line.trim().split(/ {4}/))
    .find((choice) => choice.replace(/^\d+ {2}/, '') === label)
    ?.split(' ')[0];
}

async function http({ ask, store }: Town): Promise<Channel> {
  const { queue, register } = openChatMemory();
  const { address, close } = await openHttpChat({ ask, store, queue, register });
  onTestFinished(async () => {
    await close();
    await queue.close();
  });
  let last: Shown[] = [];
  const post = async (posted: Posted): Promise<Shown[]> =>
    (await (await fetch(address, { method: 'POST', body: JSON.stringify(posted) })).json()) as Shown[]; // as the chat wrote them
  return async (step) => {
    if ('says' in step) last = await post({ person: PERSON, text: step.says });
    else {
      const under = last.findLast(({ buttons }) => buttons.flat().some(({ label }) => label === step.presses))!;
      const button = under.buttons.flat().find(({ label }) => label === step.presses)!;
      if (!('press' in button)) throw new Error('a button that is no press');
      last = await post({ person: PERSON, press: button.press, message: under.message });
    }
    return JSON.stringify(last);
  };
}

type Town = { ask: Ask; store: ReportStore };

async function town(): Promise<Town> {
  const { store, close } = await openTown();
  onTestFinished(close);
  const now = () => new Date();
  const conversations = createConversations({ store, now });
  const wording = { zh: zhAnswers, en: enAnswers };
  return { store, ask: createAsk({ store, conversations, meanings: MEANINGS, wordings: wording, now }) };
}

describe.each([
  { channel: 'Telegram', open: telegram, knowsPeople: true },
  { channel: 'the terminal', open: terminal, knowsPeople: false },
  { channel: 'a chat over HTTP', open: http, knowsPeople: true },
])('on $channel a person can', ({ open, knowsPeople }) => {
  it.each(SCENARIOS)('$name', async ({ steps, ofPerson }) => {
    const channel = await open(await town());
    for (const step of ofPerson && !knowsPeople ? steps.slice(0, 1).map(elsewhere) : steps)
      expect(await channel(step)).toMatch(step.shows);
  });
});

/** The step where nothing is kept for a person. */
function elsewhere(step: Step): Step {
  return { ...step, shows: /只在 Telegram 里有/ };
}
