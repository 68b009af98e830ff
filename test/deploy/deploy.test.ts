import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../src/config/settings.js';
import { execForm, stagesOf, variablesOf } from './dockerfile.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, 'deploy', file), 'utf8');
/** What the bot takes at most to end: 25 seconds for its answers, 4 for its last words, 1 to close. */
const LONGEST_STOP = 30;

describe('the image', () => {
  const stages = stagesOf(read('Dockerfile'));
  const image = stages.at(-1)?.instructions ?? [];
  const only = (name: string) => image.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

  it('is built on one base in both stages, of a Node that is kept up, pinned by its digest', () => {
    const bases = new Set(stages.map(({ from }) => from.split(' ')[0]));
    expect(bases.size).toBe(1);
    const [, major] = /^node:(\d+)-bookworm-slim@sha256:[0-9a-f]{64}$/.exec([...bases].join()) ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(22);
  });

  it('says what it is made of', () => {
    const build = stages[0]?.instructions.map(({ rest }) => rest) ?? [];
    // What is in the lock file and not for development is what `npm prune` leaves.
    expect(build).toContain('npm sbom --package-lock-only --omit=dev --sbom-format=cyclonedx > sbom.json');
    expect(only('COPY')).toContain('--from=build /app/sbom.json ./sbom.json');
  });

  it('is built without what must not get into it', () => {
    const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', 'secrets', '.git', 'node_modules', 'index']));
  });

  it('takes the font of charts, the explanations, the lexicon, the prompts and the words with it', () => {
    expect(only('COPY').join()).toMatch(
      /\/app\/assets.*\/app\/explanations.*\/app\/lexicon\/words.*\/app\/lexicon\/vectors\.bin.*\/app\/prompts.*\/app\/words/,
    );
  });

  it('runs as a user without rights, started without a shell, so that signals reach the program', () => {
    expect(only('USER')).toEqual(['node']);
    expect(execForm(only('CMD')[0] ?? '')).toEqual(['node', 'dist/cli.js', 'start']);
    expect(image.findIndex(({ name }) => name === 'USER')).toBeLessThan(image.findIndex(({ name }) => name === 'CMD'));
  });

  it('is healthy while the bot is ready, on the port that it is told', () => {
    expect(execForm(only('HEALTHCHECK')[0] ?? '').join(' ')).toContain("process.env.PORT+'/readyz'");
    const variables = variablesOf(only('ENV')[0] ?? '');
    expect(variables).toMatchObject({ WENBAO_HOST: '0.0.0.0', WENBAO_INDEX: '/data', PORT: '8080' });
    expect(only('VOLUME')).toEqual(['/data']);
  });

  it('knows only variables that the program knows', () => {
    const named = Object.keys(variablesOf(only('ENV')[0] ?? '')).filter((name) => name !== 'NODE_ENV');
    for (const name of named) expect(environmentSchema.shape).toHaveProperty(name);
  });
});

describe('stopping', () => {
  it('is given the time that the bot takes, by compose and by systemd', () => {
    expect(Number(/stop_grace_period: (\d+)s/.exec(read('compose.yaml'))?.[1])).toBeGreaterThan(LONGEST_STOP);
    expect(Number(/TimeoutStopSec=(\d+)/.exec(read('wenbao.service'))?.[1])).toBeGreaterThan(LONGEST_STOP);
  });
});

describe('the compose file', () => {
  const compose = read('compose.yaml');

  it.each(['init: true', 'read_only: true', 'cap_drop: [ALL]', 'mem_limit: 1g', 'ulimits: { core: 0 }'])(
    'gives the bot no more than it needs: %s',
    (setting) => {
      expect(compose).toContain(`    ${setting}\n`);
    },
  );

  it('hands secrets over as files, by variables that the program knows', () => {
    const files = [...compose.matchAll(/(\w+_FILE): \/run\/secrets\/(\w+)/g)];
    expect(files.map(([, variable]) => variable)).toEqual(['TELEGRAM_BOT_TOKEN_FILE', 'OPENAI_API_KEY_FILE']);
    for (const [, variable, secret] of files) {
      expect(environmentSchema.shape).toHaveProperty(variable ?? '');
      expect(compose).toContain(`  ${secret}: { file: ../secrets/${secret} }`);
    }
    expect(readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('secrets/');
  });

  it('names a version of every image', () => {
    const images = [...compose.matchAll(/^ *image: (.*)$/gm)].map(([, image = '']) => image);
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/:\d+(?:\.\d+)+$/);
  });

  it('opens its port on the machine alone', () => {
    expect([...compose.matchAll(/ports: (.*)/g)].map(([, ports]) => ports)).toEqual(['["127.0.0.1:8080:8080"]']);
  });
});

describe('the systemd unit', () => {
  const unit = read('wenbao.service');

  it('does not start again what has to be mended first, and gives the program no more than it needs', () => {
    expect(unit).toMatch(/^RestartPreventExitStatus=2 75 78$/m);
    for (const setting of [
      'NoNewPrivileges=true',
      'ProtectSystem=strict',
      'MemoryMax=1G',
      'SystemCallFilter=@system-service',
      'SystemCallFilter=~@privileged',
    ])
      expect(unit).toContain(`\n${setting}\n`);
  });

  it('is not started for ever, but often enough to give up a document that ends it, and outlives one that takes its memory', () => {
    const [, minutes, starts] = /\nStartLimitIntervalSec=(\d+)min\nStartLimitBurst=(\d+)\n/.exec(unit) ?? [];
    const pause = Number(/^RestartSec=(\d+)$/m.exec(unit)?.[1]);
    // The pauses alone do not use up the interval, or the limit would never be met.
    expect(Number(starts) * pause).toBeLessThan(Number(minutes) * 60);
    expect(Number(starts)).toBeGreaterThan(5);
    expect(unit.indexOf('StartLimitBurst')).toBeLessThan(unit.indexOf('[Service]'));
    expect(unit).toContain('\nOOMPolicy=continue\n');
  });

  it('lets the program write where its state and kept originals are, and nowhere else', () => {
    const index = /WENBAO_INDEX=(\S+)/.exec(unit)?.[1];
    expect(/^ReadWritePaths=(.*)$/m.exec(unit)?.[1]).toBe(`${index} -${index}-originals`);
  });

  it('D25: leaves no dump of a memory that holds questions and secrets, and no file that others can read', () => {
    for (const setting of ['LimitCORE=0', 'UMask=0077', 'StateDirectoryMode=0700'])
      expect(unit).toContain(`\n${setting}\n`);
  });
});

describe('the daily backup', () => {
  const backup = read('wenbao-backup.service');
  const timer = read('wenbao-backup.timer');

  it('copies the store that the bot serves from, once a day, also after a day off', () => {
    expect(/WENBAO_INDEX=(\S+)/.exec(backup)?.[1]).toBe(/WENBAO_INDEX=(\S+)/.exec(read('wenbao.service'))?.[1]);
    expect(timer).toMatch(/^OnCalendar=\*-\*-\* /m);
    expect(timer).toMatch(/^Persistent=true$/m);
  });

  it('D25: keeps two weeks of copies, where it may write', () => {
    const [, folder, keep] = /^ExecStart=\S+ dist\/cli\.js backup (\S+) --keep (\d+)$/m.exec(backup) ?? [];
    expect(Number(keep)).toBe(14);
    expect(/^ReadWritePaths=(.*)$/m.exec(backup)?.[1]?.split(' ')).toContain(folder);
  });

  it('leaves no dump either', () => {
    expect(backup).toContain('\nLimitCORE=0\n');
  });
});
