import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FakeTelegram } from '../fakes/telegram.js';
import { execForm, stagesOf, variablesOf } from './dockerfile.js';

/**
 * `npx tsx test/deploy/check.ts [--modules]` takes the steps of deploy/Dockerfile without Docker: what is committed is copied and built in
 * a folder of its own, started as a user without rights, and has to become healthy. `--modules` links the modules installed here
 * instead of installing them.
 */
const ROOT = join(import.meta.dirname, '../..');
const NOBODY = 65_534;
const work = mkdtempSync(join(tmpdir(), 'wenbao-image-'));
const say = (line: string) => console.log(line);

/** A path of the image as a path of its folder. */
const inside = (stage: string, path: string) => join(work, stage, path.startsWith('/') ? path : join('app', path));

const context = join(work, 'context');
mkdirSync(context);
execFileSync('sh', ['-c', `git archive HEAD | tar -x -C ${context}`], { cwd: ROOT });

const variables: Record<string, string> = {};
const commands: { start: string[]; health: string[]; user: string } = { start: [], health: [], user: 'root' };
const stages = stagesOf(readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8'));
for (const [index, { from, instructions }] of stages.entries()) {
  const stage = index === stages.length - 1 ? 'image' : (from.split(' AS ')[1] ?? String(index));
  mkdirSync(inside(stage, '.'), { recursive: true });
  for (const { name, rest } of instructions) {
    say(`${stage}: ${name} ${rest.slice(0, 90)}`);
    if (name === 'RUN') run(stage, rest);
    else if (name === 'COPY') copy(stage, rest);
    else if (name === 'ENV' && stage === 'image') Object.assign(variables, variablesOf(rest));
    else if (name === 'USER') commands.user = rest;
    else if (name === 'CMD') commands.start = execForm(rest);
    else if (name === 'HEALTHCHECK') commands.health = execForm(rest);
  }
}

function run(stage: string, command: string): void {
  if (command.startsWith('apt-get')) {
    // The base tools of the build are there by whatever means this machine got them.
    for (const tool of ['gcc', 'g++', 'make', 'python3']) execFileSync('which', [tool]);
    return;
  }
  const here = command.replaceAll('/data', inside(stage, '/data')).replaceAll('node:node', `${NOBODY}:${NOBODY}`);
  const isLinked = command === 'npm ci' && process.argv.includes('--modules');
  const taken = isLinked ? `cp -al ${join(ROOT, 'node_modules')} .` : here;
  execFileSync('sh', ['-c', taken], { cwd: inside(stage, '.'), stdio: ['ignore', 2, 2] });
}

/** What systemd has to say against the units; nothing either where there is no systemd. */
function verifiedUnits(): string {
  const units = ['wenbao.service', 'wenbao-backup.service', 'wenbao-backup.timer'];
  for (const unit of units) {
    // Whether Node lies where the unit says is for the machine to tell that it is installed on.
    const text = readFileSync(join(ROOT, 'deploy', unit), 'utf8').replaceAll('/usr/bin/node', process.execPath);
    writeFileSync(join(work, unit), text);
  }
  const { error, stdout, stderr } = spawnSync('systemd-analyze', ['verify', ...units.map((unit) => join(work, unit))]);
  return error ? '' : `${stdout}${stderr}`;
}

function copy(stage: string, rest: string): void {
  const words = rest.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop() ?? '.';
  for (const source of words) {
    const path = from === undefined ? join(context, source) : inside(from, source);
    // Links of linked modules are kept as they are.
    const to = target.endsWith('/') ? join(inside(stage, target), source) : inside(stage, target);
    cpSync(path, to, { recursive: true, verbatimSymlinks: true });
  }
}

const parts = JSON.parse(readFileSync(inside('image', 'sbom.json'), 'utf8')).components.length;
const complaints = verifiedUnits();
const telegram = await FakeTelegram.open();
const env = {
  ...{ PATH: process.env.PATH ?? '', ...variables },
  ...{
    WENBAO_INDEX: inside('image', '/data'),
    WENBAO_HOST: '127.0.0.1',
    PORT: String(20_000 + (process.pid % 10_000)),
  },
  ...{ TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN, TELEGRAM_API_ROOT: telegram.root },
};
if (commands.user !== 'node') throw new Error(`the image runs as ${commands.user}`);
// Only an administrator can step down to a user without rights; anybody else has none to begin with.
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
chmodSync(work, 0o755);
const startedAt = new Date().toISOString();
const [program = '', ...args] = commands.start;
const bot = spawn(program, args, { cwd: inside('image', '.'), env, ...user, stdio: ['ignore', 'ignore', 'inherit'] });
const exited = new Promise<number | null>((resolve) => bot.on('exit', resolve));
let isHealthy = false;
for (let attempt = 0; attempt < 60 && !isHealthy && bot.exitCode === null; attempt += 1) {
  await sleep(500);
  const [probe = '', ...words] = commands.health;
  const checked = spawn(probe, words, { env, ...user });
  isHealthy = (await new Promise((resolve) => checked.on('exit', resolve))) === 0;
}
// No more than the folder of its state can be written, and so the root of the image can be read-only.
const written = execFileSync('find', [inside('image', '.'), '-newermt', startedAt, '-type', 'f'], { encoding: 'utf8' });
bot.kill('SIGTERM');
const status = await exited;
await telegram.close();
rmSync(work, { recursive: true, force: true });
say(`systemd of its units: ${complaints || 'nothing to complain of'}`);
say(
  `healthy: ${isHealthy}; ended with ${status}; made of ${parts} packages; written beside its state: ${written || 'nothing'}`,
);
process.exitCode = isHealthy && status === 0 && parts > 0 && written + complaints === '' ? 0 : 1;
