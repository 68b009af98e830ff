import { serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import type { Beside } from '../../src/conversation/beside.js';
import { openMemoryStore } from '../../src/store/sqlite.js';
import { anAnswer } from '../fakes/ask.js';
import { worksOver } from '../fakes/works.js';
import { inventedNames } from '../fixtures/invented-names.js';
import { filingOf } from '../store/filings.js';
import { serving } from './serving.js';

const ADMIN = { id: 1, first_name: '管', language_code: 'zh-hans' };

/** What people do that looks through everything that is filed; the first name is filed in both. */
const [FIRST = '', SECOND = ''] = inventedNames(2);
const DONE = [
  '/reports',
  `/reports ${FIRST}`,
  '/reports 青石市没有这个局',
  '/export',
  `/export ${FIRST}`,
  '/rank 2020 收到申请',
  `/compare ${FIRST} ${SECOND} 2020 收到申请`,
  '/trend',
  '/watch',
  `/watch ${FIRST}`,
  `/unwatch ${FIRST}`,
  '/stats',
  `/remove ${FIRST} 2020`,
];

describe('what one person does in a chat', () => {
  let stores: { few: ReportStore; many: ReportStore };
  beforeAll(async () => {
    stores = { few: await storeOf(20), many: await storeOf(160) };
  });
  afterAll(() => Promise.all(Object.values(stores).map((store) => store.close())));

  it.each(DONE)('%s has the bot read no more where eight times as much is filed', async (text) => {
    const [few, many] = [await readBy(text, stores.few), await readBy(text, stores.many)];
    // A list of more pages has a button more, and numbers have more digits.
    expect(many.rows).toBeLessThanOrEqual(few.rows + 1);
    expect(many.bytes).toBeLessThan(few.bytes + 300);
  });
});

async function storeOf(agencies: number): Promise<ReportStore> {
  const store = await openMemoryStore();
  for (const [at, agency] of inventedNames(agencies).entries()) await store.file(filingOf({ agency, hash: `h${at}` }));
  return store;
}

/** How many rows the bot itself read of its store for a message, and the bytes of what was done beside it. */
async function readBy(text: string, store: ReportStore): Promise<{ rows: number; bytes: number }> {
  const read = { rows: 0, bytes: 0 };
  const counted = watching(store, (given) => {
    read.rows += Array.isArray(given) ? given.length : 1;
  });
  const beside: Beside = watching(worksOver(store), (given) => {
    read.bytes += serialize(given).length;
  });
  const ask = async ({ chat, text: question }: { chat: string; text: string }) =>
    anAnswer({ chat, question, text: '答' });
  const { telegram } = await serving(ask, { store: counted, beside, roles: { admins: [ADMIN.id], staff: [] } });
  await telegram.until(() => telegram.callsOf('getUpdates').length > 0);
  Object.assign(read, { rows: 0, bytes: 0 });
  telegram.person(ADMIN).says(text);
  await telegram.answers(ADMIN.id, 1);
  return { ...read };
}

/** The same object, what its methods give told to somebody. */
function watching<Of extends ReportStore | Beside>(of: Of, told: (given: unknown) => void): Of {
  return new Proxy(of, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        const gives: unknown = await method.apply(target, given);
        told(gives);
        return gives;
      };
    },
  });
}
