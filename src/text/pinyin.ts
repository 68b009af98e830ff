import { createRequire } from 'node:module';

type Spelling = { multiple?: boolean; v?: boolean };
type Spell = (text: string, options: Spelling & { toneType: 'none'; type: 'array' }) => string[];

const require = createRequire(import.meta.url);
let spell: Spell | undefined;

/** The syllables of a Chinese text without tones, with `multiple` all that one character is read as; the table is loaded at the first call, since most questions need it not. */
export function pinyinOf(text: string, spelling: Spelling = {}): string[] {
  spell ??= require('pinyin-pro').pinyin as Spell; // The package's own types are of its ES module, which a lazy load cannot reach in step.
  return spell(text, { ...spelling, toneType: 'none', type: 'array' });
}

/** How a Chinese text is usually read, as lower-case letters without spaces or tones. */
export function readingOf(text: string): string {
  return pinyinOf(text, { v: true })
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
