import { describe, expect, it } from 'vitest';
import { attacksOn, loopsOf, textOf } from './attacks.js';
import { growsEvenly } from './growth.js';
import { builtIn, builtOnLoad, literalsIn, type Pattern, sourceFiles } from './patterns.js';

/** Folders whose patterns may still take long. A folder leaves the list once each of its patterns is linear. */
const EXCEPTIONS: readonly string[] = [];

const SMALL = [16, 20, 24, 28, 32, 40, 48, 64];
const LARGE = [512, 4096, 16384];

const files = sourceFiles().filter((file) => literalsIn(file).length + builtIn(file).length > 0);
const held = files.filter((file) => !EXCEPTIONS.some((folder) => file.startsWith(folder)));

describe('the patterns of the program', () => {
  it.each(held)('%s: each takes time by the length of its text only', async (file) => {
    expect((await patternsIn(file)).flatMap(stumbles)).toEqual([]);
  });

  it.each(held)('%s: each is written out or put together once, so that it can be tried', (file) => {
    expect(builtIn(file).filter(({ onLoad }) => !onLoad)).toEqual([]);
  });

  it.each(EXCEPTIONS)('%s is an exception because it holds a pattern that takes long', async (folder) => {
    let found: string[] = [];
    for (const file of files.filter((each) => each.startsWith(folder))) {
      if (found.length === 0) found = firstStumble(await patternsIn(file));
    }
    expect(found).not.toEqual([]);
  });
});

describe('the trial of a pattern', () => {
  it.each([
    [/\d+件复议后/u, 'an end that does not come, looked for from every digit'],
    [/“[^”]*”/gu, 'quotation marks that are not closed'],
    [/\s+$/, 'blanks before the last word'],
    [/ +(?=年度)/, 'blanks before what does not come'],
    [/^(.+?)[（(](.+?)[）)]$/, 'two loops over the same characters'],
    [/(?:约占|约|占)+$/u, 'words that are made of each other'],
    [/^(?:a+)+$/, 'a loop in a loop'],
    [/<meta[^>]+charset=/, 'a beginning that is repeated'],
    [/复议.*诉讼/, 'a beginning that is repeated, up to the end of the line'],
    [/(?<=[^\d\s])\s*\n\s*(?=[^\d\s])/u, 'blanks on both sides of a blank'],
  ])('%s stumbles over %s', (regex) => {
    expect(stumbles({ at: 'here', regex })).not.toEqual([]);
  });

  it.each([
    [/(?<!\d)\d+件复议后/u],
    [/“[^“”]*”/gu],
    [/(?<!\s)\s+$/],
    [/(?:约|占)$/u],
    [/<meta[^<>]+charset=/],
    [/复议(?:(?!复议).)*诉讼/],
    [/^\s*(?:其中|按)[:：]\s*/],
    [/[^,]{0,12}(?:相比|增)/],
  ])('%s does not stumble', (regex) => {
    expect(stumbles({ at: 'here', regex })).toEqual([]);
  });
});

async function patternsIn(file: string): Promise<Pattern[]> {
  const built = builtIn(file).some(({ onLoad }) => onLoad) ? await builtOnLoad(file) : [];
  return [...literalsIn(file), ...built];
}

function firstStumble(patterns: readonly Pattern[]): string[] {
  for (const pattern of patterns) {
    const found = stumbles(pattern);
    if (found.length > 0) return found;
  }
  return [];
}

/** The first text that takes the pattern longer than by its length, as a line that tells of it. */
function stumbles({ at, regex }: Pattern): string[] {
  const loops = loopsOf(regex);
  if (loops === 'none') return [];
  const everywhere = new RegExp(regex.source, /[gy]/.test(regex.flags) ? regex.flags : `${regex.flags}g`);
  for (const attack of attacksOn(regex)) {
    const workOf = (size: number) => {
      const text = textOf(attack, size);
      return () => void Array.from(text.matchAll(everywhere)).length;
    };
    if (!growsEvenly(workOf, loops === 'endless' ? [...SMALL, ...LARGE] : SMALL))
      return [`${at} /${regex.source.slice(0, 60)}/ stumbles over ${JSON.stringify(attack)}`];
  }
  return [];
}
