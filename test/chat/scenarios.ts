/** What a person does: says a line, or presses the button with this label under what was said last. */
export type Step = ({ says: string } | { presses: string }) & {
  /** What is shown then. */
  shows: RegExp;
};

/** A thing that can be done on every channel; where it keeps something `ofPerson`, the terminal, which knows nobody, says so instead. */
export type Scenario = { name: string; ofPerson?: true; steps: readonly Step[] };

const AGENCY = '青禾区人民政府';
const QUESTION = `${AGENCY}2021年新收申请多少件？`;

/** What every channel is held to, over the reports of the town. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'ask', steps: [{ says: QUESTION, shows: /\d+件[\s\S]*\[1\]/ }] },
  {
    name: 'choose',
    steps: [
      { says: '/reports', shows: /点序号/ },
      { says: '/repots', shows: /\/reports/ },
      { presses: '/reports', shows: /点序号/ },
    ],
  },
  {
    name: 'see the source',
    steps: [
      { says: QUESTION, shows: /\[1\]/ },
      { presses: '查看原表', shows: /【\d+】/ },
    ],
  },
  {
    name: 'export',
    steps: [
      { says: QUESTION, shows: /\[1\]/ },
      { presses: '导出表格', shows: /Excel（XLSX）/ },
      { presses: 'CSV', shows: /青禾区人民政府2021年\.csv/ },
    ],
  },
  { name: 'chart', steps: [{ says: `/chart ${AGENCY} 新收申请`, shows: /青禾区人民政府[^\n"]*\.png/ }] },
  {
    name: 'watch',
    ofPerson: true,
    steps: [
      { says: `/watch ${AGENCY}`, shows: /已关注青禾区人民政府/ },
      { presses: '取消关注', shows: /已取消关注青禾区人民政府/ },
    ],
  },
  {
    name: 'report a fault',
    ofPerson: true,
    steps: [{ says: '/feedback 2021年的数字不对', shows: /已登记为第 1 号/ }],
  },
  {
    name: 'language',
    steps: [
      { says: '/language', shows: /English/ },
      { presses: 'English', shows: /from now on|English/i },
      { says: '/nosuchthing', shows: /There is no|no such/i },
    ],
  },
  {
    name: 'forget',
    ofPerson: true,
    steps: [
      { says: '/forget', shows: /不可恢复/ },
      { presses: '确认删除', shows: /已删除您的 \d+ 条记录/ },
    ],
  },
];
