import { seeded } from '../../test/fixtures/filled-form.js';
import { ELSEWHERE } from './matters.js';
import { ALL_MATTERS, type GeneratedReport } from './reports.js';
import { SAMPLE_QUESTIONS } from './samples.js';

/** One question of the set: what is said before it in the chat, and what only the right passage holds (`null`: none does). */
export type Asked = {
  style: 'natural' | 'hard' | 'again';
  /** Which of agency and year the question leaves out. */
  leaves: 'nothing' | 'year' | 'agency';
  before: string | null;
  text: string;
  agency: string;
  right: ((text: string) => boolean) | null;
};

/** Matters of which one may well answer a question about another: none of them is told where a question has no answer. */
const NEAR: readonly (readonly string[])[] = [
  ['training', 'plan-training', 'contest', 'study-visit'],
  ['douyin', 'dormant', 'wechat'],
  ['site-check', 'migration', 'ipv6', 'plan-platform'],
  ['assessment', 'third-party', 'plan-supervision', 'supervisors'],
  ['poverty', 'budget', 'funds', 'loudspeaker', 'fee'],
  ['housing', 'old-estates'],
  ['interpretation', 'problem-reading', 'tax', 'innovation'],
  ['secrecy', 'privacy', 'lawyer', 'reclassify'],
  ['reading-point', 'archives', 'plan-villages', 'gazette'],
  ['hotline', 'mailbox', 'rumour', 'supervisors'],
  ['leader-group', 'plan-staff', 'problem-staff'],
  ['hearing', 'open-day', 'proposal', 'problem-participation'],
  ['extension', 'phone-first'],
];

/** The set: every matter asked in both styles of one generated report, the samples' questions, and those that nothing answers. */
export function narrativeQuestions(reports: readonly GeneratedReport[], seed: number): Asked[] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const asked: Asked[] = [];
  const add = (question: {
    style: Asked['style'];
    agency: string;
    year: number;
    words: string;
    right: Asked['right'];
  }) => {
    const { style, agency, year, words, right } = question;
    const leaves = asked.length % 6 === 2 ? 'year' : asked.length % 6 === 5 ? 'agency' : 'nothing';
    const text = { nothing: `${agency}${year}年${words}`, year: `${agency}${words}`, agency: words }[leaves];
    const before = leaves === 'agency' ? `${agency}${year}年有哪些亮点？` : null;
    asked.push({ style, leaves, before, text, agency, right });
  };

  for (const matter of ALL_MATTERS) {
    for (const style of ['natural', 'hard', 'again'] as const) {
      const report = pick(reports.filter(({ told }) => told.has(matter.id)));
      if (!report) continue;
      const { agency, year } = report;
      const passages = reports
        .filter((other) => other.agency === agency)
        .flatMap(({ told }) => told.get(matter.id) ?? []);
      const right = (text: string) => passages.some((passage) => text.includes(passage));
      add({ style, agency, year, words: matter[style], right });
    }
  }
  for (const { agency, year, holds, ...words } of SAMPLE_QUESTIONS) {
    for (const style of ['natural', 'hard'] as const) {
      const right = holds && ((text: string) => holds.test(text));
      add({ style, agency, year, words: words[style], right });
    }
  }
  for (const words of ELSEWHERE) {
    const report = pick(reports);
    if (!report) continue;
    const { agency, year } = report;
    add({ style: 'natural', agency, year, words, right: null });
  }
  const styles = ['natural', 'hard', 'again'] as const;
  for (const matter of ALL_MATTERS.filter(({ section }) => section !== 5)) {
    const near = NEAR.find((ids) => ids.includes(matter.id)) ?? [matter.id];
    const without = reports.filter(({ agency }) =>
      reports.every((other) => other.agency !== agency || near.every((id) => !other.told.has(id))),
    );
    const report = pick(without);
    if (!report) continue;
    const { agency, year } = report;
    for (const style of styles) add({ style, agency, year, words: matter[style], right: null });
  }
  return asked;
}
