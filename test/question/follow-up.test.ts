import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/conversation.js';
import { enAnswers } from '../../src/language/answers.en.js';
import { zhAnswers } from '../../src/language/answers.zh.js';
import { openTown, type Town } from '../answer/town-reports.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { briefQuery, converse } from './brief.js';

const RECEIVED = '青岚区2022年收到多少件申请';

/** Conversations: each line and what it must come to after those before it. */
const CONVERSATIONS: readonly (readonly [text: string, reading: string][])[] = [
  [
    ['青岚区2022年被起诉几次', '青岚区 2022 litigation.total'],
    ['换成比例', expect.not.stringMatching(/share \(share/)],
  ],
  [
    [RECEIVED, '青岚区 2022 applications.received'],
    ['上一年呢', '青岚区 2021 applications.received'],
    ['那个人呢', '青岚区 2021 applications.received [natural_person]'],
  ],
  [
    [RECEIVED, '青岚区 2022 applications.received'],
    ['what about 2021?', '青岚区 2021 applications.received'],
    ['它的行政处罚呢', '青岚区 2021 penalties.decisions'],
    ['同比呢', 'growth (青岚区 2021 penalties.decisions) of (1 before (青岚区 2021 penalties.decisions))'],
    ['石桥镇2020年行政处罚决定几件', '松陵县石桥镇 2020 penalties.decisions'],
    ['那许可呢', '松陵县石桥镇 2020 licensing.decisions'],
  ],
  [
    ['青岚区收到多少件申请', '青岚区 latest applications.received'],
    ['2021', '青岚区 2021 applications.received'],
  ],
  [
    ['鼓楼区2021年收到多少申请', '南浦市鼓楼区+北桐市鼓楼区 2021 applications.received'],
    ['我说的是北桐市鼓楼区', '北桐市鼓楼区 2021 applications.received'],
  ],
  [
    ['青岚区2022年的数据', 'clarify item'],
    ['收到申请', '青岚区 2022 applications.received'],
  ],
  [
    [RECEIVED, '青岚区 2022 applications.received'],
    ['瓜州市呢', 'unknown 瓜州市'],
    ['青岚区和云汀市2022年一共收到多少件', 'sum agency (青岚区+云汀市 2022 applications.received)'],
  ],
];

describe('a turn of a conversation', () => {
  it.each(CONVERSATIONS.map((turns) => ({ said: turns.map(([text]) => text).join(' / '), turns })))(
    'follows what was asked: $said',
    ({ turns }) => {
      expect(converse(turns.map(([text]) => text))).toEqual(turns.map(([, reading]) => reading));
    },
  );

  it.each(['和2021年比变化多少', '较2021年增长多少', '比2021年增加多少', 'How much did it change compared with 2021?'])(
    'compares the last figure with the year it names: %s',
    (question) => {
      expect(converse([RECEIVED, question])[1]).toMatch(
        /^(growth|difference) \(青岚区 2022 applications.received\) of \((青岚区 2021|1 before \(青岚区 2022) applications.received\)+$/,
      );
    },
  );

  it.each(['跟云汀市比呢', '和云汀市比呢'])('sets another agency beside the last: %s', (question) => {
    expect(converse([RECEIVED, question])[1]).toMatch(/青岚区.*云汀市|云汀市.*青岚区/);
  });

  it.each([])('that asks of something else is put to the text of the same report: %s', (question) => {
    expect(converse([RECEIVED, question])[1]).toMatch(/^text 青岚区2022/);
  });

  it('that was not understood changes nothing', () => {
    expect(converse([RECEIVED, '嗯嗯啊啊', '2021年呢'])[2]).toBe('青岚区 2021 applications.received');
  });

  it('that is small talk changes nothing', () => {
    expect(converse([RECEIVED, '谢谢', '2021年呢'])[2]).toBe('青岚区 2021 applications.received');
  });
});

describe('a turn after rows were printed', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  async function chat(...texts: string[]): Promise<(string | undefined)[]> {
    const now = () => new Date('2022-05-02');
    const conversations = createConversations({ store: town.store, now });
    const wordings = { zh: zhAnswers, en: enAnswers };
    const ask = createAsk({ store: town.store, conversations, meanings: MEANINGS, wordings, now });
    const told: (string | undefined)[] = [];
    for (const text of texts) {
      const { query, kind } = await ask({ chat: texts.join(), text });
      told.push(query ? briefQuery(query) : kind);
    }
    return told;
  }

  it('may ask for the next place', async () => {
    const [, second] = await chat('2020年申请最多的是哪个机关', '第二呢');
    expect(second).toBe('(most (* 2020 applications.received)) where rank 2–2');
  });
});
