import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { SECRETS } from '../config/secret-files.js';
import type { Environment } from '../config/settings.js';
import type { UpkeepWording } from '../contracts/language.js';
import { openMeanings } from '../model/meanings.js';
import { STORE_FILE } from '../store/connect.js';
import { QUEUE_FILE } from '../store/queue/queue.js';
import type { Check } from './doctor.js';

/** A character that every report has. */
const USUAL = '府';

/** What the machine has to have: the right Node, modules that load, a font that charts can be drawn with, the lexicon. */
export async function examineHost(wording: UpkeepWording): Promise<Check[]> {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isOld = major < 20 || (major === 20 && minor < 19);
  // Built there, better-sqlite3 12 ends the program when one of its statements is collected.
  const isNew = major > 24 || (major === 24 && minor >= 19);
  const checks: Check[] = [
    isOld
      ? { check: 'node', state: 'broken', text: wording.nodeOld(node) }
      : { check: 'node', state: isNew ? 'warning' : 'ok', text: isNew ? wording.nodeNew(node) : wording.node(node) },
  ];
  try {
    const database = new Database(':memory:');
    const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
    database.close();
    checks.push({ check: 'native', state: 'ok', text: wording.native(sqlite) });
  } catch {
    checks.push({ check: 'native', state: 'broken', text: wording.nativeMissing('better-sqlite3') });
  }
  await import('hnswlib-node').catch(() => {
    checks.push({ check: 'native', state: 'broken', text: wording.nativeMissing('hnswlib-node') });
  });
  // The renderer is loaded by nobody who does not draw.
  const font = await import('../chart/draw.js').then(({ chartFont }) => chartFont()).catch(() => undefined);
  checks.push(
    font?.has(USUAL)
      ? { check: 'font', state: 'ok', text: wording.font }
      : { check: 'font', state: 'broken', text: wording.fontMissing },
  );
  checks.push(examineLexicon(wording));
  return checks;
}

function examineLexicon(wording: UpkeepWording): Check {
  try {
    openMeanings().vectorOf(USUAL);
    return { check: 'lexicon', state: 'ok', text: wording.lexicon };
  } catch {
    return { check: 'lexicon', state: 'broken', text: wording.lexiconBroken };
  }
}

/** Files that hold secrets or what people asked, and that anybody on the machine could read. */
export function examineRights(index: string, environment: Environment, wording: UpkeepWording): Check {
  const secrets = SECRETS.flatMap((name) => environment[`${name}_FILE`] || []);
  const files = ['.env', ...secrets, join(index, STORE_FILE), join(index, QUEUE_FILE)];
  const open = files.filter((file) => existsSync(file) && isOpen(file));
  if (open.length === 0) return { check: 'rights', state: 'ok', text: wording.rights };
  return { check: 'rights', state: 'warning', text: wording.rightsOpen(open) };
}

function isOpen(file: string): boolean {
  // Whoever may not enter the folder cannot read what lies in it.
  return (statSync(file).mode & 0o004) !== 0 && (statSync(dirname(file)).mode & 0o001) !== 0;
}
