import { writeFileSync } from 'node:fs';
import { openProgram } from '../src/main.js';
import { asksWhy, givesReason, holdsWhatIsAsked } from '../src/narrative/search/kinds-asked.js';
import { answering, NONE, NAMED } from '../src/narrative/search/candidates.js';
import { countsIn, measuresAsked } from '../src/narrative/search/measures.js';
import { holdsQuantity } from '../src/narrative/search/quantities.js';
import { namedIn } from '../src/narrative/search/section-five.js';
import { printedOf } from '../src/narrative/sentences.js';
import { contentWords } from '../src/text/content-words.js';
import { mend } from '../src/read/mend.js';
import { MEANINGS } from '../test/fixtures/meanings.js';
import { searchers } from './narrative/ways.js';
import { WRITTEN, writtenQuestions } from './narrative/written.js';
const out: any[] = [];
for (const name of ['fresh', 'last', 'wild', 'real', 'realLast', 'blind']) {
  const set = (WRITTEN as any)[name];
  const folder = `/tmp/idx-one-${name}`;
  const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
  const search = await searchers(program, folder);
  const filed = await program.store.reports();
  for (const q of await writtenQuestions(set.questions)) {
    const plan = await search.plan(q);
    if (!plan) continue;
    const question = mend(q.text);
    if (new Set(plan.subjects.map((s) => s.agency)).size > 1 || plan.subjects[0]?.agency === '*') continue;
    const reports = filed.filter((r) => plan.subjects.some((s) => s.agency === r.agency && (s.year === 'all' || s.year === r.year)));
    const paragraphs = await program.store.paragraphs(reports.map(({ id }) => id));
    const scored = answering(paragraphs, { asked: { search: plan.search, question, quantity: plan.wants === 'quantity', meanings: MEANINGS }, wants: plan.wants });
    const fit = scored.filter(({ text }) => holdsWhatIsAsked(question, text)); const [best, second, third] = fit;
    if (!best) continue;
    const ok = (s: any) => (s && q.right ? q.right(s.text) || q.right(printedOf(s)) : false);
    const other = fit.find(({ paragraph }) => paragraph !== best.paragraph);
    const { alike, strict } = measuresAsked(question);
    out.push({ set: name, q: q.text, style: q.right ? q.style : 'none', t: best.text, ok: ok(best), ok2: ok(best) || (second && second.paragraph === best.paragraph && second.score > best.score - 0.2 && ok(second)), top3: [best, second, third].some(ok), chapter: plan.topic !== 'any' && namedIn(plan.search).length === 0,
      score: best.score, ahead: other ? best.score - other.score : 0.6, alone: second ? best.score - second.score : 0.6, covered: best.coverage, worth: best.worth, otherMeasure: strict && !countsIn(alike, best.text) ? 1 : 0, noNumber: plan.wants === 'quantity' && !holdsQuantity(best.text) && !NONE.test(best.text) ? 1 : 0, counted: plan.wants === 'quantity' ? 1 : 0, lacks: 0, why: asksWhy(question) && !givesReason(best.paragraph.text) ? 1 : 0, words: contentWords(plan.search).length, strict: strict ? 1 : 0, yn: /有没有|吗|是否|是不是|没有[?？]?$/.test(question) ? 1 : 0, len: question.length });
  }
  await program.close();
}
writeFileSync('/tmp/dump2.json', JSON.stringify(out));
