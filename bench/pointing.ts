import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerBody } from '../src/answer/answer.js';
import { enAnswers } from '../src/language/en/answers.js';
import { zhAnswers } from '../src/language/zh/answers.js';
import { openMeanings } from '../src/model/meanings.js';
import { answerText } from '../src/narrative/answer-text.js';
import { HEADINGS } from '../src/narrative/pointing/pointing.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { startModelServer } from '../test/fakes/model-server.js';
import { NOTHING, pointing, type Scripted } from '../test/fakes/pointing.js';
import { modelOver } from '../test/model/asking.js';
import { filingOf } from '../test/store/filings.js';
import { LIES, rowsOf, TRUTHS, type Truth } from './narrative/model/said.js';

/**
 * What becomes of true and of false choices and summaries of a scripted model over real HTTP, in answers about invented reports; the judge
 * says yes to everything. Prints the tables of docs/accuracy.md, with the characters that all calls of a question took. No real model is asked.
 */
type List = { agency: string; year: number; lead: string; items: string[] };
const LISTS = rowsOf<List>('lists.jsonl');

const folder = await mkdtemp(join(tmpdir(), 'wenbao-pointing-'));
const server = await startModelServer();
const store = await openSqliteStore({ folder });
const meanings = openMeanings();
const { model } = modelOver({ ...server, allowance: { day: 1e9, chat: 1e9 } });
try {
  await fileAll();
  await truths();
  await lies();
  await wrongChoices();
} finally {
  await store.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

async function fileAll(): Promise<void> {
  const texts = [
    ...TRUTHS.map(({ agency, year, chapter, text }) => ({ agency, year, chapter, text })),
    ...LISTS.map(({ agency, year, lead, items }) => ({
      agency,
      year,
      chapter: '一、总体情况',
      text: lead + items.join(''),
    })),
    ...LISTS.map(({ agency, year }) => ({
      agency,
      year,
      chapter: '一、总体情况',
      text: '全年收到留言36条。其中办理答复29条。',
    })),
  ];
  for (const key of new Set(texts.map(({ agency, year }) => `${agency}|${year}`))) {
    const own = texts.filter(({ agency, year }) => key === `${agency}|${year}`);
    const [first] = own;
    if (!first) continue;
    const { agency, year } = first;
    const filing = filingOf({ agency, year, hash: key, texts: own.map(({ text }) => text), facts: [], findings: [] });
    const paragraphs = filing.paragraphs.map((paragraph, at) => ({ ...paragraph, headings: [own[at]?.chapter ?? ''] }));
    await store.file({ ...filing, paragraphs });
  }
}

async function asked(
  { agency, year, about, language = 'zh' }: { agency: string; year: number; about: string; language?: 'zh' | 'en' },
  script: Scripted | typeof NOTHING,
): Promise<AnswerBody & { characters: number; refused: string[] }> {
  server.does('says' in script ? script : pointing(script));
  const refused: string[] = [];
  const before = server.asked.length;
  const subjects = [{ agency, year }];
  const answer = await answerText(
    { kind: 'text', subjects, search: about, topic: 'any', wants: 'text', assumed: [] },
    {
      ...{ store, meanings, model, question: about, wording: language === 'en' ? enAnswers : zhAnswers },
      heard: (checked) => void refused.push(...checked.refused),
    },
  );
  const characters = server.asked.slice(before).reduce((sum, { system, user }) => sum + system.length + user.length, 0);
  return { ...answer, characters, refused };
}

async function truths(): Promise<void> {
  const [lost, characters]: [string[], number[]] = [[], []];
  for (const truth of TRUTHS) {
    for (const [said, language] of [
      [truth.zh, 'zh'],
      [truth.hant, 'zh'],
      [truth.en, 'en'],
    ] as const) {
      const answer = await asked(
        { ...truth, about: truth.zh, language },
        { points: [truth.text], summary: [{ of: truth.text, text: said }] },
      );
      characters.push(answer.characters);
      const isWhole = answer.text.includes(truth.text) && answer.refused.length === 0;
      if (!isWhole) lost.push(`${answer.refused.join()}: ${said}`);
    }
  }
  const mean = Math.round(characters.reduce((sum, one) => sum + one, 0) / characters.length);
  console.log(
    `true answers: ${characters.length}, of which ${lost.length} lose a sentence; ${mean} characters a question, both calls together`,
  );
  for (const one of lost) console.log(`  ${one}`);
}

async function lies(): Promise<void> {
  const outcomes = new Map<string, string[]>();
  for (const { of, kind, text, en } of LIES) {
    const truth = TRUTHS[of - 1] as Truth;
    const answer = await asked(
      { ...truth, about: truth.zh, language: en ? 'en' : 'zh' },
      { points: [truth.text], summary: [{ of: truth.text, text }] },
    );
    const why = answer.refused.length > 0 ? 'stopped by the hard checks' : 'left to the judge';
    outcomes.set(`${kind}: ${why}`, [...(outcomes.get(`${kind}: ${why}`) ?? []), text]);
  }
  console.log(`\nfalse summaries: ${LIES.length}`);
  for (const [what, texts] of [...outcomes].sort())
    console.log(`  ${what}: ${texts.length}${/judge/.test(what) ? ` (${texts.join(' ')})` : ''}`);
}

async function wrongChoices(): Promise<void> {
  const outcomes = new Map<string, number>();
  const count = (what: string) => outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
  for (const truth of TRUTHS.slice(0, 10)) {
    const answer = await asked({ ...truth, about: truth.zh }, { points: [`另一机关的句子${truth.year}`] });
    count(`another body's sentence: ${answer.answered_by === 'text' ? 'refused, the program chose' : 'SHOWN'}`);
  }
  for (const truth of TRUTHS.filter(
    ({ chapter, text }) => chapter.includes('存在') && !text.startsWith('下一步'),
  ).slice(0, 10)) {
    const heading = HEADINGS[1];
    const answer = await asked({ ...truth, about: truth.zh }, { points: [{ heading, of: [truth.text] }] });
    count(`wrong heading: ${answer.text.includes(`${heading}：“`) ? 'SHOWN' : 'sentence shown without it'}`);
  }
  for (const { agency, year, lead, items } of LISTS) {
    for (const item of items.slice(0, 2)) {
      const answer = await asked({ agency, year, about: item.slice(2, 14) }, { points: [item.slice(0, 14)] });
      const isWhole = answer.text.includes(lead);
      count(`an item without what governs it: ${isWhole ? 'shown with it' : 'SHOWN WITHOUT'}`);
    }
    const part = await asked({ agency, year, about: '留言办理答复' }, { points: ['其中办理答复29条'] });
    count(
      `其中 without its whole: ${part.text.includes('全年收到留言36条。其中') ? 'shown with it' : 'SHOWN WITHOUT'}`,
    );
  }
  for (const truth of TRUTHS.slice(20, 25)) {
    const answer = await asked({ ...truth, about: truth.zh }, NOTHING);
    count(
      `nothing, where there is text: ${answer.kind === 'narrative' ? 'the program chose' : answer.text.includes(truth.text) ? 'told as nearest' : 'BELIEVED'}`,
    );
  }
  console.log(`\nfalse choices: ${[...outcomes.values()].reduce((sum, one) => sum + one, 0)}`);
  for (const [what, times] of outcomes) console.log(`  ${what}: ${times}`);
}
