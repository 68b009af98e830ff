/** Conversations: each line and the plan it must come to after those before it. */
export const CONVERSATIONS: readonly (readonly [text: string, plan: string][])[] = [
  [
    ['青岚区2022年收到多少件申请', 'value 青岚区2022 applications.received'],
    ['其中企业呢', 'value 青岚区2022 applications.received commercial_enterprise'],
    ['那总数呢', 'value 青岚区2022 applications.received'],
    ['部分公开的呢', 'value 青岚区2022 applications.outcome.partial'],
    ['占比呢', 'rate 青岚区2022 applications.outcome.partial rate:partial'],
    ['换成比例', 'rate 青岚区2022 applications.outcome.partial rate:partial'],
    ['2021年呢', 'rate 青岚区2021 applications.outcome.partial rate:partial'],
    ['再往前一年', 'rate 青岚区2020 applications.outcome.partial rate:partial'],
    ['云汀市呢', 'rate 云汀市2020 applications.outcome.partial rate:partial'],
    ['跟青岚区比呢', 'rate 云汀市2020+青岚区2020 applications.outcome.partial rate:partial'],
    ['他们被起诉了几次', 'compare 云汀市2020+青岚区2020 litigation.total'],
    ['哪个机关最多', 'rank *2020 litigation.total agencies/most/1'],
    ['趋势呢', 'trend *all litigation.total'],
  ],
  [
    ['青岚区2022年收到多少件申请', 'value 青岚区2022 applications.received'],
    ['上一年呢', 'value 青岚区2021 applications.received'],
    ['那个人呢', 'value 青岚区2021 applications.received natural_person'],
  ],
  [
    ['青岚区2022年收到多少件申请', 'value 青岚区2022 applications.received'],
    ['How does that compare to Yunting?', 'compare 青岚区2022+云汀市2022 applications.received'],
  ],
  [
    ['青岚区收到多少件申请', 'clarify year 5'],
    ['2021', 'value 青岚区2021 applications.received'],
  ],
  [
    ['青岚区收到多少件申请', 'clarify year 5'],
    ['1', 'value 青岚区2023 applications.received'],
  ],
  [
    ['青岚区收到多少件申请', 'clarify year 5'],
    ['第二个', 'value 青岚区2022 applications.received'],
  ],
  [
    ['鼓楼区2021年收到多少申请', 'clarify agency 2'],
    ['第二个', 'value 北桐市鼓楼区2021 applications.received'],
  ],
  [
    ['鼓楼区2021年收到多少申请', 'clarify agency 2'],
    ['南浦的', 'value 南浦市鼓楼区2021 applications.received'],
  ],
  [
    ['鼓楼区2021年收到多少申请', 'clarify agency 2'],
    ['我说的是北桐市鼓楼区', 'value 北桐市鼓楼区2021 applications.received'],
  ],
  [
    ['瓜州市2021年收到多少件申请', 'unknown_agency 瓜州市'],
    ['青岚区', 'value 青岚区2021 applications.received'],
  ],
  [
    ['青岚区2022年存在哪些问题', 'narrate 青岚区2022 problems text'],
    ['2023年呢', 'narrate 青岚区2023 problems text'],
    ['云汀市呢', 'narrate 云汀市all problems text'],
    ['收到多少件申请', 'clarify year 2'],
  ],
  [
    ['青岚区2022年的数据', 'clarify metric 6'],
    ['收到申请', 'value 青岚区2022 applications.received'],
  ],
  [
    ['青岚区2022年的数据', 'clarify metric 6'],
    ['3', 'value 青岚区2022 applications.received'],
  ],
  [
    ['青岚区2022年收到多少件申请', 'value 青岚区2022 applications.received'],
    ['what about 2021?', 'value 青岚区2021 applications.received'],
    ['它的行政处罚呢', 'value 青岚区2021 penalties.decisions'],
    ['同比呢', 'change 青岚区2020+青岚区2021 penalties.decisions rate:true'],
    ['这个数在哪', 'source 青岚区2020+青岚区2021 penalties.decisions'],
    ['这些数对得上吗', 'check 青岚区2020+青岚区2021'],
    ['石桥镇2020年行政处罚决定几件', 'value 松陵县石桥镇2020 penalties.decisions'],
    ['那许可呢', 'value 松陵县石桥镇2020 licensing.decisions'],
  ],
  [
    ['青岚区2022年收到多少件申请', 'value 青岚区2022 applications.received'],
    ['瓜州市呢', 'unknown_agency 瓜州市'],
    ['青岚区和云汀市2022年一共收到多少件', 'sum 青岚区2022+云汀市2022 applications.received'],
  ],
];
