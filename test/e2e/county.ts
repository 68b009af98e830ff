import { filePublished } from '../conversations/reports.js';
import type { ModelServer } from '../fakes/model-server.js';
import type { FakeTelegram } from '../fakes/telegram.js';
import type { Running } from './process.js';
import { openScene, type Scene } from './scene.js';
import { Seat } from './seat.js';

/** Who looks after what is filed. */
export const ADMIN = { id: 1, first_name: '管', language_code: 'zh-hans' };
const KEY = 'sk-canary-of-the-points-0123456789';

/** Where people talk with the bot. */
export const PLACES = ['private chat', 'group', 'topic'] as const;
export type Place = (typeof PLACES)[number];

/** A scene with the program in it, over the reports of two counties from three years, with an administrator and a model. */
export type County = Scene & {
  running: Running;
  server: ModelServer;
  /** Somebody new, in such a place of their own. */
  somebody(place?: Place, language_code?: string): Seat;
  admin: Seat;
};

/** Opens the scene; figures are held to their facts in the answers that print the rows they come from. */
export async function openCounty(): Promise<County> {
  const scene = await openScene({ isAnswer });
  const { telegram, folder } = scene;
  await filePublished(folder);
  const server = await scene.model();
  const running = scene.program(['start'], {
    ...{ WENBAO_ADMINS: String(ADMIN.id), WENBAO_QUESTIONS_A_MINUTE: '1000' },
    ...{ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'm' },
  });
  await running.says('serving Telegram');

  return {
    ...scene,
    running,
    server,
    somebody: (place, language) => somebodyIn(telegram, place, language),
    admin: new Seat(telegram, telegram.person(ADMIN)),
  };
}

let people = 900_000;

/** Somebody new, in such a place of their own. */
export function somebodyIn(telegram: FakeTelegram, place: Place = 'private chat', language_code = 'zh-hans'): Seat {
  people += 1;
  const user = { id: people, first_name: `林${people}`, language_code };
  if (place === 'private chat') return new Seat(telegram, telegram.person(user));
  const group = { id: -people, type: 'supergroup', title: '街坊' } as const;
  if (place === 'group') return new Seat(telegram, telegram.person(user, group));
  return new Seat(telegram, telegram.person(user, { ...group, is_forum: true }), 77);
}

/** Reviews, drafts and corrections tell figures that no filed report prints, an overview names sections, and 查看原表 marks the cell in its row. */
export function isAnswer(text: string): boolean {
  return /^\[1\] /m.test(text) && !/草稿|更正|勾稽|【/.test(text);
}
