import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../src/config.js';
import { execForm, stagesOf, variablesOf } from './dockerfile.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, 'deploy', file), 'utf8');
/** What the bot takes at most to end: 25 seconds for its answers, 4 for its last words, 1 to close. */
const LONGEST_STOP = 30;

describe('the image', () => {
  const stages = stagesOf(read('Dockerfile'));
  const image = stages.at(-1)?.instructions ?? [];
  const only = (name: string) => image.filter((instruction) => instruction.name === name).map(({ rest }) => rest);

  it('is built on the Node that the project names, in both stages', () => {
    expect(new Set(stages.map(({ from }) => from.split(' ')[0]))).toEqual(new Set(['node:20.19-bookworm-slim']));
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

describe('the systemd unit', () => {
  const unit = read('wenbao.service');

  it('does not start again what has to be mended first, and gives the program no more than it needs', () => {
    expect(unit).toMatch(/^RestartPreventExitStatus=2 75 78$/m);
    for (const setting of ['NoNewPrivileges=true', 'ProtectSystem=strict', 'MemoryMax=1G'])
      expect(unit).toContain(setting);
  });

  it('lets the program write where its state is, and nowhere else', () => {
    const index = /WENBAO_INDEX=(\S+)/.exec(unit)?.[1];
    expect(/^ReadWritePaths=(.*)$/m.exec(unit)?.[1]).toBe(index);
  });
});
