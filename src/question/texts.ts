import { wholeWords } from '../text/content-words.js';
import type { Asking } from './figures/complete.js';
import { asksQuantity, asksWhichThings, type Found, has, namesAgency, one, type Scored, wantsText } from './found.js';
import { listOf } from './lattice/lists.js';
import { namesItem } from './lattice/matches-used.js';
import { EVERY_AGENCY, type Reading, type ReadingOf, type Subject } from './reading.js';

/** What reports call the money that applicants pay. */
const FEE = '收取信息处理费';

/** Words that work on figures. */
const WORKS = new Set([
  'share',
  ...['sum', 'total', 'mean', 'median', 'percent', 'times', 'difference', 'growth', 'up', 'down', 'minus', 'plus'],
  ...['except', 'rest', 'per_day'],
]);

/** Words that name no item of their own. */
const OF_ITEMS = new Set(['applications', 'outcomes', 'aspect', 'handled']);

/** What is asked of the reports' text. */
export function text(found: Found): Scored | null {
  const { left, memory, matches } = found;
  const topic = matches.find(({ kind }) => kind === 'topic');
  const wants = wantsText(found);
  const item = matches.some((match) => namesItem(match) && !OF_ITEMS.has(match.kind) && match.weight > 0.55);
  const content = left.content.length + left.narrowing.length;
  const define = has(found, 'define') && (namesAgency(found) || content > 0);
  const leansOn = memory.text?.kind === 'text' ? memory.text : null;
  const counted =
    !item && asksQuantity(found) && namesAgency(found) && (found.cover.gaps.length > 0 || searchOf(found).length > 1);
  const things = asksWhichThings(found);
  // 青岚区2022年采购的是什么: of one agency's year no term is explained.
  const asksOfYear = namesAgency(found) && has(found, 'year');
  const speaks = content > 0 || topic !== undefined || wants !== undefined || define || counted;
  if (!speaks && !leansOn) return null;
  const value =
    (topic ? 2.5 : 0) +
    (wants ? 1.5 : 0) +
    (define ? (has(found, 'number') ? 3 : 1.5) : 0) +
    (counted && content === 0 ? 1 : 0) +
    (things ? 3.5 : 0) +
    0.6 * Math.min(content, 4) -
    (item && (!(wants || (define && asksOfYear)) || asksQuantity(found)) ? 3 : 0) -
    ((item || has(found, 'applications')) && asksQuantity(found) ? 1.5 : 0);
  const ranks = found.figures?.kind === 'queries' && found.figures.queries[0]?.ask.kind === 'keep' ? 3 : 0;
  // Whether its numbers agree is asked of the report, whatever was looked for in its text before.
  const carried = leansOn && !speaks && !has(found, 'op', 'check') ? leansOn : null;
  const works = matches.filter(({ kind, id, weight }) => kind === 'op' && weight > 0.6 && WORKS.has(id));
  // 合起来, 涨了百分之几 after a passage: what sentences say is not worked with.
  if (carried && works.length > 0) {
    const said = works.map((op) => op.said).join('、');
    const cannot = { kind: 'unanswerable', why: 'operation', said, instead: null, search: null } as const;
    return one({ ...cannot, subjects: subjectsOf(found, 'all') }, found.cover.score + 1.2);
  }
  if (value - ranks <= 0 && !carried) return null;
  const whose = namesAgency(found) || found.asking.inChat.length > 0 || topic ? 0 : -0.5;
  const reading: Reading = {
    kind: 'text',
    subjects: subjectsOf(found, 'all'),
    search: carried ? carried.search : topic?.id === 'fee' ? FEE : searchOf(found),
    topic: topicOf(topic?.id ?? (carried ? carried.topic : 'any')),
    wants: topic?.id === 'fee' ? 'quantity' : wantsOf(found, wants?.id),
    assumed: [],
  };
  const searched =
    found.cover.score +
    0.8 * found.cover.gaps.reduce((sum, { said }) => sum + (/[a-z]/.test(said) ? said.length / 3 : said.length), 0);
  return one(reading, searched + value - ranks + whose + (carried ? 1.2 : 0));
}

/** 宿迁2023年报里讲宿豫区收办了几件: what one body's report tells of another stands in its text, whoever else filed a report. */
export function toldOfAnother(found: Found): Scored | null {
  const { matches, text: said, unfiled } = found;
  const whose = matches.find(({ agency }) => agency !== undefined);
  const others = [...matches.filter(({ agency }) => agency !== undefined), ...unfiled];
  const other = others.find(
    ({ start }) =>
      whose !== undefined &&
      start > whose.end &&
      listOf('told_in').some((word) =>
        said
          .slice(whose.end, start)
          .replaceAll(/[有的了]/g, '')
          .endsWith(word),
      ),
  );
  if (!whose || !other) return null;
  const subjects = subjectsOf(found, 'all').filter(({ agency }) => whose.agency?.agencies.includes(agency));
  const [subject, ...more] = subjects;
  if (!subject) return null;
  const name = said.slice(other.start, other.end);
  return one(
    {
      kind: 'text',
      subjects: [subject, ...more],
      search: `${name} ${searchOf(found).replaceAll(name, '').trim()}`,
      topic: 'any',
      wants: wantsOf(found, undefined),
      assumed: [],
    },
    found.cover.score + 8 + 0.8 * found.cover.gaps.reduce((sum, gap) => sum + gap.said.length, 0),
  );
}

function topicOf(id: string): ReadingOf<'text'>['topic'] {
  if (id === 'overview') return 'situation';
  return id === 'problems' || id === 'improvements' || id === 'situation' || id === 'other_matters' ? id : 'any';
}

/** What an answer from the text must hold. */
export function wantsOf(found: Found, id: string | undefined): ReadingOf<'text'>['wants'] {
  if (id === 'person') return id;
  if (id === 'contact') return /几|多少[个次件人]/.test(found.text) ? 'quantity' : id;
  return asksQuantity(found) || id === 'date' ? 'quantity' : 'text';
}

/** Words that say whose, when, how many or that something is asked, and nothing of what it is about. */
const ASKING = new Set([
  'agency',
  'year',
  'quantity',
  'which',
  'count',
  'define',
  'yesno',
  'generic',
  'traits',
  'ordinal',
]);

/** What the question is about, without whose, when and how it asks. */
export function searchOf({ text: said, matches }: Found): string {
  const cut = new Uint8Array(said.length);
  for (const { kind, id, start, end } of matches) {
    const asks =
      ASKING.has(kind) ||
      (kind === 'op' && (id === 'claim' || id === 'exists' || id === 'sure')) ||
      (kind === 'fill' && end - start === 1);
    if (asks) cut.fill(1, start, end);
  }
  const kept = Array.from(said, (sign, at) => (cut[at] ? ' ' : sign)).join('');
  return wholeWords(kept.replaceAll(/\s+/g, ' ').trim(), said);
}

/** Whose reports of which years are meant: those named, in the message or the chat, else all. */
export function subjectsOf(found: Found, open: 'all' | 'named'): Subject[] {
  const { matches, asking, memory } = found;
  const named = [...new Set(matches.flatMap(({ agency }) => agency?.agencies ?? []))];
  const years = [
    ...new Set(matches.flatMap(({ years: said }) => (said?.means.kind === 'years' ? said.means.years : []))),
  ];
  if (open === 'named' && named.length === 0 && years.length === 0) return [];
  const before = asking.before?.agencies.filter((agency) => typeof agency === 'string') ?? [];
  const everybody = matches.some(({ kind, id }) => (kind === 'which' || kind === 'count') && id === 'agencies');
  const leaning = open === 'named' || everybody ? [] : before.length > 0 ? before : [...asking.inChat];
  const agencies = named.length > 0 ? named : leaning;
  // 2022年办结了多少，还做了哪些沟通工作: the year is said once.
  const saidBefore = asking.before?.years.filter((year) => typeof year === 'number') ?? [];
  const remembered = memory.text?.kind === 'text' ? memory.text.subjects.map(({ year }) => year) : [];
  const isOpen = years.length === 0 && named.length === 0;
  const carried = isOpen ? (saidBefore.length > 0 ? saidBefore : remembered) : [];
  const planned = has(found, 'topic', 'improvements') ? years.map((year) => yearOfPlan(year, agencies, asking)) : years;
  const spans: Subject['year'][] = planned.length > 0 ? planned : carried.length > 0 ? [...new Set(carried)] : ['all'];
  const of = agencies.length > 0 ? agencies : [EVERY_AGENCY];
  return of.flatMap((agency) => spans.map((year) => ({ agency, year })));
}

/** What is to be done in 2021 stands in the report of 2020. */
function yearOfPlan(year: number, agencies: readonly string[], { known }: Asking): number {
  const [agency] = agencies;
  const filed = agency === undefined ? [] : known.yearsOf(agency);
  return !filed.includes(year) && filed.includes(year - 1) ? year - 1 : year;
}
