import { Converter } from 'opencc-js/cn2t';
import { type Oddities, withoutOddities } from '../../test/fixtures/filled-form.js';
import { TEXT_LAYOUTS } from '../../test/fixtures/report-text.js';
import { OFFICE_KINDS } from './office-kinds.js';
import {
  CARRIERS,
  type Carrier,
  drop,
  expectInstead,
  insertAfter,
  isStream,
  oneRow,
  type PrintedReport,
  type PrintedRow,
} from './printed-report.js';

/** What a damage did: labels of the rows it touched (`行政` for those of section four), and what is done to the finished file. */
export type Damage = { touched: string[] | 'all'; after?: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array> };

/** A kind of damage. `recoverable`: whether a careful reader with the form at hand can tell every value; said before it was first tried. */
export type Kind = {
  name: string;
  recoverable: boolean;
  on: readonly Carrier[];
  oddities?: Partial<Oddities>;
  damage(report: PrintedReport): Damage;
};

const KEEP_BLANKS: Carrier[] = ['lines with blanks', 'tabs', 'markdown', 'HTML', 'DOCX', 'XLSX', 'PDF'];
const ROWS: Carrier[] = ['packed pipes', 'tabs', 'markdown', 'HTML', 'DOCX', 'XLSX', 'PDF'];
const FULL_WIDTH = [...'０１２３４５６７８９'];
const toPhrases = Converter({ from: 'cn', to: 'twp' });

/** Every kind of damage that reports were met with, or that careless hands and converters can do. */
export const KINDS: readonly Kind[] = [
  {
    name: 'a value lost from a row',
    recoverable: false,
    on: CARRIERS,
    damage: toRow(0.7, (row, report) => {
      drop(row.table, some(row.values, report.random));
    }),
  },
  {
    name: 'a value too many in a row',
    recoverable: false,
    on: CARRIERS,
    damage: toRow(0.7, (row, report) => {
      insertAfter(row.table, { cell: some(row.values, report.random), text: String(upTo(40, report.random)) });
    }),
  },
  {
    name: 'two values of a row in one cell, the next one empty',
    recoverable: true,
    on: CARRIERS,
    damage: toRow(1, (row, report) => {
      const at = upTo(row.values.length - 2, report.random);
      const [one, next] = row.values.slice(at);
      if (one && next) {
        one.text = `${one.text} ${next.text}`;
        if (KEEP_BLANKS.includes(report.carrier)) next.text = '';
        else drop(row.table, next);
      }
    }),
  },
  {
    name: 'two figures in a cell that no sum tells',
    recoverable: false,
    on: CARRIERS,
    damage: toRow(0, (row, report) => {
      const cell = some(row.values, report.random);
      cell.text = `${cell.text} ${upTo(9, report.random)}`;
    }),
  },
  {
    name: 'a label in a row above its values',
    recoverable: true,
    on: ROWS,
    damage: (report) => {
      const row = oneRow(report);
      const { table, label } = row;
      const at = table.rows.findIndex((cells) => cells.includes(label));
      const cells = table.rows[at] ?? [];
      const place = cells.indexOf(label);
      table.rows.splice(at, 1, cells.slice(0, place + 1), cells.slice(place + 1));
      return { touched: [label.text] };
    },
  },
  {
    name: 'an unknown word over the labels',
    recoverable: true,
    on: CARRIERS,
    damage: (report) => {
      const word = some(['项目', '类别', '事项', '名称', '内容', '指标'], report.random);
      for (const cell of cellsOf(report)) if (cell.text === '信息内容' || cell.text === '项目') cell.text = word;
      const disclosure = report.filled.disclosure.flatMap(({ rows }) => rows.map((row) => row.labels.at(-1) ?? ''));
      return { touched: disclosure };
    },
  },
  {
    name: 'the number of a page among the cells',
    recoverable: true,
    on: TEXT_LAYOUTS,
    damage: (report) => amongLines(report, some(['- 3 -', '第 3 页 共 8 页', '—4—'], report.random)),
  },
  {
    name: 'a bare number of a page among the cells',
    recoverable: false,
    on: TEXT_LAYOUTS,
    damage: (report) => amongLines(report, '3'),
  },
  {
    name: 'the header printed again within the table',
    recoverable: true,
    on: CARRIERS,
    damage: (report) => {
      const row = oneRow(report);
      const { table } = row;
      if (report.carrier === 'markdown') return { touched: [row.label.text] };
      const first = table.rows.findIndex((cells) => cells.some(({ text }) => /^一、本年新收/.test(text)));
      const at = table.rows.findIndex((cells) => cells.includes(row.label));
      const begins = isStream(table)
        ? headerStart(
            table.rows.map(([cell]) => cell?.text ?? ''),
            first,
          )
        : 0;
      if (at > first) table.rows.splice(at, 0, ...structuredClone(table.rows.slice(begins, first)));
      return { touched: [row.label.text] };
    },
  },
  {
    name: 'a sign of a note behind a value',
    recoverable: true,
    on: CARRIERS,
    damage: toRow(0.5, (row, report) => {
      some(row.values, report.random).text += some(['①', '②', '²', '³', '①②', '*'], report.random);
    }),
  },
  {
    name: 'words behind a value',
    recoverable: false,
    on: CARRIERS,
    damage: toRow(0.5, (row, report) => {
      some(row.values, report.random).text += some(['（含上年）', '（注1）', '其中3件撤回', '，另有2'], report.random);
    }),
  },
  {
    name: 'a count in ten thousands',
    recoverable: true,
    on: CARRIERS,
    damage: toRow(0, (row, report) => {
      const at = upTo(row.values.length - 1, report.random);
      const tenths = 1 + upTo(98, report.random);
      const cell = row.values[at];
      if (cell) cell.text = `${tenths / 10}万`;
      const isMoney = report.filled.disclosure.some(
        ({ header }) => /金额/.test(header[at] ?? '') && header.length === row.values.length,
      );
      expectInstead(report, { row, at, value: isMoney ? tenths / 10 : tenths * 1000 });
    }),
  },
  {
    name: 'a unit behind a value',
    recoverable: true,
    on: CARRIERS,
    damage: toRow(1, (row, report) => {
      some(row.values, report.random).text += some(['件', '宗', '条', '起', '份', ' 件', '人次'], report.random);
    }),
  },
  {
    name: 'a number beyond exactness',
    recoverable: false,
    on: CARRIERS,
    damage: toRow(0, (row, report) => {
      const at = upTo(row.values.length - 1, report.random);
      const cell = row.values[at];
      if (cell) cell.text = some(['99999999999999999999', '9007199254740993', '123456789012345678'], report.random);
      expectInstead(report, { row, at, value: Number.NaN });
    }),
  },
  {
    name: 'thousands parted by a blank',
    recoverable: false,
    on: CARRIERS,
    damage: toRow(0, (row, report) => {
      const at = upTo(row.values.length - 1, report.random);
      const thousands = 1 + upTo(8, report.random);
      const cell = row.values[at];
      if (cell) cell.text = `${thousands} 045`;
      expectInstead(report, { row, at, value: thousands * 1000 + 45 });
    }),
  },
  {
    name: 'figures of full width',
    recoverable: true,
    on: CARRIERS,
    damage: (report) => {
      for (const { values } of report.rows) {
        for (const cell of values) cell.text = cell.text.replace(/\d/g, (digit) => FULL_WIDTH[Number(digit)] ?? digit);
      }
      return { touched: 'all' };
    },
  },
  {
    name: 'a row printed twice with other values',
    recoverable: false,
    on: CARRIERS,
    damage: (report) => {
      const row = oneRow(report);
      const { table, label, values } = row;
      const last = values.at(-1);
      const inTable = table.rows.findIndex((cells) => cells.includes(isStream(table) && last ? last : label));
      const again = [label, ...values].map((cell) => ({ ...cell }));
      for (const cell of again.slice(1)) cell.text = String(Number(cell.text) + 1);
      table.rows.splice(inTable + 1, 0, ...(isStream(table) ? again.map((cell) => [cell]) : [again]));
      return { touched: [label.text] };
    },
  },
  {
    name: 'a row without its label',
    recoverable: false,
    on: CARRIERS,
    damage: (report) => {
      const row = oneRow(report, report.random() < 0.7);
      const text = row.label.text;
      if (isStream(row.table)) drop(row.table, row.label);
      else row.label.text = '';
      return { touched: isStream(row.table) ? [text, before(report, text)] : [text] };
    },
  },
  {
    name: 'a label without its values',
    recoverable: false,
    on: KEEP_BLANKS,
    damage: toRow(0.7, (row) => {
      for (const cell of row.values) drop(row.table, cell);
    }),
  },
  {
    name: 'None, nan or null for a blank',
    recoverable: true,
    on: KEEP_BLANKS.filter((carrier) => carrier !== 'lines with blanks'),
    oddities: { blanks: 'some' },
    damage: (report) => {
      const word = some(['None', 'nan', 'NaN', 'null'], report.random);
      for (const cell of cellsOf(report)) if (cell.text === '') cell.text = word;
      return { touched: 'all' };
    },
  },
  {
    name: 'a merged label in each cell it covers',
    recoverable: true,
    on: ['tabs', 'markdown', 'HTML', 'packed pipes'],
    damage: (report) => {
      for (const { table, label, isApplications } of report.rows) {
        if (!isApplications) continue;
        const row = table.rows.find((cells) => cells.includes(label)) ?? [];
        const copies = [0, 1].map(() => ({ ...label }));
        row.splice(row.indexOf(label), 0, ...copies);
        row.forEach((cell, column) => {
          cell.column = column;
        });
        if (report.carrier === 'markdown') table.rows[0]?.unshift(...[0, 1].map(() => ({ ...label, text: '勾稽' })));
      }
      return { touched: report.filled.applications.map((row) => row.labels.at(-1) ?? '') };
    },
  },
  {
    name: 'a lone bar between the cells',
    recoverable: true,
    on: ['lines'],
    damage: () => ({ touched: 'all', after: inText((text) => text.replaceAll(/ \|$/gm, '\n|')) }),
  },
  {
    name: 'cells parted by a blank',
    recoverable: true,
    on: ['packed pipes', 'tabs'],
    damage: () => ({
      touched: 'all',
      after: inText((text) => text.replaceAll(/ \|$/gm, '').replaceAll(/ \| |\t+/g, ' ')),
    }),
  },
  {
    name: 'cells run together',
    recoverable: true,
    on: ['packed pipes'],
    damage: (report) => {
      const oneLine = report.random() < 0.5;
      const labels = report.filled.applications.map((row) => row.labels.at(-1) ?? '');
      const glue = (line: string) => line.replaceAll(/ \| ?/g, '');
      return {
        touched: labels,
        after: inText((text) => {
          const lines = text.split('\n');
          const from = lines.findIndex((line) => line.startsWith('三、收到'));
          const to = lines.findIndex((line) => line.startsWith('四、因'));
          const glued = lines.slice(from + 1, to).map(glue);
          return [...lines.slice(0, from + 1), ...(oneLine ? [glued.join('')] : glued), ...lines.slice(to)].join('\n');
        }),
      };
    },
  },
  {
    name: 'the header of section four broken over lines',
    recoverable: true,
    on: ['packed pipes', 'lines'],
    damage: (report) => {
      const values = report.filled.review.join(' ');
      const at = report.parts.findIndex((part) => 'line' in part && part.line.startsWith('四、因'));
      const to = report.parts.findLastIndex((part) => 'table' in part);
      const lines = [
        '行政复议 行政诉讼',
        '未经复议直接起诉 复议后起诉',
        '结果 结果 其他 尚未 总',
        '维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总',
        '维持 纠正 结果 审结 计 维持 纠正 结果 审结 计',
        values,
      ];
      report.parts.splice(at + 1, to - at, ...lines.map((line) => ({ line })));
      return { touched: ['行政'] };
    },
  },
  {
    name: 'the words of Taiwan for those of the form',
    recoverable: true,
    on: [...TEXT_LAYOUTS, 'HTML'],
    damage: () => ({ touched: 'all', after: inText(toPhrases) }),
  },
  ...OFFICE_KINDS,
];

/** The oddities of a form for a kind of damage. */
export function odditiesOf(kind: Kind, form: '2019' | '2021'): Oddities {
  return { ...withoutOddities(form), ...kind.oddities };
}

/** The damage that a change does to one row, which is one of applications in this share of cases. */
function toRow(share: number, change: (row: PrintedRow, report: PrintedReport) => void): Kind['damage'] {
  return (report) => {
    const row = oneRow(report, share === 1 || (share > 0 && report.random() < share));
    change(row, report);
    return { touched: [row.label.text] };
  };
}

function amongLines(report: PrintedReport, line: string): Damage {
  const row = oneRow(report);
  const cell = isStream(row.table) ? some(row.values, report.random) : row.label;
  const mark = `\u241e${cell.text}`;
  const text = row.label.text;
  cell.text = mark;
  const change = (whole: string) =>
    whole
      .split('\n')
      .flatMap((each) => (each.includes('\u241e') ? [each.replace('\u241e', ''), line] : [each]))
      .join('\n');
  return { touched: [text, following(report, text)], after: inText(change) };
}

function inText(change: (text: string) => string): Damage['after'] {
  return (bytes) => new TextEncoder().encode(change(new TextDecoder().decode(bytes)));
}

function following({ rows }: PrintedReport, text: string): string {
  return rows[rows.findIndex(({ label }) => label.text === text) + 1]?.label.text ?? text;
}

function before({ rows }: PrintedReport, text: string): string {
  return (
    rows[rows.findIndex(({ values, label }) => values.length > 0 && (label.text === text || label.text === '')) - 1]
      ?.label.text ?? text
  );
}

function headerStart(texts: readonly string[], first: number): number {
  return texts.slice(0, first).findLastIndex((text) => /^申请人情况$/.test(text));
}

function cellsOf({ parts }: PrintedReport) {
  return parts.flatMap((part) => ('table' in part ? part.table.rows.flat() : []));
}

function some<T>(of: readonly T[], random: () => number): T {
  const found = of[Math.floor(random() * of.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

function upTo(most: number, random: () => number): number {
  return Math.floor(random() * (most + 1));
}
