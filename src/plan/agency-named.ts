import { agencyName, saysWhere } from '../parse/agency-name.js';
import { nameParts } from '../parse/names.js';
import { toSimplified } from '../script.js';
import type { Known } from './known.js';
import { readMentions, says } from './mentions.js';
import { EVERY_AGENCY, NO_CONTEXT } from './plan.js';
import { withStrangers } from './stranger.js';
import { readScope } from './subjects.js';

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
  const text = toSimplified(words.trim());
  const mentions = withStrangers(readMentions({ text, known, today: '' }));
  const isNamed = mentions.agencies.length + mentions.unknown.length > 0 || says(mentions, 'generic');
  if (!isNamed) return notFiled(text, known.nearest(text, NEAREST));
  const asking = { mentions, known, context: NO_CONTEXT, purpose: 'figure', overAgencies: false } as const;
  const scope = readScope({ ...asking, overYears: true });
  if (scope.kind === 'subjects') {
    const agencies = [...new Set(scope.subjects.map(({ agency }) => agency))];
    return agencies.includes(EVERY_AGENCY) ? notFiled(text, []) : { kind: 'filed', agencies };
  }
  const { plan } = scope;
  if (plan.kind === 'clarify')
    return { kind: 'several', said: plan.said, agencies: plan.choices.map(({ label }) => label) };
  return notFiled(text, plan.kind === 'unknown_agency' ? plan.nearest : []);
}

/** A name without its place (市教育局) is every city's, and no one can tell which will be filed. */
function notFiled(said: string, nearest: readonly string[]): AgencyNamed {
  const name = agencyName(said);
  const plain = name && saysWhere(name) ? name : null;
  // Whoever writes a whole name means no agency of another place.
  const ofPlace = (agency: string) => nameParts(agency).places.some((place) => said.includes(place.slice(0, 2)));
  return { kind: 'not_filed', said, plain, nearest: nearest.filter((agency) => plain === null || ofPlace(agency)) };
}
