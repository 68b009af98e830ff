import { agencyName, saysWhere } from '../../parse/agency-name.js';
import { mend } from '../../read/mend.js';
import { nameParts } from '../../report/name-parts.js';
import { findAgencies } from './agencies.js';
import type { Known } from './known.js';
import { findUnfiled } from './unfiled.js';

/** Which agency some words name. */
export type AgencyNamed =
  /** One, or each of those that are named. */
  | { kind: 'filed'; agencies: string[] }
  /** Several filed agencies answer to the same name. */
  | { kind: 'several'; said: string; agencies: string[] }
  /** None is filed: `plain` is its full name where the words are plainly one, `nearest` the names most like it. */
  | { kind: 'not_filed'; said: string; plain: string | null; nearest: string[] };

const NEAREST = 5;

/** Reads words that are to name an agency and nothing else, by the rules that questions are read by. */
export function agencyNamed(words: string, known: Known): AgencyNamed {
  const text = mend(words.trim()).toLowerCase();
  const written = mend(words.trim());
  const matches = findAgencies(text, known).filter(({ placeOnly }) => !placeOnly);
  if (findUnfiled(text, [], known).length > 0 || matches.length === 0)
    return notFiled(written, known.nearest(written, NEAREST));
  const apart = matches.filter(
    (match, at) => !matches.slice(0, at).some(({ start, end }) => start < match.end && match.start < end),
  );
  const many = apart.find(({ agencies }) => agencies.length > 1);
  if (many) return { kind: 'several', said: many.said, agencies: many.agencies };
  const ordered = [...apart].sort((a, b) => a.start - b.start);
  return { kind: 'filed', agencies: [...new Set(ordered.flatMap(({ agencies }) => agencies))] };
}

/** A name without its place (市教育局) is every city's, and no one can tell which will be filed. */
function notFiled(said: string, nearest: readonly string[]): AgencyNamed {
  const name = agencyName(said);
  const plain = name && saysWhere(name) ? name : null;
  // Whoever writes a whole name means no agency of another place.
  const ofPlace = (agency: string) => nameParts(agency).places.some((place) => said.includes(place.slice(0, 2)));
  return { kind: 'not_filed', said, plain, nearest: nearest.filter((agency) => plain === null || ofPlace(agency)) };
}
