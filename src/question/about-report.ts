import { leafOf } from './figures/complete.js';
import { base, type Found, longestOf, namesAgency, one, type Scored } from './found.js';
import { subjectsOf } from './texts.js';

/** 发布后改过吗, 怎么读的, 把年报发给我: asked of reports that are named, or of the one that was spoken of. */
export function aboutReport(found: Found): Scored | null {
  const said = longestOf(found, 'report');
  const asks = said?.id;
  if (said === undefined || (asks !== 'versions' && asks !== 'reading' && asks !== 'file')) return null;
  const subjects = subjectsOf(found, 'all');
  const spoken = subjects.every(({ year }) => year === 'all') ? yearsSpokenOf(found) : [];
  const of =
    namesAgency(found) || spoken.length === 0
      ? subjects
      : subjects.flatMap(({ agency }) => spoken.map((year) => ({ agency, year })));
  return one({ kind: 'report', asks, subjects: of }, base(found) + 3 + 0.5 * said.said.length);
}

/** The years that the chat's last queries ask about. */
export function yearsSpokenOf({ asking }: Pick<Found, 'asking'>): number[] {
  const years = asking.last.flatMap(({ ask }) => leafOf(ask)?.years.any ?? []);
  return years.flatMap((year) => (typeof year === 'number' ? [year] : []));
}
