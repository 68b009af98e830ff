import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '../built.js';

const ROOT = join(import.meta.dirname, '../..');

export type Ran = { status: number | null; stdout: string; stderr: string };

/** A folder of its own for a store and for documents, and the real program run on it as a child process. */
export async function ownFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-cli-'));
  const environment = { PATH: process.env.PATH, HOME: folder, WENBAO_INDEX: join(folder, 'index'), NO_COLOR: '1' };
  return {
    folder,
    write: async (name: string, content: string | Uint8Array) => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    },
    wenbao: (args: string[], input = '', more: Readonly<Record<string, string>> = {}) =>
      new Promise<Ran>((resolve, reject) => {
        const child = spawn(process.execPath, [PROGRAM, ...args], {
          cwd: ROOT,
          env: { ...environment, ...more },
        });
        const ran: Ran = { status: null, stdout: '', stderr: '' };
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          ran.stdout += text;
        });
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          ran.stderr += text;
        });
        child.on('error', reject).on('close', (status) => resolve({ ...ran, status }));
        child.stdin.end(input);
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
