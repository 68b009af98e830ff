import { readFileSync } from 'node:fs';

/** The version of the package that is run. */
export function versionOfProgram(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String(version);
}
