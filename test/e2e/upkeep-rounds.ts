import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { backUp, restore } from '../../src/store/backup.js';
import { openDatabase, STORE_FILE } from '../../src/store/connect.js';
import { MIGRATIONS } from '../../src/store/migrations.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { paragraphOfWords } from '../store/many-words.js';
import { startUpkeep } from './process.js';
import { AGENCIES, FEW, fileVersion, reindex, type Work } from './upkeep-works.js';

/** What a round with a kill in the upkeep of a store came to. */
export type UpkeepRound = {
  work: Work;
  /** Questions that were asked while the work went on. */
  asked: number;
  /** Whether it was killed; false where it was over before that step. */
  killed: boolean;
  /** Steps that it took where it was not killed; 0 where it was. */
  steps: number;
  /** Whatever must never be: a failed question, figures of two versions in one answer, damage, half a backup, work that cannot be done again. */
  wrong: string[];
};

type Version = 'old' | 'new';
const KEPT = new Date('2021-01-01T00:00:00Z');

/** Does one work on a store while it is asked, kills it before a step of it, looks at what is left, and does the work to its end. */
export async function upkeepRound({ work, step }: { work: Work; step: number }): Promise<UpkeepRound> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-upkeep-'));
  const wrong: string[] = [];
  try {
    await prepare(folder, work);
    const first = startUpkeep({ work, folder, kill: step });
    const asking = work === 'restore' ? undefined : askUntil(folder, { work, over: first.ended });
    const { status, signal } = await first.ended;
    if (signal !== 'SIGKILL' && status !== 0) wrong.push(`ended with ${status}: ${first.printed}`);
    const heard = (await asking) ?? { asked: 0, wrong: [] };
    wrong.push(...heard.wrong, ...(await leftBy(folder, work)));
    const { status: again, printed } = await ended({ work, folder, kill: 0 });
    if (again !== 0) wrong.push(`could not be done again: ${printed}`);
    wrong.push(...(await doneBy(folder, work)));
    const steps = Number(/steps: (\d+)/.exec(first.printed)?.[1] ?? 0);
    return { work, asked: heard.asked, killed: signal === 'SIGKILL', steps, wrong };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ended(orders: Parameters<typeof startUpkeep>[0]): Promise<{ status: number | null; printed: string }> {
  const running = startUpkeep(orders);
  const { status } = await running.ended;
  return { status, printed: running.printed };
}

async function prepare(folder: string, work: Work): Promise<void> {
  if (work === 'migrate') return makeOlderStore(folder);
  await fileVersion(folder, 1);
  if (work === 'backup' || work === 'restore')
    backUp({ index: folder, to: join(folder, 'backups'), keep: 2, now: KEPT });
  if (work === 'reindex') await reindex(folder);
  if (work !== 'ingest') await fileVersion(folder, 2);
}

/** A store as the program before this one left it. */
function makeOlderStore(folder: string): void {
  const database = openDatabase({ file: join(folder, STORE_FILE), steps: MIGRATIONS.slice(0, -1), prepare: () => {} });
  const agency = database.prepare("INSERT INTO agencies VALUES (?, '[]')");
  const report = database.prepare(
    "INSERT INTO reports (id, agency, year, title, source, hash, filed_at, reading) VALUES (?, ?, 2020, 't', 's', ?, '2021', '{}')",
  );
  for (const name of AGENCIES) {
    agency.run(name);
    report.run(name, name, name);
  }
  database.close();
}

/** Asks without a pause to speak of until the work is over. */
async function askUntil(
  folder: string,
  { work, over }: { work: Work; over: Promise<unknown> },
): Promise<{ asked: number; wrong: string[] }> {
  let isOver = false;
  void over.then(() => {
    isOver = true;
  });
  const wrong: string[] = [];
  let asked = 0;
  for (; !isOver; asked += 1) {
    wrong.push(...(work === 'migrate' ? countsOf(folder) : await ask(folder, ['old', 'new']).catch(told)));
    await sleep(30);
  }
  return { asked, wrong };
}

/** What the store must be like when the work was killed. */
async function leftBy(folder: string, work: Work): Promise<string[]> {
  switch (work) {
    case 'migrate':
      return countsOf(folder);
    case 'backup':
      return [...(await ask(folder, ['new'])), ...(await backupsHold(folder))];
    case 'reindex':
      return [...(await ask(folder, ['new'])), ...(await findsOnlyRight(folder, false))];
    case 'ingest':
    case 'restore':
      return ask(folder, ['old', 'new']);
    default:
      return work satisfies never;
  }
}

/** What it must be like when the work was done again. */
async function doneBy(folder: string, work: Work): Promise<string[]> {
  if (work === 'migrate') {
    const versions = versionOf(join(folder, STORE_FILE)) === MIGRATIONS.length ? [] : ['not migrated'];
    return [...versions, ...countsOf(folder)];
  }
  const found = work === 'reindex' ? await findsOnlyRight(folder, true) : [];
  const backups = work === 'backup' ? await backupsHold(folder) : [];
  return [...found, ...backups, ...(await ask(folder, [work === 'restore' ? 'old' : 'new']))];
}

/** What is wrong with the answers about each agency: those of one version are right, of both together they are not. */
async function ask(folder: string, versions: readonly Version[]): Promise<string[]> {
  const store = await openSqliteStore({ folder });
  try {
    const now = () => new Date();
    const conversations = createConversations({ store, now });
    const asks = createAsk({
      store,
      conversations,
      meanings: MEANINGS,
      wordings: { zh: zhAnswers, en: enAnswers },
      now,
    });
    const wrong: string[] = [];
    for (const agency of AGENCIES) {
      const text = `${agency}2020年收到多少件申请，其中自然人占多少比例`;
      const { figures, text: said } = await asks({ chat: agency, text });
      const values = figures.map(({ value }) => value).sort((a, b) => Number(a) - Number(b));
      const right = versions.map((version): string => (version === 'old' ? '7,9' : '70,90'));
      if (!right.includes([...new Set(values)].join())) wrong.push(`${agency}: ${said}`);
    }
    await conversations.flush();
    return [...wrong, ...damage(join(folder, STORE_FILE))];
  } finally {
    await store.close();
  }
}

/** Every backup under its own name is whole: restored elsewhere, it gives the answers of its day. */
async function backupsHold(folder: string): Promise<string[]> {
  const kept = join(folder, 'backups');
  const whole = readdirSync(kept).filter((name) => !name.endsWith('.unfinished'));
  const wrong = whole.includes('wenbao-2021-01-01T000000Z') ? [] : ['the older backup is gone'];
  for (const name of whole) {
    const index = join(folder, 'elsewhere', name);
    mkdirSync(index, { recursive: true });
    restore({ from: join(kept, name), index });
    wrong.push(...(await ask(index, [name.includes('2021-01-01') ? 'old' : 'new'])));
  }
  return wrong;
}

/** A search by vectors finds the paragraph itself or, until the index is made, nothing. */
async function findsOnlyRight(folder: string, must: boolean): Promise<string[]> {
  const vectors = openVectors({ folder, embedder: hashedEmbedder(), ...FEW });
  const text = paragraphOfWords(2105);
  const { hits } = await vectors.nearest({ text: `一、总体情况\n${text}`, limit: 1 });
  await vectors.close();
  if (hits.length === 0 && !must) return [];
  return hits[0]?.text === text ? [] : [`found ${hits[0]?.text ?? 'nothing'}`];
}

/** What is wrong with a store that is being migrated: of one version or the next, it holds what it held. */
function countsOf(folder: string): string[] {
  const file = join(folder, STORE_FILE);
  const version = versionOf(file);
  const count = (table: string) =>
    reading(file, (database) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  return [
    ...(version === MIGRATIONS.length || version === MIGRATIONS.length - 1 ? [] : [`version ${version}`]),
    ...['agencies', 'reports']
      .filter((table) => count(table) !== AGENCIES.length)
      .map((table) => `${table} are not whole`),
    ...readdirSync(folder)
      .filter((name) => /\.sqlite(\.v\d+)?$/.test(name))
      .flatMap((name) => damage(join(folder, name))),
  ];
}

function versionOf(file: string): number {
  return reading(file, (database) => Number(database.pragma('user_version', { simple: true })));
}

function damage(file: string): string[] {
  const check = reading(file, (database) => database.pragma('integrity_check', { simple: true }));
  return check === 'ok' ? [] : [`${file} is damaged`];
}

function reading<T>(file: string, read: (database: Database.Database) => T): T {
  const database = new Database(file);
  try {
    database.pragma('busy_timeout = 5000');
    return read(database);
  } finally {
    database.close();
  }
}

function told(error: unknown): string[] {
  return [`a question failed: ${error}`];
}
