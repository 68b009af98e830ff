import type { Known } from '../question/known.js';
import type { Mentions } from './mentions.js';
import type { Plan } from './plan.js';

/** More than this many choices are not read on a telephone. */
export const MOST_CHOICES = 6;

const NEAREST = 3;

/** Says that the agency is not filed, with the nearest names or those that are meant to be offered. */
export function unknownAgency(
  { mentions, known }: { mentions: Mentions; known: Known },
  { said, nearest }: { said: string; nearest?: readonly string[] },
): Plan {
  const year = mentions.years.find(({ years }) => years.length === 1)?.years[0] ?? null;
  const offered = nearest ?? known.nearest(said, NEAREST);
  return { kind: 'unknown_agency', said, nearest: offered.slice(0, MOST_CHOICES), year };
}

/** Asks which agency is meant; each choice is the whole question with its name in place of what was said. */
export function clarifyAgency(
  { text }: Mentions,
  { said, agencies }: { said: string; agencies: readonly string[] },
): Plan {
  const choices = agencies
    .slice(0, MOST_CHOICES)
    .map((agency) => ({ label: agency, says: inPlaceOf(text, { said, agency }) }));
  return { kind: 'clarify', asks: 'agency', said, choices };
}

/** Asks which of the filed years is meant, the newest first. */
export function clarifyYear(mentions: Mentions, { agency, filed }: { agency: string; filed: readonly number[] }): Plan {
  const newest = filed.slice(-MOST_CHOICES).reverse();
  const rest = mentions.agencies.length > 0 ? mentions.text : agency + mentions.text;
  const choices = newest.map((year) => ({ label: String(year), says: `${year}年${rest}` }));
  return { kind: 'clarify', asks: 'year', said: '', choices };
}

function inPlaceOf(text: string, { said, agency }: { said: string; agency: string }): string {
  if (said && text.includes(said)) return text.replace(said, agency);
  return /^[a-z]/i.test(text) ? `${agency} ${text}` : agency + text;
}
