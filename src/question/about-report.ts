import { leafOf } from './figures/complete.js';
import { base, type Found, longestOf, namesAgency, one, type Scored } from './found.js';
import { asksWhose } from './names/asks-whose.js';
import { EVERY_AGENCY } from './reading.js';
import { subjectsOf } from './texts.js';

/** 发布后改过吗, 怎么读的, 把年报发给我: asked of reports that are named, or of the one that was spoken of. */
export function aboutReport(found: Found): Scored | null {
  const said = longestOf(found, 'report');
  const asks = said?.id;
  if (said === undefined || (asks !== 'versions' && asks !== 'reading' && asks !== 'file')) return null;
  const seen = found.memory.text?.kind === 'summary' ? found.memory.text.subjects : [];
  const named = subjectsOf(found, 'named');
  // What was seen at a glance is what is spoken of; of no report in particular none is sent.
  const subjects = named.length === 0 && seen.length > 0 ? seen : subjectsOf(found, 'all');
  const [, ...others] = found.asking.known.agencies;
  const score = base(found) + 3 + 0.5 * said.said.length;
  if (asks === 'file' && others.length > 0 && subjects.every(({ agency }) => agency === EVERY_AGENCY))
    return one(asksWhose(found.asking.known), score);
  const spoken = subjects.every(({ year }) => year === 'all') ? yearsSpokenOf(found) : [];
  const of =
    namesAgency(found) || spoken.length === 0
      ? subjects
      : subjects.flatMap(({ agency }) => spoken.map((year) => ({ agency, year })));
  return one({ kind: 'report', asks, subjects: of }, score);
}

/** The years that the chat's last queries ask about. */
export function yearsSpokenOf({ asking }: Pick<Found, 'asking'>): number[] {
  const years = asking.last.flatMap(({ ask }) => leafOf(ask)?.years.any ?? []);
  return years.flatMap((year) => (typeof year === 'number' ? [year] : []));
}
