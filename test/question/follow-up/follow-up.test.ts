import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/ask.js';
import { createConversations } from '../../../src/asking/conversations.js';
import { enAnswers } from '../../../src/language/en/answers.js';
import { zhAnswers } from '../../../src/language/zh/answers.js';
import { openTown, type Town } from '../../answer/town-reports.js';
import { MEANINGS } from '../../fixtures/meanings.js';
import { briefQuery, converse } from '../brief.js';

const RECEIVED = '青岚区2022年收到多少件申请';

/** Conversations: each line and what it must come to after those before it. */
const CONVERSATIONS: readonly (readonly [text: string, reading: string][])[] = [
  [
    [RECEIVED, '青岚区 2022 applications.received'],
    ['其中企业呢', '青岚区 2022 applications.received [commercial_enterprise]'],
    ['那总数呢', '青岚区 2022 applications.received'],
    ['部分公开的呢', '青岚区 2022 applications.outcome.partial'],
    ['占比呢', 'share (青岚区 2022 applications.outcome.partial) of (青岚区 2022 applications.outcome.total)'],
    ['换成比例', 'share (青岚区 2022 applications.outcome.partial) of (青岚区 2022 applications.outcome.total)'],
    ['2021年呢', 'share (青岚区 2021 applications.outcome.partial) of (青岚区 2021 applications.outcome.total)'],
    ['再往前一年', 'share (青岚区 2020 applications.outcome.partial) of (青岚区 2020 applications.outcome.total)'],
    ['予以公开呢', 'share (青岚区 2020 applications.outcome.granted) of (青岚区 2020 applications.outcome.total)'],
    ['云汀市呢', 'share (云汀市 2020 applications.outcome.granted) of (云汀市 2020 applications.outcome.total)'],
  ],
  [
    ['青岚区2022年予以公开几件', '青岚区 2022 applications.outcome.granted'],
    ['总数是多少', '青岚区 2022 applications.outcome.total'],
    ['这个数在哪', '青岚区 2022 applications.outcome.total → source'],
  ],
  [
    ['青岚区2022年予以公开几件', '青岚区 2022 applications.outcome.granted'],
    ['部分公开呢', '青岚区 2022 applications.outcome.partial'],
    ['两个加起来', 'sum item (青岚区 2022 applications.outcome.partial + 青岚区 2022 applications.outcome.granted)'],
  ],
  [
    ['青岚区2022年处罚几件', '青岚区 2022 penalties.decisions'],
    ['予以公开几件', '青岚区 2022 applications.outcome.granted'],
    ['那总数呢', '青岚区 2022 applications.outcome.total'],
  ],
  [
    ['青岚区2022年许可、处罚、强制各多少', '青岚区 2022 licensing.decisions+penalties.decisions+coercion.decisions'],
    ['三个合计', 'sum item (青岚区 2022 licensing.decisions+penalties.decisions+coercion.decisions)'],
    [
      '许可占比多少',
      'share (青岚区 2022 licensing.decisions) of (sum item (青岚区 2022 licensing.decisions+penalties.decisions+coercion.decisions))',
    ],
  ],
  [
    ['青岚区2022年许可、处罚、强制各多少', '青岚区 2022 licensing.decisions+penalties.decisions+coercion.decisions'],
    ['三个合计', 'sum item (青岚区 2022 licensing.decisions+penalties.decisions+coercion.decisions)'],
    ['不算许可，剩下两个加起来', 'sum item (青岚区 2022 penalties.decisions+coercion.decisions)'],
  ],
  [
    ['2022年哪家收到的申请最多', '(most (* 2022 applications.received)) where rank 1–1'],
    ['第二名呢', '(most (* 2022 applications.received)) where rank 2–2'],
    ['前三加起来多少', 'sum agency ((most (* 2022 applications.received)) where rank 1–3)'],
  ],
  [
    ['青岚区2022年复议尚未审结几件', '青岚区 2022 review.pending'],
    ['维持的', '青岚区 2022 review.upheld'],
    ['纠正加其他结果呢', 'sum item (青岚区 2022 review.corrected+review.other)'],
  ],
  [
    ['青岚区2022年许可办了多少', '青岚区 2022 licensing.decisions'],
    ['罚了多少', '青岚区 2022 penalties.decisions'],
    ['强制呢', '青岚区 2022 coercion.decisions'],
    [
      '这仨哪个最多',
      '(most (青岚区 2022 coercion.decisions + 青岚区 2022 penalties.decisions + 青岚区 2022 licensing.decisions)) where rank 1–1',
    ],
  ],
  [
    ['青岚区2022年商业企业提了多少申请', '青岚区 2022 applications.received [commercial_enterprise]'],
    ['科研机构呢', '青岚区 2022 applications.received [research_institution]'],
    [
      '这几个一共',
      'sum applicant (青岚区 2022 applications.received [research_institution] + 青岚区 2022 applications.received [commercial_enterprise])',
    ],
  ],
  [
    ['青岚区2022年末结转下年多少件', '青岚区 2022 applications.carried_out'],
    [
      '跟2023年的上年结转对得上吗',
      'difference (青岚区 2022 applications.carried_out) of (青岚区 2023 applications.carried_in) ? = 0',
    ],
  ],
  [
    ['青岚区2022年信访举报投诉类不予处理几件', '青岚区 2022 applications.outcome.not_processed.complaints'],
    ['第二年呢', '青岚区 2023 applications.outcome.not_processed.complaints'],
  ],
  [
    ['青岚区2022年行政复议总数', '青岚区 2022 review.total'],
    ['维持的多少', '青岚区 2022 review.upheld'],
    ['纠正的呢', '青岚区 2022 review.corrected'],
    [
      '剩下的',
      'difference (青岚区 2022 review.total) of (sum item (青岚区 2022 review.corrected + 青岚区 2022 review.upheld))',
    ],
    ['纠正率呢', '青岚区 2022 rate.review_corrected'],
  ],
  [
    ['青岚区2022年复议后起诉的总计多少', '青岚区 2022 litigation.after_review.total'],
    ['未经复议直接起诉的呢', '青岚区 2022 litigation.direct.total'],
    ['合计', 'sum item (青岚区 2022 litigation.direct.total + 青岚区 2022 litigation.after_review.total)'],
    ['还没审结的一共几件', '青岚区 2022 litigation.pending'],
  ],
  [
    ['青岚区2022年属于国家秘密不予公开的有几件', '青岚区 2022 applications.outcome.denied.state_secret'],
    ['不予公开合计', '青岚区 2022 applications.outcome.denied'],
    ['2021年合计呢', '青岚区 2021 applications.outcome.denied'],
  ],
  [
    ['2022年收到申请合计多少件（青岚区加云汀市）', 'sum agency (青岚区+云汀市 2022 applications.received)'],
    ['云汀市是青岚区的几倍', 'times (云汀市 2022 applications.received) of (青岚区 2022 applications.received)'],
  ],
  [
    ['青岚区四年一共收到多少件申请', 'sum year (青岚区 latest 4 applications.received)'],
    ['平均每年', 'mean year (青岚区 latest 4 applications.received)'],
  ],
  [
    ['青岚区2022年不予公开哪种理由最少', '(least (青岚区 2022 parts of applications.outcome.denied)) where rank 1–1'],
    ['八种加一起', 'sum item (青岚区 2022 parts of applications.outcome.denied)'],
  ],
  [
    ['2022年各机关新收申请的平均数', 'mean agency (* 2022 applications.received)'],
    [
      '最大值是最小值的多少倍',
      'times (largest agency (* 2022 applications.received)) of (smallest agency (* 2022 applications.received))',
    ],
  ],
  [
    ['青岚区2022年打官司几件', '青岚区 2022 litigation.total'],
    ['who won', '青岚区 2022 litigation.upheld+litigation.corrected'],
  ],
  [
    ['青岚区2022年保护第三方权益不予公开几件', '青岚区 2022 applications.outcome.denied.third_party_rights'],
    ['国家秘密呢', '青岚区 2022 applications.outcome.denied.state_secret'],
    ['八個理由加埋幾多', '青岚区 2022 applications.outcome.denied'],
  ],
  [
    ['How many disclosure requests did Qinglan receive in 2022?', '青岚区 2022 applications.received'],
    ['How does that compare to Yunting?', '青岚区 2022 applications.received + 云汀市 2022 applications.received'],
  ],
  [
    ['青岚区2022年存在哪些问题', 'text 青岚区2022 problems text'],
    ['2023年呢', 'text 青岚区2023 problems text'],
  ],
  [
    ['青岚区2022年行政事业性收费多少钱', '青岚区 2022 fees.amount'],
    ['哪个单位收的', 'unanswerable narrowed 哪个单位'],
  ],
  [
    ['青岚区2022年予以公开几件', '青岚区 2022 applications.outcome.granted'],
    ['不份公开呢', '青岚区 2022 applications.outcome.partial'],
  ],
  [
    ['青岚区2022年处罚几件', '青岚区 2022 penalties.decisions'],
    ['瓜州市2021年收到多少件申请', 'unknown 瓜州市'],
    ['青岚区呢', '青岚区 2021 applications.received'],
  ],
  [
    ['青岚区2022年处罚几件', '青岚区 2022 penalties.decisions'],
    [
      '比2021年少了几成？即百分之几',
      'growth (青岚区 2022 penalties.decisions) of (青岚区 2021 penalties.decisions) / growth (青岚区 2022 penalties.decisions) of (1 before (青岚区 2022 penalties.decisions))',
    ],
  ],
  [
    ['青岚区2022年无法提供多少件', '青岚区 2022 applications.outcome.unavailable'],
    [
      'What share of the total is "information not held"?',
      'share (青岚区 2022 applications.outcome.unavailable.not_held) of (青岚区 2022 applications.outcome.unavailable)',
    ],
  ],
  [
    ['青岚区2022年收到多少件申请', '青岚区 2022 applications.received'],
    ['云汀市2023年存在哪些问题', 'text 云汀市2023 problems text'],
    ['部分公开几件', '云汀市 2023 applications.outcome.partial'],
  ],
  [
    ['青岚区2022年存在哪些问题', 'text 青岚区2022 problems text'],
    ['合起来', 'unanswerable operation 合起来'],
  ],
  [
    ['青岚区和云汀市2022年复议各几件', '青岚区+云汀市 2022 review.total'],
    ['两家的诉讼加一块', 'sum agency (青岚区+云汀市 2022 litigation.total)'],
    ['去掉青岚区', '云汀市 2022 litigation.total'],
  ],
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
    ['青岚区概况', 'summary 青岚区all'],
    ['2021年呢', 'summary 青岚区2021'],
    ['存在的问题', 'text 青岚区2021 problems text'],
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

  it('may point at one of them, and at it again after another', async () => {
    const told = await chat(
      '青禾区人民政府2020年处罚几件？柳溪镇人民政府2020年收到多少申请？',
      '第二个部分公开几件',
      '那第一个的许可呢',
    );
    expect(told.slice(1)).toEqual(['柳溪镇 2020 applications.outcome.partial', '青禾区 2020 licensing.decisions']);
  });

  it('may ask for several places', async () => {
    const [, more] = await chat('2020年申请最多的是哪个机关', 'Second and third?');
    expect(more).toBe('(most (* 2020 applications.received)) where rank 2–3');
  });
});
