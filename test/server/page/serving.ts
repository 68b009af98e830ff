import { createHmac } from 'node:crypto';
import { load } from 'cheerio';
import { onTestFinished } from 'vitest';
import type { Ask } from '../../../src/answer/answer.js';
import type { ReportStore } from '../../../src/contracts/store.js';
import { startHttpServer } from '../../../src/server/http.js';
import { createPages, type Public } from '../../../src/server/page/pages.js';
import { worksOver } from '../../fakes/works.js';
import { wordings } from '../../telegram/serving.js';

export const TOKEN = '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
export const NOW = Date.UTC(2026, 11, 1);

const silent: Ask = () => Promise.reject(new Error('nobody is to be asked'));

/** The pages over a store at an address of this machine, until the test is over, or where they are kept until they are closed. */
export async function servingPages(
  store: ReportStore,
  given: Partial<Omit<Public, 'log'>> = {},
  until: 'over' | 'kept' = 'over',
) {
  const pages = createPages({
    ...{
      store,
      works: worksOver(store),
      ask: silent,
      wordings,
      token: TOKEN,
      log: { error: () => undefined },
      now: () => NOW,
    },
    ...given,
  });
  const metrics = { text: async () => 'metrics\n', contentType: 'text/plain' };
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, ails: async () => [], metrics, pages });
  if (until === 'over') onTestFinished(() => server.close());
  const root = `http://127.0.0.1:${server.port}`;
  const get = (path: string, init: RequestInit = {}) => fetch(root + path, { redirect: 'manual', ...init });
  return {
    root,
    close: server.close,
    get,
    /** The page at a path as a document. */
    async page(path: string) {
      const response = await get(path);
      return { status: response.status, $: load(await response.text()) };
    },
    post: (path: string, body: unknown) =>
      get(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
}

/** What Telegram gives a page that it opens, signed for a bot. */
export function initData(code: string, { token = TOKEN, at = NOW }: { token?: string; at?: number } = {}): string {
  const fields = {
    auth_date: String(at / 1000),
    query_id: 'AAA',
    signature: 'x',
    user: JSON.stringify({ id: 7, first_name: '林', language_code: code }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', key).update(lines.join('\n')).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
}
