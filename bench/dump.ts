import { writeFileSync } from 'node:fs';
import { openProgram } from '../src/main.js';
import { asksWhy, givesReason } from '../src/narrative/search/kinds-asked.js';
import { ABOUT_ITSELF, NONE } from '../src/narrative/search/candidates.js';
import { looksLikeAnswer } from '../src/narrative/search/kinds-asked.js';
import { countsIn, measuresAsked } from '../src/narrative/search/measures.js';
import { holdsQuantity } from '../src/narrative/search/quantities.js';
import { score } from '../src/narrative/search/relevance.js';
import { topicOfSentence, namedIn } from '../src/narrative/search/section-five.js';
import { isHeading, isItem, isWhole, printedOf, sentencesOf } from '../src/narrative/sentences.js';
import { contentWords } from '../src/text/content-words.js';
import { mend } from '../src/read/mend.js';
import { MEANINGS } from '../test/fixtures/meanings.js';
import { searchers } from './narrative/ways.js';
import { WRITTEN, writtenQuestions } from './narrative/written.js';
const SEG = new Intl.Segmenter('zh', { granularity: 'word' });
const STOP = new Set('的了吗呢吧啊嘛呀么是有在和与及或等对把被将从到为以于之其中里内上下着得个几多少哪些什怎样如何会要让给我你他它们这那也都还就很太最更再只才一没能可年月日报告'.split(''));
const out: any[] = [];
const wordsOf = (t: string) => [...new Set([...SEG.segment(t.toLowerCase())].filter((s) => s.isWordLike && (s.segment.length > 1 || !STOP.has(s.segment)) && !/^\d/.test(s.segment)).map((s) => s.segment))];
for (const name of process.argv.slice(2)) {
  const set = (WRITTEN as any)[name];
  const folder = `/tmp/idx-one-${name}`;
  const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
  const search = await searchers(program, folder);
  const filed = await program.store.reports();
  for (const [qn, q] of (await writtenQuestions(set.questions)).entries()) {
    const plan = await search.plan(q);
    if (!plan) { out.push({ set: name, qn, q: q.text, style: q.right ? q.style : 'none', plan: null }); continue; }
    const question = mend(q.text);
    const named = new Set(plan.subjects.map((s) => s.agency));
    const reports = filed.filter((r) => plan.subjects.some((s) => (s.agency === '*' || s.agency === r.agency) && (s.year === 'all' || s.year === r.year)));
    const paragraphs = await program.store.paragraphs(reports.map(({ id }) => id));
    const sentences = sentencesOf(paragraphs);
    const asked = { search: plan.search, question, quantity: plan.wants === 'quantity', meanings: MEANINGS };
    const scored = score(sentences, asked);
    const texts = sentences.map((s) => s.text.toLowerCase());
    const N = texts.length;
    const s = plan.search.toLowerCase();
    const qv = MEANINGS.vectorOf(s);
    const cos = (a: Float32Array, b: Float32Array) => { let x = 0; for (let i = 0; i < a.length; i++) x += a[i]! * b[i]!; return x; };
    const whole = texts.map((t) => cos(qv, MEANINGS.vectorOf(t)));
    const clausesOf = (t: string) => t.split(/(?<=[，,；;：:。])/).filter(Boolean);
    const stretch = texts.map((t) => { const c = clausesOf(t); let best = -1; for (let i = 0; i < c.length; i++) { let u = ''; for (const x of c.slice(i)) if (u.length < 20) u += x; best = Math.max(best, cos(qv, MEANINGS.vectorOf(u))); } return best; });
    const clause = texts.map((t) => Math.max(...clausesOf(t).map((c) => cos(qv, MEANINGS.vectorOf(c)))));
    // question clauses
    const qc = s.split(/[，,？?。\s]+/).filter((x) => x.length > 3);
    const qclause = texts.map((t) => { const tv = MEANINGS.vectorOf(t); return Math.max(...(qc.length ? qc : [s]).map((c) => cos(MEANINGS.vectorOf(c), tv))); });
    // chars idf
    const qchars = [...new Set([...s].filter((c) => /[\p{Script=Han}]/u.test(c) && !STOP.has(c)))];
    const df = (f: (t: string) => boolean) => texts.filter(f).length;
    const idf = (n: number) => Math.log(1 + (N - n + 0.5) / (n + 0.5));
    const cw = qchars.map((c) => ({ c, w: idf(df((t) => t.includes(c))), present: texts.some((t) => t.includes(c)) }));
    const cTotal = cw.reduce((x, y) => x + y.w, 0) || 1;
    const chars = texts.map((t) => cw.reduce((x, { c, w }) => x + (t.includes(c) ? w : 0), 0) / cTotal);
    const qpairs = [...new Set(Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2)).filter((p) => /^\p{Script=Han}{2}$/u.test(p) && !(STOP.has(p[0]!) && STOP.has(p[1]!))))];
    const pw = qpairs.map((c) => ({ c, w: idf(df((t) => t.includes(c))) }));
    const pTotal = pw.reduce((x, y) => x + y.w, 0) || 1;
    const pairs = texts.map((t) => pw.reduce((x, { c, w }) => x + (t.includes(c) ? w : 0), 0) / pTotal);
    const rawPairs = texts.map((t) => pw.reduce((x, { c, w }) => x + (t.includes(c) ? w : 0), 0));
    // soft words
    const qw = contentWords(s).map((w) => ({ w, v: MEANINGS.vectorOf(w), i: 0 }));
    const textWords = texts.map((t) => wordsOf(t).map((w) => MEANINGS.vectorOf(w)));
    const sims = qw.map(({ v }) => textWords.map((ws) => Math.max(0, ...ws.map((x) => cos(v, x)))));
    const soft = texts.map((_, at) => { let num = 0, den = 0; for (const row of sims) { const sum = row.reduce((x, y) => x + y, 0); const w = Math.log(1 + N / (0.5 + sum)); num += w * row[at]!; den += w; } return den ? num / den : 0; });
    const soft2 = texts.map((_, at) => { let num = 0, den = 0; for (const row of sims) { const hi = row.map((x) => Math.max(0, (x - 0.3) / 0.7)); const sum = hi.reduce((x, y) => x + y, 0); const w = Math.log(1 + N / (0.5 + sum)); num += w * hi[at]!; den += w; } return den ? num / den : 0; });
    const simMax = sims.map((row) => Math.max(...row));
    const ws = sims.map((row) => Math.log(1 + N / (0.5 + row.reduce((x, y) => x + y, 0))));
    const wsum = ws.reduce((x, y) => x + y, 0) || 1;
    const absent = ws.reduce((x, w, i) => x + (simMax[i]! < 0.55 ? w : 0), 0) / wsum;
    const softmin = texts.map((_, at) => Math.min(1, ...sims.map((row) => row[at]!)));
    const softlow = texts.map((_, at) => ws.reduce((x, w, i) => x + (sims[i]![at]! < 0.45 ? w : 0), 0) / wsum);
    const exact = texts.map((t) => ws.reduce((x, w, i) => x + (t.includes(qw[i]!.w) ? w : 0), 0) / wsum);
    const around = (one: any) => (one.paragraph.headings.slice(1).join(' ') + one.paragraph.text).toLowerCase();
    const exactP = sentences.map((one) => ws.reduce((x, w, i) => x + (around(one).includes(qw[i]!.w) ? w : 0), 0) / wsum);
    const exactAll = texts.join(' '); const nowhere = ws.reduce((x, w, i) => x + (exactAll.includes(qw[i]!.w) ? 0 : w), 0) / wsum;
    const head = sentences.map(({ paragraph }) => { const h = paragraph.headings.slice(1).at(-1); return h ? cos(qv, MEANINGS.vectorOf(h.toLowerCase())) : 0; });
    const same = (a: number, b: number) => sentences[a] && sentences[b] && sentences[a]!.paragraph === sentences[b]!.paragraph;
    const prev = texts.map((_, at) => (same(at, at - 1) ? whole[at - 1]! : 0));
    const next = texts.map((_, at) => (same(at, at + 1) ? whole[at + 1]! : 0));
    const pbest = new Map<any, number>();
    sentences.forEach(({ paragraph }, at) => pbest.set(paragraph, Math.max(pbest.get(paragraph) ?? -1, whole[at]!)));
    const pchars = new Map<any, number>();
    sentences.forEach(({ paragraph }) => { if (!pchars.has(paragraph)) { const t = (paragraph.headings.slice(1).join(' ') + paragraph.text).toLowerCase(); pchars.set(paragraph, cw.reduce((x, { c, w }) => x + (t.includes(c) ? w : 0), 0) / cTotal); } });
    const ppairs = new Map<any, number>();
    sentences.forEach(({ paragraph }) => { if (!ppairs.has(paragraph)) { const t = (paragraph.headings.slice(1).join(' ') + paragraph.text).toLowerCase(); ppairs.set(paragraph, pw.reduce((x, { c, w }) => x + (t.includes(c) ? w : 0), 0) / pTotal); } });
    const { units, alike, strict } = measuresAsked(question);
    out.push({
      set: name, qn, q: q.text, style: q.right ? q.style : 'none', plan: { search: plan.search, wants: plan.wants, topic: plan.topic, many: named.size > 1 || named.has('*'), named: namedIn(plan.search).length }, strict: plan.wants === 'quantity' && strict, why: asksWhy(question), n: N, nw: qw.length,
      rows: sentences.map((one, at) => ({
        t: one.text, p: paragraphs.indexOf(one.paragraph), ok: q.right ? q.right(one.text) || q.right(printedOf(one)) : false, sec: one.paragraph.section,
        old: scored[at]!.score, worth: scored[at]!.worth, cov: scored[at]!.coverage,
        whole: whole[at], stretch: stretch[at], clause: clause[at], qclause: qclause[at], chars: chars[at], pairs: pairs[at], rawPairs: rawPairs[at], soft: soft[at], soft2: soft2[at], head: head[at], absent, softmin: softmin[at], softlow: softlow[at], exact: exact[at], exactP: exactP[at], nowhere, prev: prev[at], next: next[at], pbest: pbest.get(one.paragraph), pchars: pchars.get(one.paragraph), ppairs: ppairs.get(one.paragraph),
        held: (scored[at]!.score), looks: looksLikeAnswer(question, one.text), quant: holdsQuantity(one.text) ? 1 : 0, unit: units.length && countsIn(units, one.text) ? 1 : 0, alike: alike.length && countsIn(alike, one.text) ? 1 : 0,
        none: NONE.test(one.text) ? 1 : 0, self: ABOUT_ITSELF.test(one.text) ? 1 : 0, heading: isHeading(one) ? 1 : 0, item: isItem(one.text) ? 1 : 0, wholeS: isWhole(one.text) ? 1 : 0, len: one.text.length, reason: givesReason(one.text) ? 1 : 0, reasonP: givesReason(one.paragraph.text) ? 1 : 0, five: topicOfSentence(one), secfive: one.paragraph.section === 5 ? 1 : 0,
        latin: /[a-z]{3}/.test(s) ? 1 : 0,
      })),
    });
  }
  await program.close();
}
writeFileSync('/tmp/dump.json', JSON.stringify(out));
