import { describe, expect, it } from 'vitest';
import { brief, converse } from './brief.js';

describe('a question about the text', () => {
  it.each([
    ['概括一下青岚区2022年的报告', 'summary 青岚区2022'],
    ['用几句话总结青岚区年报', 'summary 青岚区2023'],
    ['summarise the report of 青岚区 for 2021', 'summary 青岚区2021'],
    ['青岚区2023年的报告比2022年多了什么新内容', 'summary 青岚区2022+青岚区2023'],
    ['青岚区两年报告有多少重复', 'summary 青岚区2022+青岚区2023'],
    ['云汀市发改局2023年报告有哪些变化', 'summary 云汀市发展和改革局2022+云汀市发展和改革局2023'],
    ['青岚区2022年申请为什么少了', 'reason 青岚区2021+青岚区2022 applications.received'],
    ['为什么石桥镇2020年行政处罚这么多', 'reason 松陵县石桥镇2020 penalties.decisions'],
    ['青岚区2022年人手够不够', 'narrate 青岚区2022'],
    ['青岚区2022年放到网上能办的事有哪些', 'narrate 青岚区2022'],
    ['青岚区2022年老百姓打电话反映的事有多少', 'narrate 青岚区2022'],
    ['青岚区2022年多少家单位公开了年度报告', 'narrate 青岚区2022'],
    ['青岚区2022年有没有超时答复的申请', 'narrate 青岚区2022'],
    ['青岚区2022年第三方评估反馈了多少问题', 'narrate 青岚区2022'],
  ])('plans %s as %s', (question, plan) => {
    const [made] = converse([question]).map(brief);
    expect(made?.startsWith(plan), made).toBe(true);
  });

  it.each(['官网技术升级做完没有', '小学划片的信息有吗', '有没有邀请居民走进政府', '有没有请人来盯着政府'])(
    'in a chat about an agency is about that one: %s',
    (question) => {
      expect(converse(['青岚区2022年收到多少申请', question]).map(brief)[1]).toMatch(/^narrate 青岚区2022/);
    },
  );

  it.each(['青岚区2022年表扬了多少单位和个人', '2022年培训了多少人', '2022年表扬过个人吗'])(
    'about what was done repeats no figure of the chat, and takes no verb for an agency: %s',
    (question) => {
      expect(converse(['青岚区2022年收到多少申请', question]).map(brief)[1]).toMatch(/^narrate 青岚区2022/);
    },
  );

  it('about problems that others found is not answered by the chapter on problems', () => {
    const topics = converse(['青岚区2022年第三方评估反馈了多少问题', '青岚区2022年有哪些问题']).map((plan) =>
      plan.kind === 'narrate' ? plan.topic : plan.kind,
    );
    expect(topics).toEqual(['any', 'problems']);
  });

  it.each(['和2021年比变化多少', '较2021年增长多少', '比2021年增加多少', 'How much did it change compared with 2021?'])(
    'after a figure compares it with the year it names: %s',
    (question) => {
      const [, change] = converse(['青岚区2022年收到多少申请', question]);
      expect(change).toMatchObject({ kind: 'change', metrics: ['applications.received'] });
      const years = change?.kind === 'change' ? change.subjects.map(({ year }) => year) : [];
      expect(years.sort()).toEqual([2021, 2022]);
    },
  );

  it.each([
    '青岚区教育局2022年开展了哪些培训',
    '青岚区人力资源和社会保障局2022年度有多少件',
    '青岚区卫生健康委存在哪些问题',
  ])('about a body named after a filed one is not answered by the report of that one: %s', (question) => {
    expect(converse([question]).map(({ kind }) => kind)).toEqual(['unknown_agency']);
  });

  it('about a body in a report is answered by that report', () => {
    expect(converse(['青岚区2022年表扬了区公安局吗']).map(brief)[0]).toMatch(/^narrate 青岚区2022/);
  });

  it('about changes asks for the year before too, which may not be filed', () => {
    expect(converse(['白鹭镇的报告有哪些变化']).map(brief)).toEqual(['summary 松陵县白鹭镇2019+松陵县白鹭镇2020']);
  });

  it.each(['青岚区2022年为什么不予公开', '青岚区2022年问题产生的原因是什么'])(
    'why, but not about a figure: %s',
    (question) => {
      expect(converse([question]).map(({ kind }) => kind)).toEqual(['narrate']);
    },
  );
});
