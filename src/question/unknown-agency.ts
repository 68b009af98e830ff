import { asksQuantity, type Found, one, type Scored } from './found.js';
import { namesItem } from './lattice/matches-used.js';
import { isOfSpeaker } from './names/speaker.js';
import { findUnfiled } from './names/unfiled.js';
import type { ReadingOf } from './reading.js';
import { searchOf, wantsOf } from './texts.js';

/** The reading that a body is asked about that no filed report is from; `null` where none is named. */
export function unknownAgency(found: Found): Scored | null {
  const { unfiled, asking } = found;
  const said = unfiled.find(({ kind }) => kind !== 'generic');
  // 大石人镇便民服务中心有几个窗口 is told of in the town's own report.
  if (said && isOfSpeaker(said, found)) return null;
  const within = found.matches.some(({ agency, start }) => agency && start === said?.start);
  if (!said || (within && !found.matches.some(namesItem))) return null;
  const means = found.matches.find(({ years }) => years?.means.kind === 'years')?.years?.means;
  const stated = means?.kind === 'years' ? (means.years[0] ?? null) : null;
  const nearest = asking.known.nearest(said.said, 5);
  const asked = askedOf(found, said.said);
  // The name explains what is left over of it.
  const explained = found.cover.gaps.reduce((sum, gap) => sum + signsIn(gap.said, overlap(gap, said)), 0);
  return one(
    { kind: 'unknown_agency', said: said.said, nearest, ...asked, year: stated ?? asked.year },
    found.cover.score + 4 + 0.8 * explained,
  );
}

/** Three letters weigh like one Chinese sign. */
function signsIn(said: string, length: number): number {
  return /[a-z]/.test(said) ? length / 3 : length;
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** What is asked of a body that is not filed; 泗阳县呢 asks what was asked of another. */
function askedOf(found: Found, said: string): Pick<ReadingOf<'unknown_agency'>, 'search' | 'wants' | 'year'> {
  const own = searchOf(found);
  const before = found.memory.text;
  const alone = own.replaceAll(said, ' ').trim() === '' && !asksQuantity(found);
  if (alone && before?.kind === 'unknown_agency')
    return { search: before.search.replaceAll(before.said, ' ').trim(), wants: before.wants, year: before.year };
  if (alone && before?.kind === 'text') {
    const [year = 'all'] = before.subjects.map((subject) => subject.year);
    return { search: ofAnybody(before.search, found), wants: before.wants, year: year === 'all' ? null : year };
  }
  return { search: own, wants: wantsOf(found, undefined), year: null };
}

/** What was looked for without the names of other bodies and their numbers. */
function ofAnybody(search: string, { asking }: Found): string {
  const names = findUnfiled(search, [], asking.known).map(({ said }) => said);
  const rest = names.reduce((text, name) => text.replaceAll(name, ' '), search);
  return rest.replaceAll(/\d[\d,.]*[期件条项个次份篇场人名家]?/g, ' ').trim();
}
