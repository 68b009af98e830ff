import type { Known } from '../question/known.js';
import { FORMS, formOfYear } from '../report/forms.js';
import { type Mentions, says } from './mentions.js';
import { asksOpenly, hasUnexplained } from './open-question.js';
import { operationOf } from './operation.js';
import type { Context, Plan } from './plan.js';
import { readScope } from './subjects.js';
import type { WordKind } from './words.js';

/** Words that name a figure: a question with one of them is not vague, even where no form counts what it asks. */
const NAMING: ReadonlySet<WordKind> = new Set(['row', 'application', 'matter', 'channel', 'result', 'statistic']);
const OFFERED = [
  'applications.received',
  'applications.outcome.total',
  'applications.outcome.granted',
  'licensing.decisions',
  'penalties.decisions',
  'review.total',
];

/** Asks which figure is meant where an agency or a year is named and nothing else; `null` where the question has words of its own. */
export function vagueFigurePlan(
  { known, context }: { known: Known; context: Context },
  mentions: Mentions,
): Plan | null {
  if (asksOpenly(mentions, { operation: operationOf(mentions), byReason: false })) return null;
  if (/收费|费用/.test(mentions.text) && mentions.leftovers.every(({ said }) => /^.?(?:收费|费用).?$/.test(said)))
    return clarifyFees(mentions);
  if (mentions.words.some(({ kind }) => NAMING.has(kind))) return null;
  if (mentions.leftovers.length > 0 || hasUnexplained(mentions) || speaksOfText(mentions)) return null;
  // 及时率: a rate that no form gives.
  if (says(mentions, 'operation', 'rate')) return null;
  if (
    mentions.words.some(
      ({ kind }) =>
        kind === 'narrative' || kind === 'outside' || kind === 'help' || kind === 'define' || kind === 'applicant',
    )
  )
    return null;
  const named = mentions.agencies.length + mentions.years.length + mentions.unknown.length > 0;
  if (!named && !says(mentions, 'quantity')) return null;
  const scope = readScope({ mentions, known, context, purpose: 'figure', overAgencies: false, overYears: true });
  if (scope.kind === 'unclear') return scope.plan.kind === 'unknown_agency' ? scope.plan : clarify('', null);
  const [subject] = scope.subjects;
  return clarify(
    subject && subject.agency !== '*' ? subject.agency : '',
    subject && subject.year !== 'all' ? subject.year : null,
  );
}

/** Whether a question names a matter that reports tell in words: three characters in a row that no figure has (人手够). */
export function speaksOfText({ text, words, agencies, years, unknown }: Mentions): boolean {
  const open = new Uint8Array(text.length).fill(1);
  const named = words.filter(
    ({ kind, id, start, end }) => end - start > 1 || (kind !== 'filler' && kind !== 'unit') || id === 'topic',
  );
  for (const { start, end } of [...named, ...agencies, ...years, ...unknown]) open.fill(0, start, end);
  const rest = [...text]
    .map((sign, at) => (open[at] === 1 && !/[的了吗呢吧啊呀嘛么是有]/.test(sign) ? sign : ' '))
    .join('');
  return /\p{Script=Han}{3}/u.test(rest);
}

function clarify(agency: string, year: number | null): Plan {
  const form = (year === null ? null : formOfYear(year)) ?? '2021';
  const rows = FORMS[form].filter(({ metric }) => OFFERED.includes(metric.replace('statistics.', '')));
  const choices = rows
    .slice(0, 6)
    .map(({ zh }) => ({ label: zh, says: `${agency}${year === null ? '' : `${year}年`}${zh}` }));
  return { kind: 'clarify', asks: 'metric', said: '', choices };
}

/** 收费 may be what the agency charges by law, or the fee for handling applications, which only the text tells. */
function clarifyFees({ text }: Mentions): Plan | null {
  const [word = ''] = /收费|费用/.exec(text) ?? [];
  const choices = ['行政事业性收费', '信息处理费'].map((label) => ({ label, says: text.replace(word, label) }));
  return { kind: 'clarify', asks: 'metric', said: word, choices };
}
