import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thirdParties, thirdPartyText } from '../../scripts/third-party.mjs';

const ROOT = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));

/** The packages that the built program names, those of its types left out. */
function imported(): string[] {
  const files = readdirSync(join(ROOT, 'dist'), { recursive: true }).map(String);
  const code = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(ROOT, 'dist', file), 'utf8'));
  const names = code.flatMap((text) =>
    [...text.matchAll(/(?:\bfrom |^import |\bimport\(|\b(?:resolve|require)\()'([^'.][^']*)'/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const packages = names
    .filter((name) => !isBuiltin(name))
    .map((name) => name.split('/', name[0] === '@' ? 2 : 1).join('/'));
  return [...new Set(packages)].sort();
}

describe('what is of others', () => {
  it('is listed with version and licence, as the lock file has it, in the package and in the image', () => {
    const listed = readFileSync(join(ROOT, 'THIRD_PARTY.md'), 'utf8');
    expect(listed).toBe(thirdPartyText(lock));
    expect(manifest.files).toContain('THIRD_PARTY.md');
    expect(readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8')).toMatch(
      /^COPY --from=build .*\/app\/THIRD_PARTY\.md/m,
    );
    for (const name of Object.keys(manifest.dependencies))
      expect(listed).toContain(`| ${name} | ${manifest.dependencies[name]} |`);
    for (const font of readdirSync(join(ROOT, 'assets/fonts')).filter((name) => name.endsWith('.ttf')))
      expect(listed).toContain(font);
  });

  it('brings nothing that states no licence', () => {
    const of = (license?: string) => ({
      packages: { 'node_modules/a': { version: '1.0.0', ...(license && { license }) } },
    });
    expect(thirdParties(of('MIT'))).toEqual(['| a | 1.0.0 | MIT |']);
    expect(() => thirdParties(of())).toThrow('a states no version or no licence');
    expect(thirdParties(lock).join()).not.toContain('| buffers |');
  });
});

describe('the package', () => {
  it('brings what the program imports, and nothing else', () => {
    // What letters look like is loaded by the name of its language.
    const letters = ['@tesseract.js-data/chi_sim', '@tesseract.js-data/eng'];
    expect(Object.keys(manifest.dependencies).sort()).toEqual([...imported(), ...letters].sort());
  });

  it('needs no loader and no compiler to run', () => {
    const needed = Object.entries<{ dev?: boolean }>(lock.packages).filter(([, { dev }]) => !dev);
    const names = needed.map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(names).toContain('commander');
    for (const tool of ['tsx', 'esbuild', 'typescript']) expect(names).not.toContain(tool);
  });

  it('is built by npm ci, and starts from the build', () => {
    const { prepare, start, wenbao } = manifest.scripts;
    expect([prepare, start, wenbao]).toEqual([
      'node scripts/build.mjs --newer',
      'node scripts/run.mjs start',
      'node scripts/run.mjs',
    ]);
    expect(manifest.files).toContain('dist');
    expect(manifest.bin.wenbao).toBe('dist/cli.js');
  });
});
