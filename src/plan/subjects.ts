import type { AgencyMention, Known } from '../question/known.js';
import { nameParts } from '../report/name-parts.js';
import { clarifyAgency, clarifyYear, MOST_CHOICES, unknownAgency } from './ask-back.js';
import { isAskedAbout } from './asked-about.js';
import { idsOf, type Mentions, says } from './mentions.js';
import { type Assumption, type Context, EVERY_AGENCY, type Plan, type Subject } from './plan.js';

/** Whose figures of which years, or the plan that says why that cannot be told. */
export type Scope =
  | { kind: 'subjects'; subjects: Subject[]; assumptions: Assumption[] }
  | { kind: 'unclear'; plan: Plan };

/** What is known when the subjects are looked for. */
export type Asking = {
  mentions: Mentions;
  known: Known;
  context: Context;
  /** A figure must be somebody's; the text may be searched over everybody's reports. */
  purpose: 'figure' | 'text';
  /** The question orders or lists agencies (哪个机关最多). */
  overAgencies: boolean;
  /** The question is about all years where it names none (趋势). */
  overYears: boolean;
};

type Whose = { agencies: string[]; assumptions: Assumption[]; fromContext: boolean };

const MOST_OF_A_KIND = 300;
/** Reads agencies and years together: each agency's own year where the question pairs them. */
export function readScope(asking: Asking): Scope {
  const whose = readAgencies(asking);
  if ('kind' in whose) return { kind: 'unclear', plan: whose };
  const years = readYears(asking, whose);
  if ('kind' in years) return { kind: 'unclear', plan: years };
  return { kind: 'subjects', ...years };
}

function readAgencies(asking: Asking): Whose | Plan {
  const { mentions, known, purpose } = asking;
  const misspelt = mentions.unknown.map((unknown) => known.soundsLike(unknown.said));
  for (const [index, found] of misspelt.entries()) {
    const unknown = mentions.unknown[index];
    if (!unknown || found.length === 1) continue;
    if (found.length > 1) return clarifyAgency(mentions, { said: unknown.said, agencies: found });
    if (purpose === 'figure' || mentions.agencies.length === 0 || isAskedAbout(unknown, mentions))
      return unknownAgency(asking, { said: unknown.said });
  }
  const assumptions = misspelt.flatMap((found, index): Assumption[] =>
    found[0]
      ? [
          {
            slot: 'agency',
            because: 'spelling',
            said: mentions.unknown[index]?.said ?? '',
            taken: found[0],
            others: [],
          },
        ]
      : [],
  );
  const agencies: { at: number; name: string }[] = misspelt.flatMap((found, index) =>
    found[0] ? [{ at: mentions.unknown[index]?.start ?? 0, name: found[0] }] : [],
  );
  for (const mention of mentions.agencies) {
    const within = mentions.unknown.findIndex(({ start, end }) => start <= mention.start && mention.end <= end);
    if (misspelt[within]?.length === 1) continue;
    const meant = readMention(mention, asking);
    if ('kind' in meant) return meant;
    agencies.push({ at: mention.start, name: meant.agency });
    assumptions.push(...meant.assumptions);
  }
  if (agencies.length > 0) {
    agencies.sort((a, b) => a.at - b.at);
    return { agencies: [...new Set(agencies.map(({ name }) => name))], assumptions, fromContext: false };
  }
  return readUnnamed(asking);
}

function readMention(mention: AgencyMention, asking: Asking): { agency: string; assumptions: Assumption[] } | Plan {
  const { mentions, context, purpose } = asking;
  const inChat = mention.agencies.filter((name) => context.subjects.some(({ agency }) => agency === name));
  const meant = mention.agencies.length > 1 && inChat.length === 1 ? inChat : mention.agencies;
  const agency = meant[0] ?? '';
  // 靖江市 is not its approval bureau: a figure of the one is never told as the other's.
  if (mention.placeOnly && purpose === 'figure' && inChat.length !== 1)
    return unknownAgency(asking, { said: mention.said, nearest: mention.agencies });
  if (meant.length > 1) return clarifyAgency(mentions, { said: mention.said, agencies: meant });
  if (!mention.placeOnly)
    return { agency, assumptions: namesItsPlace(agency, mention) ? [] : [onlyOne(mention, agency)] };
  return {
    agency,
    assumptions: [{ slot: 'agency', because: 'leading', said: mention.said, taken: agency, others: [] }],
  };
}

/** 市场监管局 alone is every county's; where one is filed, that it was taken has to be said. */
function namesItsPlace(agency: string, { said }: AgencyMention): boolean {
  const { places } = nameParts(agency);
  return places.length === 0 || /[a-z]/i.test(said) || places.some((place) => said.includes(place.slice(0, 2)));
}

/** A name with a place of its own is another name of the agency, an old or a misprinted one (沐阳县 for 沭阳县). */
function onlyOne({ said }: AgencyMention, taken: string): Assumption {
  const because = nameParts(said).places.length > 0 ? 'spelling' : 'only';
  return { slot: 'agency', because, said, taken, others: [] };
}

function readUnnamed(asking: Asking): Whose | Plan {
  const { mentions, known, context, purpose } = asking;
  const kinds = idsOf(mentions, 'every').filter((id) => id !== 'every');
  if (kinds.length > 0) {
    const agencies = known.endingIn(endingOf(kinds), MOST_OF_A_KIND);
    return {
      agencies: agencies.length > 0 && agencies.length < MOST_OF_A_KIND ? agencies : [EVERY_AGENCY],
      assumptions: [],
      fromContext: false,
    };
  }
  if (says(mentions, 'every') || asking.overAgencies)
    return { agencies: [EVERY_AGENCY], assumptions: [], fromContext: false };
  const generic = mentions.words.find(({ kind, id }) => kind === 'generic' && id !== '政府');
  const inChat = [...new Set(context.subjects.map(({ agency }) => agency))];
  if (generic) {
    const ending = endingOf([generic.id]);
    const said = mentions.text.slice(generic.start, generic.end);
    const ofChat = inChat.filter((name) => ending.test(name));
    if (ofChat.length === 1) return { agencies: ofChat, assumptions: [], fromContext: true };
    const candidates = known.endingIn(ending, MOST_CHOICES + 1);
    if (candidates.length > 1) return clarifyAgency(mentions, { said: said, agencies: candidates });
    if (candidates.length === 0 && purpose === 'figure') return unknownAgency(asking, { said: said });
    if (candidates[0]) {
      return {
        agencies: candidates,
        fromContext: false,
        assumptions: [{ slot: 'agency', because: 'only', said, taken: candidates[0], others: [] }],
      };
    }
  }
  if (inChat.length > 0) return { agencies: inChat, assumptions: [], fromContext: true };
  const [only, ...rest] = known.agencies;
  if (only && rest.length === 0) {
    return {
      agencies: [only],
      fromContext: false,
      assumptions: [{ slot: 'agency', because: 'only', said: '', taken: only, others: [] }],
    };
  }
  if (purpose === 'text') return { agencies: [EVERY_AGENCY], assumptions: [], fromContext: false };
  return clarifyAgency(mentions, { said: '', agencies: known.agencies });
}

function readYears(asking: Asking, whose: Whose): { subjects: Subject[]; assumptions: Assumption[] } | Plan {
  const { mentions, known, purpose } = asking;
  const assumptions = [...whose.assumptions];
  for (const year of mentions.years) {
    if (year.relative)
      assumptions.push({
        slot: 'year',
        because: 'relative',
        said: year.said,
        taken: year.years.join('、'),
        others: [],
      });
  }
  const paired = pairedYears(asking, whose);
  if (paired) return { subjects: paired, assumptions };
  const named = yearsNamed(asking);
  if (named)
    return { subjects: whose.agencies.flatMap((agency) => named.map((year) => ({ agency, year }))), assumptions };
  const subjects: Subject[] = [];
  const shared = commonYear(whose.agencies, known);
  for (const agency of whose.agencies) {
    const filed = known.yearsOf(agency);
    const inChat = yearsOfChat(agency, asking);
    if (agency === EVERY_AGENCY || (asking.overYears && filed.length !== 1)) subjects.push({ agency, year: 'all' });
    else if (inChat.length > 0 && whose.fromContext) subjects.push(...inChat.map((year) => ({ agency, year })));
    else if (filed.length === 1 && filed[0] !== undefined) {
      subjects.push({ agency, year: filed[0] });
      // Of several agencies each figure shows its own year.
      if (whose.agencies.length === 1)
        assumptions.push({ slot: 'year', because: 'only', said: '', taken: String(filed[0]), others: [] });
    } else if (shared !== null && whose.agencies.length > 1) subjects.push({ agency, year: shared });
    else if (purpose === 'text' || filed.length === 0) subjects.push({ agency, year: 'all' });
    else return clarifyYear(mentions, { agency, filed });
  }
  return { subjects, assumptions };
}

/** The years the chat is about; a search over all years of an agency names none for a figure. */
function yearsOfChat(agency: string, { context, purpose }: Asking): Subject['year'][] {
  const years = context.subjects.filter((subject) => subject.agency === agency).map(({ year }) => year);
  return purpose === 'figure' && context.last?.kind === 'narrate' ? years.filter((year) => year !== 'all') : years;
}

/** "洛江区2020年和上屯镇2019年": every agency is followed by one year of its own. */
function pairedYears({ mentions }: Asking, whose: Whose): Subject[] | null {
  if (whose.agencies.length < 2 || mentions.agencies.length !== whose.agencies.length) return null;
  if (mentions.years.length !== whose.agencies.length) return null;
  const subjects: Subject[] = [];
  for (const [index, mention] of mentions.agencies.entries()) {
    const next = mentions.agencies[index + 1]?.start ?? mentions.text.length;
    const own = mentions.years.filter(({ start }) => start >= mention.end && start < next);
    const before = mentions.years.filter(
      ({ end }) => end <= mention.start && end >= (mentions.agencies[index - 1]?.end ?? 0),
    );
    const year =
      own[0] ??
      (mentions.years[0]?.start === 0 || (mentions.years[0]?.start ?? 99) < (mentions.agencies[0]?.start ?? 0)
        ? before[0]
        : undefined);
    const agency = mention.agencies[0];
    if (year?.years.length !== 1 || year.years[0] === undefined || agency === undefined) return null;
    subjects.push({ agency, year: year.years[0] });
  }
  return subjects;
}

function yearsNamed({ mentions, context }: Asking): Subject['year'][] | null {
  if (mentions.years.some(({ all }) => all)) return ['all'];
  const named = [...new Set(mentions.years.flatMap(({ years }) => years))].sort((a, b) => a - b);
  if (named.length > 0) return named;
  const inChat = context.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  if (inChat.length > 0 && says(mentions, 'pointer', 'year_before')) return [Math.min(...inChat) - 1];
  if (inChat.length > 0 && says(mentions, 'pointer', 'year_after')) return [Math.max(...inChat) + 1];
  return null;
}

function commonYear(agencies: readonly string[], known: Known): number | null {
  const [first, ...rest] = agencies;
  if (first === undefined) return null;
  const common = known.yearsOf(first).filter((year) => rest.every((agency) => known.yearsOf(agency).includes(year)));
  return common.length === 1 ? (common[0] ?? null) : null;
}

function endingOf(kinds: readonly string[]): RegExp {
  return new RegExp(`(?:${kinds.join('|')})(?:人民政府|办事处|政府)?$`);
}
