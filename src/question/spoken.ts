import { asksQuantity, base, type Found, has, namesAgency, one, type Scored } from './found.js';
import { unexplained } from './gaps.js';
import { combinedIn, holdsCore } from './lattice/cores.js';
import { type Cover, coversOf } from './lattice/cover.js';
import type { Match } from './lattice/lattice.js';
import { namesItem, wordsOf } from './lattice/matches-used.js';
import { STOPS } from './stops.js';
import { subjectsOf } from './texts.js';

type Candidate = {
  kind: 'term' | 'rule' | 'talk';
  id: string;
  words: { start: number; end: number }[];
  leans: boolean;
  /** Whether its words name an item of the forms too. */
  ofItem?: boolean;
};
type Against = Pick<Found, 'text' | 'matches' | 'asking' | 'memory' | 'unfiled'>;

/** Words of what is explained or replied to; figures are read without them. */
export const EXPLAINED: ReadonlySet<string> = new Set(['term', 'rule', 'talk']);

/** What may stand beside the words of a reply. */
const BESIDE = new Set(['talk', 'fill', 'quantity', 'yesno', 'define', 'wants', 'which', 'generic', 'number']);
/** Kinds beside items that figures are asked for with. */
const OF_FIGURE = new Set(['applicant', 'parts', 'op', 'traits']);
const MILD = new Set(['exists', 'claim', 'no', 'source', 'place', 'sure', 'check']);
/** Operators that work on figures: who uses them asks for no rule. */
const OF_FIGURES = new Set([
  'mean',
  'median',
  'sum',
  'total',
  'ranking',
  'place',
  'share',
  'percent',
  'times',
  'growth',
  'per_day',
]);
/** Operators that ask back about the figure that was told (数据哪来的), where one was. */
const OF_ANSWERS = new Set(['source', 'sure', 'claim', 'check', 'chart', 'table']);
const MOST_CANDIDATES = 10;

/** What the words of explanations and replies come to, each over the best cover that has them. */
export function spokenReadings({
  text,
  matches,
  cover: asked,
  ...against
}: Against & { cover: Cover | undefined }): Scored[] {
  const within = ({ start, end }: { start: number; end: number }) =>
    matches.some(
      (match) =>
        !EXPLAINED.has(match.kind) && match.start <= start && end <= match.end && match.end - match.start > end - start,
    );
  const plain = matches.filter(({ kind }) => !EXPLAINED.has(kind));
  return candidatesIn(text, matches, against.memory.spoken?.text).flatMap((candidate) => {
    // 中 is no answer in 中位数.
    if (candidate.kind === 'talk' && candidate.words.length === 1 && candidate.words.some(within)) return [];
    const overlaps = (match: Match) => candidate.words.some(({ start, end }) => match.start < end && start < match.end);
    if (
      isOtherwise(
        candidate,
        (asked?.matches ?? []).filter((match) => !overlaps(match)),
      )
    )
      return [];
    const beside = candidate.kind === 'talk' ? matches.filter(({ kind }) => kind === 'talk') : [];
    const own = candidate.words.map(({ start, end }): Match => {
      return { start, end, kind: OWN, id: candidate.id, weight: 1, said: text.slice(start, end) };
    });
    const [cover] = coversOf(text, [...[...plain, ...beside].filter((match) => !overlaps(match)), ...own], 1);
    if (!cover || !own.every((match) => cover.matches.includes(match))) return [];
    const left = unexplained(text, cover);
    const words = wordsOf(text, cover.matches);
    const found: Found = { ...against, text, matches: cover.matches, cover, figures: null, words, left };
    const ofItem = plain.some((match) => overlaps(match) && (namesItem(match) || OF_FIGURE.has(match.kind)));
    const asksBack = matches.some((match) => overlaps(match) && match.kind === 'op' && OF_ANSWERS.has(match.id));
    if (candidate.kind === 'talk' && asksBack && against.memory.queries.length > 0) return [];
    const score = (candidate.kind === 'talk' ? talk : explanation)(found, { ...candidate, ofItem });
    return score === null ? [] : score;
  });
}

const OWN = 'spoken';

/** Whether what stands beside the words makes it no reply and no explanation, however they are read. */
function isOtherwise({ kind }: Candidate, rest: readonly Match[]): boolean {
  const sure = rest.filter(({ weight }) => weight > 0.9);
  if (kind === 'talk') return sure.some((match) => match.kind === 'agency' || match.kind === 'year');
  return asksQuantity({ matches: sure }) && sure.some((match) => match.kind === 'agency');
}

/** The ids that the words may lead to, each by its longest words. */
function candidatesIn(text: string, matches: readonly Match[], before: string | undefined): Candidate[] {
  const said = matches.flatMap(({ kind, id, start, end }): Candidate[] =>
    kind === 'term' || kind === 'rule' || kind === 'talk' ? [{ kind, id, words: [{ start, end }], leans: false }] : [],
  );
  const combined = combinedIn(text, matches, before).map(
    ({ kind, id, cores, words }): Candidate => ({ kind, id, words, leans: words.length < cores.length }),
  );
  const best = new Map<string, Candidate>();
  for (const candidate of [...said, ...combined]) {
    const key = `${candidate.kind} ${candidate.id}`;
    const known = best.get(key);
    if (!known || sizeOf(candidate) > sizeOf(known)) best.set(key, candidate);
  }
  return [...best.values()].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_CANDIDATES);
}

function sizeOf({ words, leans }: Candidate): number {
  return words.reduce((sum, { start, end }) => sum + end - start, 0) + words.length / 2 - (leans ? 1 : 0);
}

/** A reply is meant where next to nothing else is said. */
function talk(found: Found, { id, words }: Candidate): Scored | null {
  // One more word is let stand where several cores are said.
  const said = found.left.content.length + found.left.narrowing.length;
  if (said > (words.length > 1 ? 1 : 0) || found.unfiled.length > 0) return null;
  // 电话多少 after a passage asks for the agency's.
  if (found.memory.text && has(found, 'wants', 'contact')) return null;
  if (
    found.matches.some(
      ({ kind, id: op }) => kind !== OWN && !BESIDE.has(kind) && !(kind === 'op' && words.length > 1 && MILD.has(op)),
    )
  )
    return null;
  return one({ kind: 'talk', id }, base(found) + 3);
}

function explanation(found: Found, { kind, id, words, leans, ofItem }: Candidate): Scored | null {
  const named = namesAgency(found);
  const again = id === 'again' ? found.memory.spoken?.id : id;
  const works = found.matches.some(
    (match) => match.kind === 'op' && match.weight > 0.6 && STOPS.has(match.id) && !isMeaning(match, found),
  );
  if (works && (named || has(found, 'year') || asksWho(found))) return null;
  if (has(found, 'holdings')) return null;
  // 商业企业那一栏填的多少 after a figure asks for another one.
  if (kind === 'term' && asksQuantity(found) && found.asking.last.length > 0 && !has(found, 'define')) return null;
  if (again === undefined || (named && asksQuantity(found))) return null;
  const ofFigures = found.matches.some(
    (match) => match.kind === 'op' && OF_FIGURES.has(match.id) && !isMeaning(match, found),
  );
  const reading = { kind: 'explanation' as const, id: again, subjects: subjectsOf(found, 'named') };
  const score = base(found) - (ofFigures ? 4 : 0) - (found.unfiled.length > 0 ? 2 : 0);
  if (kind === 'rule') {
    const dated = has(found, 'year') ? (named ? -1.5 : -0.5) : 0;
    const free = named ? -3 : has(found, 'year') ? -1.5 : 5;
    return one(reading, score + free + dated + 0.8 * (words.length - 1) + (leans ? 1.5 : 0));
  }
  const where = found.matches.some(
    (match) => match.kind === 'op' && match.id === 'source' && /[栏行表列]/.test(match.said),
  );
  const asks = has(found, 'define') || where || holdsCore(found.text, 'meaning') || holdsCore(found.text, 'fill');
  // 勾稽关系有哪些: what is no item can only be explained.
  const only =
    !ofItem && found.memory.queries.length === 0 && !named && !has(found, 'year') && found.left.content.length === 0;
  // 降了这么多，原因是什么 asks after the figure that was told.
  const after = found.memory.queries.length > 0 && ['up', 'down', 'reasons', 'why'].some((op) => has(found, 'op', op));
  if ((!asks && !only) || after) return null;
  return one(reading, score + (named ? 0.5 : asks ? 5 : 2));
}

function asksWho({ matches }: Found): boolean {
  return matches.some(({ kind, id }) => (kind === 'which' || kind === 'count') && id === 'agencies');
}

/** What does it mean works out no mean. */
function isMeaning({ said }: Match, { text }: Found): boolean {
  return said === 'mean' && holdsCore(text, 'define');
}
