import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/connect.js';
import { sqliteQueue } from '../../src/store/queue/queue.js';
import { QUEUE_MIGRATIONS } from '../../src/store/queue/queue-migrations.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { type Filed, unsupported } from './figures.js';
import { ownFolder } from './folder.js';
import { broken } from './invariants.js';
import { Running } from './process.js';

const incoming = { update: 7, chat: 1, thread: 0, person: 1, at: 0, content: '{}' };

async function used() {
  const telegram = await FakeTelegram.open();
  await telegram.close();
  return { telegram, folders: [ownFolder()], processes: [], secrets: ['a-secret-word'] };
}

async function printing(text: string, status: number): Promise<Running> {
  const running = new Running(
    spawn(process.execPath, ['-e', `console.log(${JSON.stringify(text)}); process.exit(${status})`]),
  );
  await once(running.child, 'close');
  return running;
}

describe('after a case', () => {
  it('nothing is wrong where nothing is', async () => {
    expect(broken(await used())).toEqual([]);
  });

  it('I1: a process that ended otherwise than it should is told', async () => {
    const running = await printing('', 3);
    const scene = await used();
    expect(broken({ ...scene, processes: [{ running, ends: 3 }] })).toEqual([]);
    expect(broken({ ...scene, processes: [{ running, ends: 0 }] })).toEqual([expect.stringContaining('I1')]);
  });

  it('I2: a damaged file is told', async () => {
    const scene = await used();
    writeFileSync(join(scene.folders[0] ?? '', 'other.sqlite'), 'no database, but long enough to be read as one');
    expect(broken(scene)).toEqual([expect.stringContaining('I2: other.sqlite')]);
  });

  it('I3: an update or a message without an end is told, and an update that was confirmed and is nowhere', async () => {
    const scene = await used();
    const file = join(scene.folders[0] ?? '', 'queue.sqlite');
    const queue = sqliteQueue(openDatabase({ file, steps: QUEUE_MIGRATIONS, prepare: () => {} }));
    const [taken] = await queue.accept([incoming]);
    expect(broken(scene)).toEqual([expect.stringMatching(/I3.*update.*waiting/)]);
    await queue.settle(taken!, 'answered', ['{}']);
    expect(broken(scene)).toEqual([expect.stringMatching(/I3.*message.*waiting/)]);
    await queue.delivered((await queue.nextOutgoing(1, 0))!, 'sent');
    expect(broken(scene)).toEqual([]);
    await queue.close();
    const telegram = Object.assign(scene.telegram, {});
    Object.defineProperty(telegram, 'confirmed', { value: new Set([7, 8]) });
    expect(broken(scene)).toEqual(['I3: update 8 was taken on and is nowhere']);
  });

  it('I4: a key, the token and what a person said are told where they are printed', async () => {
    const scene = await used();
    scene.telegram.person({ id: 5, first_name: '林' }).says('不可告人的问题');
    const running = await printing(`a-secret-word ${FakeTelegram.TOKEN} 不可告人的问题`, 0);
    expect(broken({ ...scene, processes: [{ running, ends: 0 }] })).toHaveLength(3);
  });
});

describe('I5: a figure', () => {
  const of = { title: '青禾区2020年年报', year: 2020, source: 'a.txt' };
  const filed: Filed = {
    facts: [
      { ...of, value: 7, quote: '新收 | 7 | 9' },
      { ...of, value: 9, quote: '新收 | 7 | 9' },
      { ...of, value: 12_345_678, quote: '采购 | 12345678元' },
      { ...of, value: 66, source: '', quote: '来历不明 | 66' },
      { ...of, agency: '青禾区人民政府', section: '三、收到', value: 21, quote: '新收 | 21' },
      { ...of, agency: '柳溪镇人民政府', section: '三、收到', value: 31, quote: '新收 | 31' },
    ],
    paragraphs: [{ ...of, headings: '["一、总体情况"]', text: '举办培训3次。', printed: '举办培训３次。' }],
  };
  const cited = (quote: string) => `\n\n来源：\n[1] 《青禾区2020年年报》（2020年度） 三、收到 · ${quote}`;

  it.each([
    { text: `青禾区2020年：9件 [1]${cited('新收 | 7 | 9')}`, wrong: [], why: 'it stands in the cited row' },
    { text: `青禾区2020年：8件 [1]${cited('新收 | 7 | 9')}`, wrong: ['8件'], why: 'it does not' },
    {
      text: `自然人占 7 ÷ 9 = 77.8%\n\n新收：9件 [1]${cited('新收 | 7 | 9')}`,
      wrong: [],
      why: 'one step of arithmetic',
    },
    { text: `自然人占 78.9%\n\n新收：9件 [1]${cited('新收 | 7 | 9')}`, wrong: ['78.9%'], why: 'no step leads to it' },
    { text: `采购：约1,234.57万元 [1]${cited('采购 | 12345678元')}`, wrong: [], why: 'rounded as it is printed' },
    {
      text: `采购：约1,234.75万元 [1]${cited('采购 | 12345678元')}`,
      wrong: ['1,234.75万元'],
      why: 'two digits turned round',
    },
    { text: `青禾区2020年：66件 [1]${cited('来历不明 | 66')}`, wrong: ['66件'], why: 'the fact has no source' },
    { text: `9件 [1]${cited('别的行 | 1')}`, wrong: ['9件'], why: 'the row is not what the report prints' },
    { text: '青禾区2020年收到9件申请。', wrong: ['9件 without a source'], why: 'nothing is cited' },
    { text: '这个问题 8 秒后就答', wrong: [], why: 'no figure of a report' },
    {
      text: '“举办培训3次。”[1]\n\n来源：\n[1] 《青禾区2020年年报》（2020年度） 一、总体情况',
      wrong: [],
      why: 'a sentence of the report',
    },
    {
      text: '“举办培训5次。”[1]\n\n来源：\n[1] 《青禾区2020年年报》（2020年度） 一、总体情况',
      wrong: ['5'],
      why: 'not in those words',
    },
    {
      text: '青禾区2020年：21件 [1]\n\n来源：\n[1] 青禾区2020年报第三部分',
      wrong: [],
      why: 'it is of the named section',
    },
    {
      text: '青禾区2020年：21件 [1]，31件 [2]\n\n来源：\n[1] 青禾区2020、[2] 柳溪镇2020年报第三部分',
      wrong: [],
      why: 'each of its report',
    },
    {
      text: '青禾区2020年：31件 [1]\n\n来源：\n[1] 青禾区2020年报第三部分',
      wrong: ['31件'],
      why: 'it is of another report',
    },
    {
      text: '青禾区2020年：21件 [1]\n\n来源：\n[1] 青禾区2020年报第四部分',
      wrong: ['21件'],
      why: 'it is of another section',
    },
  ])('in "$text" is held against the store: $why', ({ text, wrong }) => {
    expect(unsupported(text, filed)).toEqual(wrong);
  });
});
