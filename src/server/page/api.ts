import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { z } from 'zod';
import type { Ask, Question } from '../../answer/answer.js';
import { LONGEST_QUESTION } from '../../ask.js';
import type { FactQuery, ReportStore } from '../../contracts/store.js';
import { querySchema } from '../../query/query.js';
import type { Fact } from '../../report/fact.js';
import type { Report } from '../../report/report.js';
import { refusedQuery } from './bounded.js';
import type { Lookup } from './lookup.js';
import type { Turns } from './turns.js';

/** Bytes of a question or a query. */
const LONGEST_BODY = 16_384;
const MOST_LISTED = 200;

const language = z.enum(['zh', 'zh-Hant', 'en']);
const questionSchema = z.object({
  text: z.string().min(1).max(LONGEST_QUESTION),
  /** From an earlier answer, to go on from it. */
  chat: z.string().optional(),
  language: language.optional(),
});
const queryBodySchema = z.union([z.object({ query: querySchema, language: language.optional() }), querySchema]);

/** What the API has, told at its root. */
const PATHS = {
  'GET /api/v1/agencies?after=&limit=&q=': 'agencies with their years, by name; or those that q names',
  'GET /api/v1/agencies/{agency}': 'the reports of an agency',
  'GET /api/v1/reports/{report}': 'a report with its figures and checks',
  'GET /api/v1/facts?agency=&year=&metric=&report=': 'figures of an agency or a report',
  'POST /api/v1/query': 'a query of an answer object, or {query, language}: the answer object as it is today',
  'POST /api/v1/ask': '{text, chat, language}: the answer object; its chat goes on for 30 minutes',
} as const;

/** Reading what is filed as JSON. A question is answered without a model and remembered by a number that only its asker knows. */
export function createApi({
  store,
  ask,
  lookup,
  turns,
}: {
  store: ReportStore;
  ask: Ask;
  lookup: Lookup;
  turns: Turns;
}): Hono {
  const api = new Hono();
  const chats = createChats();
  api.use(cors({ origin: '*', allowMethods: ['GET', 'POST'] }));
  api.use(bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => c.json({ error: 'too long' }, 413) }));

  api.get('/', (c) => c.json({ name: 'wenbao', paths: PATHS }));

  api.get('/agencies', async (c) => {
    const said = c.req.query('q');
    if (said !== undefined) return c.json(await lookup.sought(said.slice(0, 100)));
    const limit = Math.min(Math.max(Math.floor(Number(c.req.query('limit') ?? 100)) || 1, 1), MOST_LISTED);
    const { listed, next } = await lookup.page(c.req.query('after') ?? '', limit);
    return c.json({ agencies: listed, next: next ?? null });
  });

  api.get('/agencies/:agency', async (c) => {
    const filed = await lookup.agency(c.req.param('agency'));
    if (filed.is !== 'filed') return absent(c, filed.is);
    return c.json({ agency: c.req.param('agency'), reports: filed.of.map(plainReport) });
  });

  api.get('/reports/:report', async (c) => {
    const filed = await lookup.report(c.req.param('report'));
    if (filed.is === 'moved') return c.redirect(`/api/v1/reports/${encodeURIComponent(filed.to)}`, 302);
    if (filed.is !== 'filed') return absent(c, filed.is);
    const { report, facts, findings } = await lookup.whole(filed.of);
    return c.json({ report: plainReport(report), facts, findings });
  });

  api.get('/facts', async (c) => {
    const { agency, report, metric } = c.req.query();
    const year = c.req.query('year');
    if (!agency && !report) return c.json({ error: 'agency or report is needed' }, 400);
    if (year !== undefined && !/^\d{4}$/.test(year)) return c.json({ error: 'year is not a year' }, 400);
    const query: FactQuery = {
      ...(agency && { agencies: [agency] }),
      ...(report && { reports: [report] }),
      ...(metric && { metrics: [metric] }),
      ...(year !== undefined && { years: [Number(year)] }),
    };
    const facts: Fact[] = await store.facts(query);
    return c.json({ facts });
  });

  api.post('/query', async (c) => {
    const read = queryBodySchema.safeParse(await bodyOf(c));
    if (!read.success) return c.json({ error: 'not a query', issues: z.prettifyError(read.error) }, 400);
    const asked = 'query' in read.data ? read.data : { query: read.data };
    const refused = refusedQuery(asked.query);
    if (refused !== undefined) return c.json({ error: refused }, 400);
    return answered(c, { chat: chats.begin(), text: '', ...asked });
  });

  api.post('/ask', async (c) => {
    const read = questionSchema.safeParse(await bodyOf(c));
    if (!read.success) return c.json({ error: 'not a question', issues: z.prettifyError(read.error) }, 400);
    const { chat, ...question } = read.data;
    if (chat !== undefined && !chats.isOwn(chat)) return c.json({ error: 'no such chat: send none to begin' }, 400);
    return answered(c, { chat: chat ?? chats.begin(), ...question });
  });

  async function answered(c: Context, { language: speaks, ...question }: Question): Promise<Response> {
    return c.json(await turns(() => ask({ ...question, ...(speaks && { language: speaks }), offhand: true })));
  }

  api.notFound((c) => absent(c, 'unknown'));
  return api;
}

function absent(c: Context, is: 'gone' | 'moved' | 'unknown'): Response {
  return is === 'gone' ? c.json({ error: 'removed' }, 410) : c.json({ error: 'not filed' }, 404);
}

/** A report as it is listed: without how it was read. */
function plainReport({ reading: _, ...report }: Report) {
  return report;
}

/** Undefined where it is no JSON, which no schema takes. */
async function bodyOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}

/** Names of conversations that nobody can guess, known again without being kept; a new start of the program forgets them. */
function createChats() {
  const key = randomBytes(32);
  const signed = (name: string) => createHmac('sha256', key).update(name).digest('base64url');
  return {
    begin(): string {
      const name = randomBytes(16).toString('base64url');
      return `web:${name}:${signed(name)}`;
    },
    isOwn(chat: string): boolean {
      const [kind, name = '', mark = ''] = chat.split(':');
      const own = Buffer.from(signed(name));
      const given = Buffer.from(mark);
      return kind === 'web' && given.length === own.length && timingSafeEqual(given, own);
    },
  };
}
