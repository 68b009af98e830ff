import { pinyinOf } from '../../text/pinyin.js';

const heard = new Map<string, readonly string[]>();

/** The syllables that a character is read as, the usual one first, without tones. */
export function soundsOf(sign: string): readonly string[] {
  const before = heard.get(sign);
  if (before) return before;
  const read = pinyinOf(sign, { multiple: true, v: true });
  const sounds = [...new Set(read.map((sound) => sound.toLowerCase().replaceAll(/[^a-z]/g, '')))].filter(Boolean);
  heard.set(sign, sounds);
  return sounds;
}

/** Ways to read a word, the usual one first: of each character the usual sound, and one character at a time another of its sounds. */
export function soundsOfWord(word: string): string[] {
  const each = [...word].map(soundsOf);
  const usual = each.map(([sound = '']) => sound);
  const ways = each.flatMap((sounds, at) => sounds.slice(1).map((sound) => usual.with(at, sound).join('')));
  return [...new Set([usual.join(''), ...ways])];
}
