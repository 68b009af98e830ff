import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, startProgram } from '../e2e/process.js';
import { startModelServer } from '../fakes/model-server.js';
import { FakeTelegram, type Shown } from '../fakes/telegram.js';
import { type PrintWords, printChat } from './print.js';
import { type Event, Recorder } from './recorder.js';
import { filePublished } from './reports.js';
import { citizenAsks, citizenHears, type Language, staffPrepares } from './talks.js';

const ADMIN = 20;
const PEOPLE = {
  zh: { language_code: 'zh-hans', citizen: '林女士', staff: '周科员', admin: '管理员' },
  en: { language_code: 'en', citizen: 'Ada', staff: 'Zhou', admin: 'Administrator' },
} as const;

/** The day that stands in the place of the day on which it is recorded. */
const DAY = '2026-03-02';

/** Both conversations in one language, and the pictures that were sent, by name. */
export type Recorded = { citizen: string; staff: string; pictures: Map<string, Buffer> };

/** Records both conversations with the running program over invented reports; it is started anew without a model for their end. */
export async function record(language: Language, words: PrintWords): Promise<Recorded> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-conversations-'));
  const telegram = await FakeTelegram.open();
  const model = await startModelServer();
  let running: Running | undefined;
  try {
    await filePublished(folder);
    const environment = {
      ...{ WENBAO_INDEX: folder, WENBAO_ADMINS: `${ADMIN}`, WENBAO_QUESTIONS_A_MINUTE: '1000' },
      ...{ TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN, TELEGRAM_API_ROOT: telegram.root },
    };
    const started = async (more: Record<string, string>) => {
      running = startProgram(['start'], { ...environment, ...more });
      await running.says('serving Telegram');
      return running;
    };
    const { language_code, ...names } = PEOPLE[language];
    let bot = await started({ OPENAI_API_KEY: 'none', OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'model' });
    const chat = (id: number, first_name: string) =>
      new Recorder(telegram, { id, first_name, language_code }, () => bot);
    const citizen = chat(11, names.citizen);
    const staff = chat(ADMIN, names.staff);
    if (language === 'en') await speaksEnglish(staff);
    await citizenAsks({ citizen, admin: staff }, { language, model });
    for (const event of citizen.events) if ('by' in event && event.by === names.staff) event.by = names.admin;
    await staffPrepares(staff, { language, model });
    await bot.stop();
    bot = await started({});
    await citizenHears(citizen, language);
    await bot.stop();
    const pictures = new Map<string, Buffer>();
    const print = (events: readonly Event[]) => onThatDay(printChat(events, { words, picture: keep }));
    const keep = (message: Shown) => {
      const name = `${language}-${pictures.size + 1}.png`;
      const [photo] = message.photo ?? [];
      // The server of the tests keeps the bytes where Telegram keeps an id.
      if (photo) pictures.set(name, (photo as unknown as { bytes: Buffer }).bytes);
      return `conversations/${name}`;
    };
    return { citizen: print(citizen.events), staff: print(staff.events), pictures };
  } finally {
    if (running && !running.isOver) await running.stop('SIGKILL');
    await model.close();
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Administrators are told in Chinese unless they chose another language. */
async function speaksEnglish(admin: Recorder): Promise<void> {
  await admin.says('/language');
  await admin.presses('English');
  admin.events.length = 0;
}

/** The transcript is the same on every day. */
function onThatDay(text: string): string {
  const now = Date.now();
  const days = [now, now - 3_600_000].flatMap((at) => [
    new Date(at).toISOString().slice(0, 10),
    new Date(at + 8 * 3_600_000).toISOString().slice(0, 10),
  ]);
  return [...new Set(days)].reduce((so, day) => so.replaceAll(day, DAY), text);
}
