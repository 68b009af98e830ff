import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../fakes/telegram.js';
import { withoutOddities } from '../fixtures/filled-form.js';
import { writeReport } from '../fixtures/report-text.js';
import { type Asking, GOOD, LABEL, openAsking, QUESTION } from './asking.js';
import type { Scene } from './scene.js';
import { saidAfter, UNLIMITED, wordsOf } from './talking.js';

const ODDITIES = withoutOddities('2021');
/** What breaks messages, forges marks, or becomes a link of itself. */
const NASTY =
  '<b>粗</b></pre>&amp; javascript:alert(1) tg://user?id=1 http://evil.example/x \u202E倒\u202C 𠮷 /forget @somebody #tag `*_~[1]';
/** A name that no agency has, given by whoever files. */
const NAMED = '青𠮷县<b>\u202E/forget@somebody http://evil.example人民政府';

/** What Telegram would make a link of by itself. */
const ACTIVE = [/\w:\/\/\w/, /[a-z0-9-]\.example/i, /@\w/, /(?<![\w/])\/(?!help\b)[a-z]\w*/, /#\p{L}/u];

/** A report whose text and cells hold all that, in a section of 40,000 characters. */
function nastyReport(agency: string): string {
  const { text } = writeReport({ agency, year: 2023, layout: 'tabs', seed: 7, oddities: ODDITIES });
  return text
    .split('\n')
    .map((line) => {
      if (line.startsWith('一是')) return `一是${NASTY}方面的消息发得迟。二是${`解读偏少${NASTY}、`.repeat(320)}。`;
      if (line.startsWith('（一）主动公开')) return `${line}${'推进政务服务标准化'.repeat(4500)}。`;
      if (line.startsWith('二、上年结转')) return line.replace('\t', ` ${NASTY}\t`);
      return line.replace(/^规章\t\d+/, `规章\t${NASTY}`);
    })
    .join('\n');
}

async function fileThem({ folder, program }: Scene): Promise<void> {
  const [text, named] = [join(folder, 'text.txt'), join(folder, 'named.txt')];
  writeFileSync(text, nastyReport('青岭县人民政府'));
  writeFileSync(named, nastyReport(`${NASTY}青𠮷县人民政府`));
  await program(['ingest', 'reports/samples', text]).ended;
  await program(['ingest', named, '--agency', NAMED]).ended;
}

let scene: Asking;
beforeAll(async () => {
  scene = await openAsking({ before: fileThem, environment: UNLIMITED });
});
afterEach(() => scene.holds());
afterAll(() => scene.close());

describe('D16: what stands in a report', () => {
  const lin = () => scene.telegram.person({ id: 71, first_name: '林', language_code: 'zh' });

  const QUESTIONS = [
    '青岭县2023年收到多少件申请？',
    '青岭县2023年上年结转多少件？',
    '青岭县2023年规章制发多少件？',
    '青岭县2023年行政许可多少件？',
    '青岭县2023年年报里说存在哪些问题？',
    '青岭县2023年主动公开做得怎么样？',
    '青𠮷县2023年收到多少件申请？',
    '青𠮷县2023年年报里说存在哪些问题？',
    '2023年各机关新收申请排名',
    '比较青岭县和青𠮷县2023年新收申请',
    `青岭县2023年${NASTY}收到多少件申请？`,
    NASTY,
    '/reports',
    '/sources',
    '/start f_AAAAAAAAAAA',
    '/export 青岭县 2023',
    '/watch 青𠮷县',
  ];

  it.each(QUESTIONS.map((question) => ({ question, name: question.replaceAll(NASTY, '…') })))(
    'says nothing that can be pressed, in two messages at most: $name',
    async ({ question }) => {
      scene.server.does({
        says: JSON.stringify({ points: [{ from: [1] }], summary: [{ from: 1, text: `${NASTY}方面` }], says: [true] }),
      });
      const said = await saidAfter(scene, lin(), () => lin().says(question));
      expect(said.length).toBeGreaterThan(0);
      expect(said.length).toBeLessThanOrEqual(2);
      for (const message of said) {
        const words = wordsOf(message);
        for (const link of ACTIVE) expect(words).not.toMatch(link);
        expect(words).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
        expect(JSON.stringify(message.reply_markup ?? '')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
        expect(message.entities?.filter(({ type }) => type === 'text_link') ?? []).toEqual([]);
      }
      expect(scene.telegram.refused).toEqual([]);
    },
  );
});

describe('D6: drafts that fail', () => {
  const FAULTS: { id: number; fault: Fault }[] = [
    { id: 81, fault: { code: 400, description: 'Bad Request: drafts are not for you' } },
    { id: 82, fault: { code: 429, parameters: { retry_after: 36_000 } } },
    { id: 83, fault: 'cut_before' },
    { id: 84, fault: 'cut_after' },
    { id: 85, fault: 'gateway_page' },
  ];

  it('with 400, 429, a cut connection or a page never cost the answer, nor hold it up', async () => {
    const drafted = (id: number) =>
      scene.telegram.callsOf('sendMessageDraft').some(({ params }) => params.chat_id === id);
    scene.server.does({
      ...{ says: GOOD.says, pieces: 10 },
      // It goes on when every draft was tried.
      next: (piece) => (piece > 0 ? scene.telegram.until(() => FAULTS.every(({ id }) => drafted(id))) : undefined),
    });
    await Promise.all(
      FAULTS.map(async ({ id, fault }) => {
        for (let draft = 0; draft < 10; draft += 1) scene.telegram.fail('sendMessageDraft', fault, id);
        const person = scene.telegram.person({ id, first_name: '林', language_code: 'zh' });
        const said = await saidAfter(scene, person, () => person.says(QUESTION));
        expect(said).toHaveLength(1);
        expect(said[0]?.text).toContain(LABEL);
      }),
    );
    for (const { id } of FAULTS) {
      const drafts = scene.telegram.callsOf('sendMessageDraft').filter(({ params }) => params.chat_id === id);
      expect(drafts).toHaveLength(1);
    }
  });
});

describe('D23: 60 letters typed after the name of the bot in another chat', () => {
  it('are few queries answered, the last of them, without the model', async () => {
    const typed = '洛江区2020年收到多少件申请'.padEnd(60, '？');
    const from = { id: 91, is_bot: false, first_name: '林', language_code: 'zh' };
    const calls = scene.server.asked.length;
    const answered = () => scene.telegram.callsOf('answerInlineQuery').map(({ params }) => params);
    for (let length = 1; length <= typed.length; length += 1)
      scene.telegram.deliver({
        inline_query: { id: `typed-${length}`, from, query: typed.slice(0, length), offset: '' },
      });
    await scene.telegram.until(() => answered().some(({ inline_query_id: id }) => id === `typed-${typed.length}`));
    expect(answered().length).toBeLessThanOrEqual(5);
    expect(JSON.stringify(answered().at(-1)?.results)).toContain('本年新收申请：9件');
    expect(scene.server.asked.length).toBe(calls);
  });
});
