import { readConfig } from '../../src/config/settings.js';
import { openProgram } from '../../src/main.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import { type FilledForm, type FilledRow, filledForm, withoutOddities } from '../fixtures/filled-form.js';
import { printForm } from '../fixtures/form-writers.js';
import { wordReport } from '../fixtures/office.js';
import { type Part, textOf } from '../fixtures/report-text.js';

/** The county that is asked about, and one to compare it with; neither exists. */
export const COUNTY = '青岭县人民政府';
export const NEIGHBOUR = '白水县人民政府';

const PLAIN = withoutOddities('2021');

const SAYS: Record<number, { done: string; lacks: string; plans: string }> = {
  2022: {
    done: '围绕道路养护、学前教育发布消息812条，在政务服务中心设公开查阅点3处',
    lacks: '一是乡镇栏目更新不及时；二是政策解读以文字为主，形式单一',
    plans: '将按月抽查栏目更新，并请业务科室参加解读',
  },
  2023: {
    done: '围绕老旧小区改造、食品抽检发布消息934条，举办培训2期',
    lacks: '一是依申请公开的答复用语不够规范；二是部分公开事项没有及时归档',
    plans: '将统一答复文书，逐件复核，并按季度清理归档',
  },
  2024: {
    done: '围绕社会救助、河道保洁发布消息1046条，举办培训4期，公开查阅点增加到6处',
    lacks: '一是个别栏目两个月没有更新；二是年轻干部办理申请的经验不足',
    plans: '将逐月通报栏目更新情况，并安排专人带教',
  },
  2025: {
    done: '围绕社会救助、河道保洁发布消息1180条，举办培训5期，公开查阅点增加到9处',
    lacks: '一是个别栏目两个月没有更新；二是图解、视频类解读偏少',
    plans: '将与融媒体中心合作，每季度推出一期图解',
  },
};

/** What a draft may have wrong: a total of its own table, what was carried over from the year before, a number in its text. */
type Slips = { total: boolean; carried: boolean; text: boolean };

/** The published reports of both counties, as text files by name. */
export function publishedReports(): { name: string; text: string }[] {
  return [COUNTY, NEIGHBOUR].flatMap((agency) =>
    [2022, 2023, 2024].map((year) => ({
      name: `${agency}${year}.txt`,
      text: textOf(partsOf({ agency, year }), 'tabs'),
    })),
  );
}

/** The county's report of 2025 as a Word file, before or after it was put right. */
export function draftReport(slips: Slips = { total: false, carried: false, text: false }): Uint8Array {
  return wordReport(partsOf({ agency: COUNTY, year: 2025, slips }));
}

function partsOf({ agency, year, slips }: { agency: string; year: number; slips?: Slips }): Part[] {
  const filled = filledOf(agency, year);
  const received = rowOf(filled, 'received')?.cells.at(-1) ?? 0;
  if (slips?.carried) spoilCarried(filled);
  if (slips?.total) spoilTotal(filled);
  const tables = printForm(filled, slips ? 'grid' : 'tabs', 1);
  const holds = (label: RegExp) =>
    tables.findIndex(({ rows }) => rows.some((row) => row.some(({ text }) => label.test(text))));
  const applications = holds(/^(申请人情况|自然人)$|^一、本年新收/);
  const review = holds(/^行政复议$|^结果维持$/);
  const says = SAYS[year]!;
  const line = (text: string): Part => ({ line: text });
  const middle = tables.flatMap((table, at): Part[] => [
    ...(at === applications ? [line('三、收到和处理政府信息公开申请情况')] : []),
    ...(at === review ? [line('四、因政府信息公开工作被申请行政复议、提起行政诉讼情况')] : []),
    { table },
  ]);
  return [
    line(`${agency}${year}年政府信息公开工作年度报告`),
    ...(slips ? [line('发布日期：2026-03-02')] : []),
    line('一、总体情况'),
    line(`（一）主动公开。${year}年${says.done}。`),
    line(`（二）依申请公开。全年收到政府信息公开申请${slips?.text ? received - 3 : received}件，都在法定期限内答复。`),
    line('二、主动公开政府信息情况'),
    ...middle,
    line('五、存在的主要问题及改进情况'),
    line(`${says.lacks}。下一步${says.plans}。`),
    line('六、其他需要报告的事项'),
    line(`${year}年没有收取信息处理费。`),
  ];
}

/** A form whose figures follow on those of the year before. */
function filledOf(agency: string, year: number): FilledForm {
  const seed = agency.length * 1000 + (agency.codePointAt(0) ?? 0) + year;
  const filled = { ...filledForm(seed, PLAIN), year };
  const before = year > 2022 ? filledOf(agency, year - 1) : undefined;
  if (!before) return filled;
  carryOver(filled, before);
  for (const [at, { metrics, rows }] of filled.disclosure.entries()) {
    for (const [of, row] of rows.entries()) {
      const place = metrics[of]?.findIndex((metric) => metric.endsWith('in_force')) ?? -1;
      const last = before.disclosure[at]?.rows[of]?.cells[place];
      if (place < 0 || last === undefined) continue;
      const [made, ended] = row.cells.map((cell) => (cell ?? 0) % 9);
      row.cells = [made ?? 0, ended ?? 0, (last ?? 0) + (made ?? 0) - (ended ?? 0)];
    }
  }
  return filled;
}

function carryOver(filled: FilledForm, before: FilledForm): void {
  const [received, carried, total, out] = ['received', 'carried_in', 'outcome.total', 'carried_out'].map((id) =>
    rowOf(filled, id),
  );
  const last = rowOf(before, 'carried_out');
  if (!received || !carried || !total || !out || !last) throw new Error('the form has no such rows');
  carried.cells = [...last.cells];
  received.cells = total.cells.map((cell, at) => (cell ?? 0) + (out.cells[at] ?? 0) - (carried.cells[at] ?? 0));
}

/** Two applications fewer carried over from natural persons than the report before left open, and two more received. */
function spoilCarried(filled: FilledForm): void {
  const [carried, received] = [rowOf(filled, 'carried_in'), rowOf(filled, 'received')];
  for (const at of [0, APPLICANTS.length - 1]) {
    if (carried) carried.cells[at] = (carried.cells[at] ?? 0) + 2;
    if (received) received.cells[at] = (received.cells[at] ?? 0) - 2;
  }
}

function spoilTotal(filled: FilledForm): void {
  const granted = rowOf(filled, 'outcome.granted');
  if (granted) granted.cells[6] = (granted.cells[6] ?? 0) + 10;
}

function rowOf(filled: FilledForm, id: string): FilledRow | undefined {
  return filled.applications.find(({ metric }) => metric === `applications.${id}`);
}

/** Files the reports of both counties. */
export async function filePublished(folder: string): Promise<void> {
  const program = await openProgram(readConfig({ WENBAO_INDEX: folder }));
  try {
    for (const { name, text } of publishedReports()) {
      for await (const { refusals } of program.ingest.file({ source: name, bytes: Buffer.from(text) }, {})) {
        if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
      }
    }
  } finally {
    await program.close();
  }
}
