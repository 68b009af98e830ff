import { mend } from '../read/mend.js';
import type { Bundle } from './figures/bundle.js';
import type { Asking } from './figures/complete.js';
import { readFigures } from './figures/figures-asked.js';
import { followUp } from './follow-up/follow-up.js';
import { type Memory, queriesOf } from './follow-up/memory.js';
import { unexplained } from './gaps.js';
import { type Cover, coversOf } from './lattice/cover.js';
import { heardIn, type Match, matchesIn } from './lattice/lattice.js';
import { lexicon } from './lattice/lexicon.js';
import { wordsOf } from './lattice/matches-used.js';
import { halvesOf, questionsIn, withoutIntroduction } from './lattice/message-parts.js';
import { mostOf } from './most.js';
import { type AgenciesRead, readAgencies, readWrittenAgencies } from './names/agencies.js';
import { type AgencyGroup, findGroups } from './names/agency-groups.js';
import type { Known } from './names/known.js';
import { endsAsBody, findUnfiled, type Unfiled } from './names/unfiled.js';
import { otherReadings } from './other-readings.js';
import type { Reading } from './reading.js';
import { EXPLAINED, spokenReadings } from './spoken.js';

/** What a message is read against. */
export type Situation = { known: Known; memory: Memory /** ISO day. */; today: string };

/** One way to read a question: readings in order, with a score of what it explains less what it leaves. Below 0 nothing was understood. */
export type Scored = {
  readings: Reading[];
  score: number;
  said: string /** What it leaves unexplained. */;
  left: string[];
  bundle: Bundle | null;
};

/** Everything that was considered for a question, best first. */
export type Considered = { text: string; matches: Match[]; ways: Scored[] };

/** What a question that was asked back becomes with the reply. */
const COMPLETED: ReadonlySet<Reading['kind']> = new Set(['figures', 'text', 'report']);

/** Reads a message: its questions in order, each in the best way; what was considered stands beside them. */
export function readMessage(text: string, situation: Situation): { questions: Scored[]; considered: Considered[] } {
  const normal = mend(text).toLowerCase();
  const { pending } = situation.memory;
  // 3 is the third of the choices that were offered.
  const chosen = pending?.choices[Number(normal) - 1]?.says;
  if (pending && chosen !== undefined && /^\d$/.test(normal.trim()))
    return readAll(`${pending.text} ${mend(chosen).toLowerCase()}`, {
      ...situation,
      memory: { ...situation.memory, pending: null },
    });
  const alone = readAll(normal, situation);
  if (!pending) return alone;
  const named = pending.said === '' ? null : namedInstead(pending, normal, situation.known);
  if (pending.said !== '' && pending.asks === 'agency' && named === null) return alone;
  // A reply to a question back completes it; a question of its own is one.
  const joined = readAll(named ?? `${pending.text} ${normal}`, {
    ...situation,
    memory: { ...situation.memory, pending: null },
  });
  const completes =
    joined.questions.some(({ readings }) => readings.some(({ kind }) => COMPLETED.has(kind))) &&
    (named !== null || !alone.questions.some(({ readings }) => isOfItsOwn(readings)));
  return completes ? joined : alone;
}

/** The question that was asked of a body that is not filed, or of several, with the agency in its place that the reply is nothing but the name of. */
function namedInstead({ text, said }: NonNullable<Memory['pending']>, reply: string, known: Known): string | null {
  const [agency, ...more] = readWrittenAgencies(reply, known).matches.filter(
    ({ start, end }, _, all) =>
      !all.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start),
  );
  const before = text.toLowerCase();
  if (!agency || more.length > 0 || !before.includes(said)) return null;
  const rest = reply.replace(agency.said, '').replaceAll(/[\s呢吧的那是,，.。?？!！]/g, '');
  return rest === '' ? before.replace(said, agency.said) : null;
}

function isOfItsOwn(readings: readonly Reading[]): boolean {
  return readings.some(
    ({ kind }) => kind !== 'clarify' && kind !== 'text' && kind !== 'summary' && kind !== 'unanswerable',
  );
}

function readAll(normal: string, situation: Situation): { questions: Scored[]; considered: Considered[] } {
  const considered: Considered[] = [];
  const questions: Scored[] = [];
  let before: Bundle | null = null;
  for (const said of questionsIn(normal)) {
    const both = figureAndText(said, { ...situation, before });
    if (both) {
      considered.push(...both);
      return { questions: [...withoutAsides(questions), ...both.flatMap(({ ways }) => ways.slice(0, 1))], considered };
    }
    const read = readQuestion(said, { ...situation, before });
    considered.push(read);
    const [best] = read.ways;
    if (!best) continue;
    questions.push(best);
    before = merged(before, best.bundle);
  }
  return { questions: withoutAsides(questions), considered };
}

/** A figure and what the text says, asked in one sentence; `null` where both halves ask for the same. */
function figureAndText(said: string, situation: Situation & { before: Bundle | null }): Considered[] | null {
  const halves = halvesOf(said);
  if (!halves) return null;
  const first = readQuestion(halves[0], situation);
  const before = merged(situation.before, first.ways[0]?.bundle ?? null);
  const second = readQuestion(halves[1], { ...situation, before });
  const kinds = [first, second].map(({ ways }) => ways[0]?.readings[0]?.kind);
  return kinds.includes('figures') && kinds.includes('text') ? [first, second] : null;
}

/** Of several sentences those that ask nothing only tell what the others are about. */
function withoutAsides(questions: readonly Scored[]): Scored[] {
  const asking = questions.filter(
    ({ readings }) =>
      readings.some(
        ({ kind }) =>
          kind === 'figures' || kind === 'explanation' || kind === 'unanswerable' || kind === 'unknown_agency',
      ) || readings.some((reading) => reading.kind === 'text' && reading.topic !== 'any'),
  );
  return asking.length > 0 && questions.length > 1
    ? asking
    : [...questions].sort((a, b) => b.score - a.score).slice(0, 1);
}

/** All ways to read one question, best first. */
export function readQuestion(
  said: string,
  { known, memory, today, before }: Situation & { before: Bundle | null },
): Considered {
  const text = withoutIntroduction(said);
  const groups = findGroups(text, known);
  const reads = { lexicon: lexicon(), groups, today };
  const asNamed = readWrittenAgencies(text, known);
  const asSaid = matchesIn(text, { ...reads, agencies: asNamed.matches });
  const asking: Asking = { known, today, last: queriesOf(memory), inChat: memory.agencies, before };
  const asWritten = coversOf(text, asSaid.filter(isAsked));
  // What is understood as it is written is not heard as something else.
  const slips = maySlip(asWritten[0]);
  const named = slips ? readAgencies(text, known) : asNamed;
  const written = named.misspelt ? matchesIn(text, { ...reads, agencies: named.matches }) : asSaid;
  const heard = slips ? heardIn(text, { lexicon: lexicon(), matches: written }) : [];
  const matches = heard.length > 0 ? [...written, ...heard] : written;
  const covers = matches === asSaid ? asWritten : coversOf(text, matches.filter(isAsked));
  const unfiled = unfiledIn(text, { matches, cover: covers[0], known, named, groups });
  const ways = [
    ...readCovers(covers, { text, asking, memory, unfiled }),
    ...spokenReadings({ text, matches, cover: covers[0], asking, memory, unfiled }).map((way) => ({
      ...way,
      said: text,
    })),
  ];
  ways.sort((a, b) => b.score - a.score);
  return { text, matches, ways };
}

/** Whether signs are left over, or two that stand together are only read one by one (不与公开). */
function maySlip(cover: Cover | undefined): boolean {
  return (
    cover === undefined ||
    cover.gaps.length > 0 ||
    cover.matches.some(({ start, end }, at) => {
      const after = cover.matches[at + 1];
      return end - start === 1 && after?.start === end && after.end - after.start === 1;
    })
  );
}

/** Names of bodies that are not filed, where neither words nor filed names explain them. */
function unfiledIn(
  text: string,
  {
    matches,
    cover,
    known,
    ...before
  }: {
    matches: readonly Match[];
    cover: Cover | undefined;
    known: Known;
    named: AgenciesRead;
    groups: readonly AgencyGroup[];
  },
): Unfiled[] {
  const taken = (cover?.matches ?? []).filter(({ kind }) => kind !== 'agency' && kind !== 'generic');
  const filed = matches.filter(({ agency }) => agency && !agency.placeOnly);
  // 青岚公司 is a body of its own, and no kind of applicant.
  const isOwnBody = ({ kind, start, said }: Match) =>
    kind === 'applicant' && endsAsBody(said) && matches.some(({ agency, end }) => agency && end === start);
  const apart = taken.filter((match) => match.end - match.start > 1 && !isOwnBody(match));
  const closed = taken.filter((match) => match.kind !== 'fill' && !isOwnBody(match));
  return findUnfiled(text, apart, known, { ...before, closed }).filter(
    (name) =>
      !filed.some(({ start, end }) => start <= name.start && name.end <= end) &&
      !closed.some(({ start, end }) => start < name.end && name.start < end),
  );
}

function isAsked({ kind }: Match): boolean {
  return !EXPLAINED.has(kind);
}

type Against = { text: string; asking: Asking; memory: Memory; unfiled: readonly Unfiled[] };

/** The readings of the covers, as far as one that is worse may still be read better. */
function readCovers(covers: readonly Cover[], against: Against): Scored[] {
  const ways: Scored[] = [];
  let best = Number.NEGATIVE_INFINITY;
  for (const cover of covers) {
    if (mostOf(cover, against) <= best) continue;
    for (const way of readCover(cover, against)) {
      ways.push(way);
      best = Math.max(best, way.score);
    }
  }
  return ways;
}

/** What one cover of a question comes to, in every way that makes sense. */
export function readCover(cover: Cover, { text, asking, memory, unfiled }: Against): Scored[] {
  const left = unexplained(text, cover);
  const matches = cover.matches.filter((match) => !left.swallowed.includes(match));
  const ways: Omit<Scored, 'said'>[] = [];
  const follow = followUp(text, matches, asking, memory);
  if (follow)
    ways.push({ ...follow, score: cover.score + follow.score - 1.2 * (left.content.length + left.narrowing.length) });
  const words = wordsOf(text, matches);
  const figures = readFigures(words, asking);
  ways.push(...otherReadings({ text, matches, cover, asking, memory, figures, words, left, unfiled }));
  return ways.map((way) => ({ ...way, said: text }));
}

function merged(before: Bundle | null, next: Bundle | null): Bundle | null {
  if (!before || !next) return next ?? before;
  return {
    ...next,
    agencies: next.agencies.length > 0 ? next.agencies : before.agencies,
    years: next.years.length > 0 ? next.years : before.years,
  };
}
