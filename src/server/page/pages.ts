import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Ask } from '../../answer/answer.js';
import { StoreError } from '../../contracts/errors.js';
import { type Log, loggable } from '../../contracts/log.js';
import type { ReportStore } from '../../contracts/store.js';
import type { Beside } from '../../conversation/beside.js';
import { agencyPage } from './agency.js';
import { createApi } from './api.js';
import { comparePage, type Side } from './compare.js';
import { figuresByYear } from './figures-by-year.js';
import { homePage } from './home.js';
import { languageOfLaunch } from './launch.js';
import { createLookup, type Filed } from './lookup.js';
import { reportPage } from './report.js';
import { notice } from './shell.js';
import { BusyError, createTurns } from './turns.js';
import { agencyPath, reportPath, visitOf, type Wordings } from './visit.js';

/** Agencies on a page of the list. */
const PAGE = 30;
/** Works that strangers may have running at once; more are told to come again. */
const MOST_AT_ONCE = 8;
/** Bytes of what Telegram hands to a launched page: far more than it ever does. */
const LONGEST_LAUNCH = 16_384;
/** Telegram's own web clients, which may show the page in a frame. */
const TELEGRAM = ['https://web.telegram.org', 'https://webk.telegram.org', 'https://webz.telegram.org'];

/** What the page and the API read, and who answers; nothing of chats is among it. */
export type Public = {
  store: ReportStore;
  works: Pick<Beside, 'named' | 'file'>;
  ask: Ask;
  wordings: Wordings;
  /** The bot's token, by which a launch from Telegram is known to be real; without it there are none. */
  token?: string | undefined;
  log: Pick<Log, 'error'>;
  now: () => number;
};

/** The page and the API for whoever asks, in HTML that needs no scripts, with nothing from any other address. */
export function createPages({ store, works, ask, wordings, token, log, now }: Public): RequestListener {
  const app = new Hono();
  const turns = createTurns(MOST_AT_ONCE);
  const lookup = createLookup({ store, works, turns });

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'", ...TELEGRAM],
      },
      // It knows no list of who may show the page in a frame, and goes before the policy in old browsers.
      xFrameOptions: false,
      // Whether the whole domain is to be reached by TLS alone is for its owner to say.
      strictTransportSecurity: false,
      referrerPolicy: 'no-referrer',
    }),
  );

  app.get('/', async (c) => {
    const visit = visitOf(c, wordings);
    const said = (c.req.query('q') ?? '').trim().slice(0, 100);
    const after = c.req.query('after') ?? '';
    if (said === '') {
      const { listed, next } = await lookup.page(after, PAGE);
      return c.html(homePage({ visit, sought: undefined, listed, next, isFirst: after === '' }));
    }
    const { found, nearest, year } = await lookup.sought(said);
    const [only, ...others] = found;
    if (only && others.length === 0) {
      const [report] = year === null ? [] : await store.reports({ agencies: [only.agency], years: [year] });
      return c.redirect(visit.link(report ? reportPath(report.id) : agencyPath(only.agency)));
    }
    return c.html(homePage({ visit, sought: { said, found, nearest }, listed: [], next: undefined, isFirst: true }));
  });

  app.get('/agency/:agency', async (c) => {
    const agency = c.req.param('agency');
    const filed = await lookup.agency(agency);
    if (filed.is !== 'filed') return absent(c, filed);
    const figures = await figuresByYear(agency, { store });
    return c.html(agencyPage({ visit: visitOf(c, wordings), agency, reports: filed.of, figures }));
  });

  app.get('/report/:report', async (c) => {
    const filed = await lookup.report(c.req.param('report'));
    if (filed.is !== 'filed') return absent(c, filed);
    return c.html(reportPage({ visit: visitOf(c, wordings), whole: await lookup.whole(filed.of) }));
  });

  app.get('/agency/:agency/:file{figures\\.(csv|xlsx|jsonl)}', async (c) => {
    const filed = await lookup.agency(c.req.param('agency'));
    return filed.is === 'filed'
      ? figuresFile(
          c,
          filed.of.map(({ id }) => id),
        )
      : absent(c, filed);
  });

  app.get('/report/:report/:file{figures\\.(csv|xlsx|jsonl)}', async (c) => {
    const filed = await lookup.report(c.req.param('report'));
    return filed.is === 'filed' ? figuresFile(c, [filed.of.id]) : absent(c, filed);
  });

  app.get('/compare', async (c) => {
    const visit = visitOf(c, wordings);
    const said = [c.req.query('a') ?? '', c.req.query('b') ?? ''].map((name) => name.trim().slice(0, 100));
    const found = await Promise.all(said.map(async (name) => (name === '' ? [] : (await lookup.sought(name)).found)));
    const [mine = [], others = []] = found.map((listed) => (listed.length === 1 ? (listed[0]?.years ?? []) : []));
    const common = mine.filter((year) => others.includes(year));
    const asked = Number(c.req.query('year'));
    const year = common.includes(asked) ? asked : common.at(-1);
    const sides = await Promise.all(
      [0, 1].map(async (at): Promise<Side> => {
        const listed = found[at] ?? [];
        const [only] = listed;
        const figures = only && listed.length === 1 ? await figuresByYear(only.agency, { store }) : undefined;
        return { said: figures ? (only?.agency ?? '') : (said[at] ?? ''), listed, figures };
      }),
    );
    const [a, b] = sides;
    return a && b ? c.html(comparePage({ visit, sides: [a, b], year, common })) : c.notFound();
  });

  const noLonger = bodyLimit({ maxSize: LONGEST_LAUNCH, onError: (c) => c.json({ error: 'too long' }, 413) });
  app.post('/telegram/launch', noLonger, async (c) => {
    const language = token === undefined ? undefined : languageOfLaunch(await c.req.text(), { token, now });
    return language ? c.json({ language }) : c.json({ error: 'not a launch of this bot' }, 403);
  });

  for (const [name, type] of Object.entries(ASSETS)) {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    app.get(`/assets/${name}`, (c) => c.body(text, 200, { 'content-type': type, 'cache-control': 'max-age=3600' }));
  }

  app.route('/api/v1', createApi({ store, ask, lookup, turns }));

  app.notFound((c) => absent(c, { is: 'unknown' }));
  app.onError((error, c) => {
    const { web } = visitOf(c, wordings).wording;
    if (error instanceof BusyError) {
      c.header('retry-after', '5');
      return told(c, { status: 503, title: web.busy, says: web.busySays });
    }
    log.error({ ...loggable(error), route: c.req.routePath }, 'a page could not be made');
    if (error instanceof StoreError) return told(c, { status: 503, title: web.damaged, says: web.damagedSays });
    return told(c, { status: 500, title: web.failed, says: web.failedSays });
  });

  function absent(c: Context, filed: Exclude<Filed<unknown>, { is: 'filed' }>): Response | Promise<Response> {
    const visit = visitOf(c, wordings);
    const { web } = visit.wording;
    if (filed.is === 'moved') return c.redirect(visit.link(reportPath(filed.to)), 302);
    if (filed.is === 'gone') return told(c, { status: 410, title: web.gone, says: web.goneSays });
    return told(c, { status: 404, title: web.notThere, says: web.notThereSays });
  }

  function told(c: Context, { status, title, says }: { status: 404 | 410 | 500 | 503; title: string; says: string }) {
    if (c.req.path.startsWith('/api/')) return c.json({ error: says }, status);
    return c.html(notice({ visit: visitOf(c, wordings), title, says }), status);
  }

  async function figuresFile(c: Context, reports: string[]): Promise<Response> {
    const { language } = visitOf(c, wordings);
    const format = c.req.path.split('.').at(-1);
    const file =
      format === 'csv' || format === 'xlsx'
        ? await turns(() => works.file({ reports, format, language }))
        : { name: 'figures.jsonl', bytes: await lines(reports) };
    if (!file) return absent(c, { is: 'unknown' });
    const bytes = new Uint8Array(file.bytes);
    return c.body(bytes, 200, {
      'content-type': TYPES[format ?? ''] ?? 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }

  /** As the command line exports them: a figure a line. */
  async function lines(reports: string[]): Promise<Uint8Array> {
    return Buffer.from((await store.facts({ reports })).map((fact) => `${JSON.stringify(fact)}\n`).join(''));
  }

  return getRequestListener(app.fetch);
}

/** From the sources as well as from the build. */
const FOLDER = new URL('../../../assets/page/', import.meta.url);
const ASSETS = { 'page.css': 'text/css; charset=utf-8', 'mini-app.js': 'text/javascript; charset=utf-8' };
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
};
