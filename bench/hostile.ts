import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createChildPool } from '../src/child/pool.js';
import { BOMBS } from '../test/fixtures/bombs.js';
import { HOSTILE_TEXTS, reportOf } from '../test/fixtures/hostile-texts.js';

/**
 * Has documents that are made to use up the program read beside it, and prints for each what became of it, the processor time and the
 * most memory it took there, and the processor time of this process meanwhile. Ends with 1 where one takes more than it may. Linux only.
 */
const KILOBYTES = [20, 100, 300];
const MOST_CPU_MILLISECONDS = 5000;
const MOST_MEGABYTES = 500;
/** Between two looks at what a document has taken: a process that ends itself is seen last so long before. */
const LOOK_MILLISECONDS = 10;
const TICK_MILLISECONDS = 10;

type Taken = { cpuMilliseconds: number; megabytes: number };
type Row = Taken & { name: string; kilobytes: number; outcome: string; ownMilliseconds: number };

process.stdout.write('| document | KB | what became of it | CPU, ms | memory, MB | CPU of the bot, ms |\n');
process.stdout.write('| --- | --- | --- | --- | --- | --- |\n');
let over = 0;
for (const [name, write] of Object.entries(HOSTILE_TEXTS)) {
  for (const kilobytes of KILOBYTES) tell(await measured(name, bytesOf(write, kilobytes * 1024)));
}
for (const [name, bomb] of Object.entries(BOMBS)) tell(await measured(name, bomb()));
const limits = `${MOST_CPU_MILLISECONDS / 1000} s of processor time or ${MOST_MEGABYTES} MB`;
process.stdout.write(`\n${over} documents over ${limits}\n`);
process.exitCode = over > 0 ? 1 : 0;

function tell({ name, kilobytes, outcome, cpuMilliseconds, megabytes, ownMilliseconds }: Row): void {
  if (cpuMilliseconds > MOST_CPU_MILLISECONDS || megabytes > MOST_MEGABYTES) over += 1;
  const cells = [name, kilobytes, outcome, cpuMilliseconds, megabytes, ownMilliseconds];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function bytesOf(write: (characters: number) => string, size: number): Uint8Array {
  const sample = 3000;
  const bytesACharacter = (Buffer.byteLength(write(2 * sample)) - Buffer.byteLength(write(sample))) / sample;
  return Buffer.from(write(Math.floor(size / bytesACharacter)));
}

async function measured(name: string, bytes: Uint8Array): Promise<Row> {
  const pool = createChildPool({ atOnce: 1 });
  const read = (document: Uint8Array) =>
    pool.run('reports', { bytes: document, source: 'document', hints: {}, filedAt: new Date(0).toISOString() });
  // What a process takes to begin is no document's doing.
  await read(Buffer.from(reportOf('公开1件。')));
  const [child = 0] = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').map(Number);
  // Has the system forget the most memory it held so far.
  writeFileSync(`/proc/${child}/clear_refs`, '5');
  const before = takenBy(child) ?? { cpuMilliseconds: 0, megabytes: 0 };
  let last = before;
  let isOver = false;
  const reading = read(bytes)
    .then((parts) => {
      const filings = parts.flatMap((part) => ('filing' in part ? [part.filing] : []));
      const refusal = parts.flatMap((part) => ('refusal' in part ? [part.refusal.reason] : []))[0];
      return filings.length > 0 ? `${filings.reduce((sum, { facts }) => sum + facts.length, 0)} figures` : `${refusal}`;
    })
    .catch((error: { reason: string }) => error.reason)
    .finally(() => {
      isOver = true;
    });
  while (!isOver) {
    last = takenBy(child) ?? last;
    await Promise.race([reading, sleep(LOOK_MILLISECONDS)]);
  }
  last = takenBy(child) ?? last;
  const outcome = await reading;
  // A second time for this process alone, which does nothing but wait then.
  const own = process.cpuUsage();
  await read(bytes).catch(() => {});
  const { user, system } = process.cpuUsage(own);
  pool.close();
  return {
    name,
    kilobytes: Math.round(bytes.length / 1024),
    outcome,
    cpuMilliseconds: Math.round(last.cpuMilliseconds - before.cpuMilliseconds),
    megabytes: last.megabytes,
    ownMilliseconds: Math.round((user + system) / 1000),
  };
}

/** What a process has taken since it began; undefined where it has ended. */
function takenBy(child: number): Taken | undefined {
  try {
    const stat = readFileSync(`/proc/${child}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1];
    if (kilobytes === undefined) return undefined;
    return {
      cpuMilliseconds: (Number(fields[11]) + Number(fields[12])) * TICK_MILLISECONDS,
      megabytes: Math.round(Number(kilobytes) / 1024),
    };
  } catch {
    return undefined;
  }
}
