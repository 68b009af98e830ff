import { nameParts } from '../parse/names.js';
import type { AgencyNames } from '../report/agency.js';

/**
 * The numbers of the agencies that have a key one slip away: a letter of pinyin, or a character of a department's own name.
 * Another character in a place's name is another place, so only two that changed places count there.
 */
export function oneSlipAway(said: string, agencies: readonly AgencyNames[]): number[] {
  const latin = /[a-z]/i.test(said);
  const written = latin ? said.toLowerCase().replaceAll(/[^a-z]/g, '') : said;
  if (written.length < (latin ? 6 : 3)) return [];
  const found: number[] = [];
  agencies.forEach(({ keys }, agency) => {
    const near = keys.some(({ key, kind }) => (kind === 'pinyin') === latin && isOneSlip(written, key, latin));
    if (near) found.push(agency);
  });
  return found;
}

function isOneSlip(said: string, key: string, latin: boolean): boolean {
  if (Math.abs(said.length - key.length) > 1) return false;
  let at = 0;
  while (at < said.length && said[at] === key[at]) at += 1;
  if (at + 2 < key.length - 1 && said.at(-1) !== key.at(-1)) return false;
  const swapped = said[at] === key[at + 1] && said[at + 1] === key[at] && said.slice(at + 2) === key.slice(at + 2);
  if (swapped && said.length === key.length) return said.length >= 3;
  const replaced = said.slice(at + 1) === key.slice(at + 1);
  const added = said.slice(at + 1) === key.slice(at);
  const dropped = said.slice(at) === key.slice(at + 1);
  const slip = said.length === key.length ? replaced : said.length > key.length ? added : dropped;
  if (!slip || latin) return slip;
  return key.length >= 6 && at > nameParts(key).places.join('').length;
}
