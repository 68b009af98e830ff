import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtNow } from '../test/built.js';
import { type Running, startInstalled } from '../test/e2e/process.js';
import { FakeTelegram } from '../test/fakes/telegram.js';

/** Questions that the sample reports answer with one figure each. */
export const FIGURES = [
  '洛江区2020年收到多少件申请？',
  '靖江市2019年政府采购总金额是多少',
  '洛江区2020年予以公开多少件',
  'how many applications did Luojiang handle in 2020',
  '洛江区2020年行政许可有多少件',
];

/** The real program on its sample reports, and the Bot API server on this machine that it serves; `close` ends both. */
export async function openServing(): Promise<{
  telegram: FakeTelegram;
  start(): Running;
  /** What a metric of the program says. */
  metric(program: Running, name: string): Promise<number>;
  close(): Promise<void>;
}> {
  await builtNow();
  const telegram = await FakeTelegram.open();
  const index = mkdtempSync(join(tmpdir(), 'wenbao-bench-'));
  return {
    telegram,
    start: () =>
      startInstalled(['start'], {
        WENBAO_INDEX: index,
        TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN,
        TELEGRAM_API_ROOT: telegram.root,
      }),
    async metric(program, name) {
      const metrics = await (await program.get('/metrics')).text();
      return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(metrics)?.[1]);
    },
    async close() {
      await telegram.close();
      rmSync(index, { recursive: true });
    },
  };
}

/** What stands at a share of numbers in order, from 0 to 1; NaN of none. */
export function at(share: number, numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
