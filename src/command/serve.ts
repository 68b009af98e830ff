import type { RequestListener } from 'node:http';
import { createLogger } from '../config/log.js';
import { secretsOf } from '../config/settings.js';
import type { Program } from '../main.js';
import { startHttpServer } from '../server/http.js';
import { createMetrics } from '../server/metrics.js';
import type { Public } from '../server/page/pages.js';
import type { CommandContext } from './context.js';
import { chatWordings } from './wordings.js';

/** Serves the page and the API until it is stopped; no chat is served, and nothing is written but what is filed meanwhile by others. */
export async function serve({ wenbao, config }: CommandContext): Promise<number> {
  const log = createLogger({ level: config.log, secrets: secretsOf(config) });
  const { store, works, degraded } = wenbao;
  const metrics = createMetrics({ revision: () => store.revision(), tallies: works.tallies });
  wenbao.count(metrics.answerMeter);
  const { host = '127.0.0.1', port = 8080 } = config;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  const ails = async () => store.revision().then(() => []);
  const server = await startHttpServer({
    host,
    port,
    ails,
    degraded,
    metrics,
    pages: await openPages({ ...wenbao, log }),
  });
  log.info({ host, port: server.port }, 'listening');
  await stopped;
  await server.close();
  return 0;
}

/** The page and the API over a program; loaded when they are served. */
export async function openPages({
  store,
  works,
  ask,
  token,
  log,
}: Pick<Program, 'store' | 'works' | 'ask'> & Pick<Public, 'token' | 'log'>): Promise<RequestListener> {
  const { createPages } = await import('../server/page/pages.js');
  return createPages({ ...{ store, works, ask, token, log }, wordings: chatWordings, now: Date.now });
}
