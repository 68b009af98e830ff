import { yearsSpokenOf } from './about-report.js';
import { base, type Found, has, namesAgency, one, type Scored } from './found.js';
import { namesItem } from './lattice/matches-used.js';
import { EVERY_AGENCY } from './reading.js';
import { subjectsOf } from './texts.js';

/** An agency with a year, and signs that say nothing, are all that is said. */
const BARE = new Set(['agency', 'year']);

/** 洛江区概况, 总结一下, or nothing but an agency: one report at a glance; and of the same agency the year that is said next. */
export function atAGlance(found: Found): Scored | null {
  const { matches, memory, left, asking, cover } = found;
  const asks = has(found, 'topic', 'overview');
  const isBare =
    cover.gaps.length === 0 &&
    matches.every(({ kind, said }) => BARE.has(kind) || (kind === 'fill' && said.length === 1));
  // What the sentence before asks is asked of the agency.
  if (isBare && !asks && asking.before !== null) return null;
  const seen = memory.text?.kind === 'summary' ? memory.text.subjects[0] : undefined;
  const goesOn = isBare && !namesAgency(found) && has(found, 'year') && seen !== undefined;
  if (!asks && !goesOn && !(isBare && has(found, 'agency'))) return null;
  const works = matches.some((match) => namesItem(match) || (match.kind === 'op' && match.weight > 0.6));
  if (works || left.content.length + left.narrowing.length > 0) return null;
  const subjects = subjectsOf(found, 'all');
  const [subject, ...more] = subjects;
  const spoken = asks && !namesAgency(found) ? yearsSpokenOf(found) : [];
  const agency = goesOn ? seen.agency : subject?.agency === EVERY_AGENCY ? onlyOf(asking.inChat) : subject?.agency;
  if (!subject || agency === undefined || more.length > 0) return null;
  const year = subject.year === 'all' && spoken.length === 1 ? (spoken[0] ?? 'all') : subject.year;
  return one(
    { kind: 'summary', subjects: [{ agency, year }], assumed: [] },
    base(found) + (asks ? 3.5 : goesOn ? 1 : -0.1),
  );
}

function onlyOf(agencies: readonly string[]): string | undefined {
  return agencies.length === 1 ? agencies[0] : undefined;
}
