import { nameParts } from '../parse/names.js';
import type { AgencyKey, AgencyNames } from '../report/agency.js';
import { isPinyin } from '../text/syllables.js';

/** An agency's number, and the key of it that a misspelt name comes near. */
export type NearKey = { agency: number; key: string };

/**
 * The numbers of the agencies that have a key one slip away, each with that key: a letter of pinyin, or a character of a department's own name.
 * Another character in a place's name is another place, so only two that changed places count there.
 */
export function oneSlipAway(said: string, agencies: readonly AgencyNames[]): NearKey[] {
  const latin = /[a-z]/i.test(said);
  const written = latin ? said.toLowerCase().replaceAll(/[^a-z]/g, '') : said;
  if (written.length < (latin ? 5 : 3)) return [];
  // What can be read as pinyin may be another place's name: only what people mix up or mistype is a slip then.
  if (latin && isPinyin(written)) return sameBut(written, agencies);
  return agencies.flatMap(({ keys }, agency) => {
    const near = keys.find(({ key, kind }) => (kind === 'pinyin') === latin && isOneSlip(written, key, latin));
    return near ? [{ agency, key: near.key }] : [];
  });
}

/** Agencies whose pinyin is the same but for n and ng, or z, c, s with and without h, or two letters that changed places. */
function sameBut(written: string, agencies: readonly AgencyNames[]): NearKey[] {
  const alike = (letters: string) => letters.replaceAll(/ng(?![aeiou])/g, 'n').replaceAll(/([zcs])h/g, '$1');
  const heard = alike(written);
  const sounds = ({ key, kind }: AgencyKey) =>
    kind === 'pinyin' &&
    Math.abs(key.length - written.length) <= 2 &&
    (alike(key) === heard || (written.length >= 6 && isSwapped(written, key)));
  return agencies.flatMap(({ keys }, agency) => {
    const near = keys.find(sounds);
    return near ? [{ agency, key: near.key }] : [];
  });
}

function isOneSlip(said: string, key: string, latin: boolean): boolean {
  if (Math.abs(said.length - key.length) > 1) return false;
  let at = 0;
  while (at < said.length && said[at] === key[at]) at += 1;
  if (at + 2 < key.length - 1 && said.at(-1) !== key.at(-1)) return false;
  if (isSwapped(said, key)) return true;
  const replaced = said.slice(at + 1) === key.slice(at + 1);
  const added = said.slice(at + 1) === key.slice(at);
  const dropped = said.slice(at) === key.slice(at + 1);
  // 人民政府办 is the office of 人民政府.
  if (!latin && added && at === key.length) return false;
  const slip = said.length === key.length ? replaced : said.length > key.length ? added : dropped;
  if (!slip || latin) return slip;
  return key.length >= 6 && at > nameParts(key).places.join('').length;
}

/** Whether two neighbouring characters changed places, and nothing else differs. */
function isSwapped(said: string, key: string): boolean {
  if (said.length !== key.length) return false;
  let at = 0;
  while (at < said.length && said[at] === key[at]) at += 1;
  return said[at] === key[at + 1] && said[at + 1] === key[at] && said.slice(at + 2) === key.slice(at + 2);
}
