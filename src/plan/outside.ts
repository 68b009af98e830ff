import type { Known } from './known.js';
import { type Mentions, says } from './mentions.js';
import type { Context, Plan, Subject } from './plan.js';
import { readScope } from './subjects.js';

/** Refuses what these reports never carry: money and economy, weather, who holds an office. `null` for anything else. */
export function outsidePlan({ known, context }: { known: Known; context: Context }, mentions: Mentions): Plan | null {
  const word = mentions.words.find(
    ({ kind, id }) =>
      kind === 'outside' && (id === 'anyway' || says(mentions, 'narrative', 'person') || asksPay(mentions)),
  );
  if (!word) return null;
  const scope = readScope({
    mentions,
    known,
    context: { ...context, subjects: [] },
    purpose: 'text',
    overAgencies: true,
    overYears: true,
  });
  const subjects: Subject[] = scope.kind === 'subjects' ? scope.subjects.filter(({ agency }) => agency !== '*') : [];
  return { kind: 'outside', said: mentions.text.slice(word.start, word.end), subjects };
}

function asksPay(mentions: Mentions): boolean {
  return says(mentions, 'outside', 'anyway');
}
