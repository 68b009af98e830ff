import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createMetrics } from '../../src/server/metrics.js';
import { openChatFile } from '../../src/store/queue/queue.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { filingOf } from '../store/filings.js';

it('tells what every process filed, each time it is asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-metrics-'));
  const { queue } = await openChatFile({ folder });
  const [store, other] = [await openSqliteStore({ folder }), await openSqliteStore({ folder })];
  const metrics = createMetrics({ queue, revision: store.revision, tallies: store.tallies });
  const counted = async () =>
    (await metrics.text()).split('\n').filter((line) => /^(?:ingest_total|facts_flagged_total)\{/.test(line));
  expect(await counted()).toEqual(['facts_flagged_total{flag="doubtful"} 0']);
  await other.file(filingOf({ facts: [{ value: null, status: 'blank' }, { notes: ['moved'] }] }));
  await other.countResults({ filed: 1, refused: 2 });
  for (let time = 0; time < 2; time += 1) {
    expect(await counted()).toEqual([
      'ingest_total{result="filed"} 1',
      'ingest_total{result="refused"} 2',
      'facts_flagged_total{flag="blank"} 1',
      'facts_flagged_total{flag="doubtful"} 1',
    ]);
  }
  await Promise.all([store.close(), other.close(), queue.close()]);
  rmSync(folder, { recursive: true });
});
