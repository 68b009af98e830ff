import { join } from 'node:path';
import Database from 'better-sqlite3';
import { STORE_FILE } from '../../src/store/connect.js';
import type { Shown } from '../fakes/telegram.js';
import { type Asking, openAsking } from './asking.js';
import { saidAfter, UNLIMITED, wordsOf } from './talking.js';

export const LIN = { id: 11, first_name: '林', language_code: 'zh' };
export const ADMIN = { id: 21, first_name: '管', language_code: 'zh' };
export const OTHER = { id: 22, first_name: '副', language_code: 'zh' };
/** Calls himself what the administrators are called. */
export const MALLORY = { id: 99, first_name: '管', username: 'admin', language_code: 'zh' };
export const GROUP = { id: -100500, type: 'supergroup', title: '街坊' } as const;

/** A question of the sample reports, and what answers it. */
export const FIGURE = '洛江区2020年收到多少件申请？';
export const ANSWER = '本年新收申请：9件';
/** What an administrator says to have that report removed. */
export const REMOVE = '/remove 洛江区 2020';

export type People = Asking & {
  /** Says something in a private chat; comes back with all that is said to it. */
  says(who: typeof LIN, text: string, more?: Partial<Shown>): Promise<Shown[]>;
  /** What is filed, removed and corrected, as the store's own tables hold it. */
  state(): string;
  /** Whether no report is removed. */
  isWhole(): boolean;
  /** How often the bot failed to answer so far. */
  failures(): number;
};

/** Opens the scene with administrators. */
export async function openPeople(): Promise<People> {
  const environment = { ...UNLIMITED, WENBAO_ADMINS: `${ADMIN.id},${OTHER.id}` };
  // A row is shown with its cell marked, as the source prints it.
  const scene = await openAsking({ environment, isAnswer: (text) => !text.includes('【') });

  function state(): string {
    const database = new Database(join(scene.folder, STORE_FILE), { readonly: true });
    try {
      const reports = 'SELECT agency, year, hash, removed_at, superseded_by FROM reports ORDER BY number';
      return JSON.stringify([database.prepare(reports).all(), database.prepare('SELECT * FROM corrections').all()]);
    } finally {
      database.close();
    }
  }

  return Object.assign(scene, {
    says(who: typeof LIN, text: string, more: Partial<Shown> = {}) {
      const person = scene.telegram.person(who);
      return saidAfter(scene, person, () => person.says(text, more));
    },
    state,
    isWhole: () => !/"removed_at":"/.test(state()),
    failures: () => scene.running.printed.split('an update was not answered').length - 1,
  });
}

/** All that messages say. */
export function textOf(said: readonly Shown[]): string {
  return said.map(wordsOf).join('\n');
}
