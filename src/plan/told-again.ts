import type { AgencyMention } from '../question/known.js';
import type { Mentions } from './mentions.js';
import type { Unknown } from './unknown.js';

/** What a question names, without the words beside a filed name that only say it in Latin letters once more: Shiqiao Town (石桥镇). */
export function withoutNamesAgain(mentions: Mentions): Mentions {
  const { text, agencies } = mentions;
  const leftovers = mentions.leftovers.filter(
    (leftover) => !agencies.some((agency) => isNameOf(leftover, { agency, text })),
  );
  return { ...mentions, leftovers };
}

/** Capitals up to the bracket before the name, or anything in the bracket after it. */
function isNameOf({ start, end }: Unknown, { agency, text }: { agency: AgencyMention; text: string }): boolean {
  return (
    /^[A-Z][^(),.;:?!，。？]*[(（]\s*$/.test(text.slice(start, Math.max(start, agency.start))) ||
    /^[^()]*[(（][^(),.;:?!]*$/.test(text.slice(agency.end, Math.max(agency.end, end)))
  );
}
