import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readLexicon, soundOf } from '../../../src/question/lattice/lexicon.js';
import { itemOf } from '../../../src/report/items.js';

const WORDS = join(import.meta.dirname, '../../../words');

describe('the word lists', () => {
  it('name only items that the catalogue has', () => {
    const ids = readdirSync(WORDS).flatMap((language) =>
      readFileSync(join(WORDS, language, 'items.txt'), 'utf8')
        .split('\n')
        .flatMap((line) => /^item (\S+): /.exec(line)?.[1] ?? []),
    );
    expect(ids.length).toBeGreaterThan(50);
    expect([...new Set(ids)].filter((id) => itemOf(id) === undefined)).toEqual([]);
  });

  it('take a new word by one more line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-words-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(WORDS, folder, { recursive: true });
    const meanings = () =>
      readLexicon(pathToFileURL(`${folder}/`))
        .at('开罚夹子', 0)
        .flatMap(({ word, meanings: all }) => (word === '开罚夹子' ? all : []));
    expect(meanings()).toEqual([]);
    appendFileSync(join(folder, 'zh', 'items.txt'), '\nitem penalties.decisions: 开罚夹子\n');
    expect(meanings()).toEqual([{ kind: 'item', id: 'penalties.decisions', weight: 1 }]);
    appendFileSync(join(folder, 'zh', 'operators.txt'), '\nop most: 开罚夹子~0.5\n');
    expect(meanings()).toContainEqual({ kind: 'op', id: 'most', weight: 0.5 });
  });
});

describe('words by their sound', () => {
  it('are told as one where people mix up the letters', () => {
    expect(soundOf('行政处罚')).toBe(soundOf('形政处罚'));
    expect(soundOf('诉讼')).not.toBe(soundOf('复议'));
  });

  it('are found by it, and by all their signs but one', () => {
    const lexicon = readLexicon();
    expect(lexicon.sounding(soundOf('行政复议')).map(({ word }) => word)).toContain('行政复议');
    expect(lexicon.nearly('行政付议').map(({ word }) => word)).toContain('行政复议');
  });
});
