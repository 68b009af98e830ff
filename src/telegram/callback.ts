import { LONGEST_WORDS } from '../conversation/choices.js';
import { active } from '../conversation/inert.js';
import { type Press, shown } from '../conversation/reply.js';

const CODES = { zh: 'zh', 'zh-Hant': 'zt', en: 'en' } as const;

/**
 * What a button carries of its press: its words, or where in the message's text they stand, so that it works after a restart and nothing
 * has to be remembered; undefined where they are too long and do not stand there.
 */
export function callbackOf(press: Press, text: string): string | undefined {
  switch (press.kind) {
    case 'button':
      return `do=${press.name}=${press.argument}`;
    case 'confirmation':
      return `ok=${press.id}`;
    case 'words': {
      const code = CODES[press.language];
      if (Buffer.byteLength(press.text) <= LONGEST_WORDS) return `${code}=${press.text}`;
      const words = shown(press.text);
      const offset = text.lastIndexOf(words);
      return offset < 0 ? undefined : `${code}@${offset}+${words.length}`;
    }
    default:
      return press satisfies never;
  }
}

/** What a button under a message with this text does; undefined where the text is gone or the button is none of ours. */
export function readCallback(data: string, text: string): Press | undefined {
  const [, id] = /^ok=([\w-]{22})$/.exec(data) ?? [];
  if (id !== undefined) return { kind: 'confirmation', id };
  const [, name, argument] = /^do=(\w+)=(.*)$/su.exec(data) ?? [];
  if (name !== undefined && argument !== undefined) return { kind: 'button', name, argument };
  const [, code, words, offset, length] = /^(zh|zt|en)(?:=(.+)|@(\d+)\+(\d+))$/su.exec(data) ?? [];
  const says = words ?? active(text.slice(Number(offset), Number(offset) + Number(length)));
  if (!code || says === '') return undefined;
  return { kind: 'words', text: says, language: code === 'zt' ? 'zh-Hant' : code === 'en' ? 'en' : 'zh' };
}

/** The name of the feature's button that carries this; undefined where it is another one. */
export function featureOf(data: string | undefined): { name: string; argument: string } | undefined {
  const press = data === undefined ? undefined : readCallback(data, '');
  return press?.kind === 'button' ? press : undefined;
}
