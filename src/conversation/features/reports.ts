import type { ReportStore } from '../../contracts/store.js';
import type { Report } from '../../report/report.js';
import type { Beside } from '../beside.js';
import { byAgency } from '../filed.js';
import { inert } from '../inert.js';
import {
  type Asked,
  type Button,
  button,
  type Command,
  type Feature,
  plainly,
  type Reply,
  type Said,
  shown,
} from '../reply.js';

const IN_ROW = 4;
const MOST_YEARS = 24;
const MOST_CHOICES = 6;

/**
 * `/reports`, or `/sources`: what is filed by agency and an agency's years, each page in the place of the one before, one report at a
 * glance, and the report itself as it was filed.
 */
export function createReports({
  store,
  beside,
}: {
  store: ReportStore;
  beside: Pick<Beside, 'named' | 'list' | 'original'>;
}): Feature {
  async function listPage({ wording }: Asked, asked: number): Promise<Said> {
    const { filed, answers } = wording;
    const listed = await beside.list(asked);
    if (!listed) return plainly(answers.nothingFiled);
    const { page, pages, here } = listed;
    const lines = here.map(({ agency, years }, at) => shown(`${at + 1}. ${filed.agency({ agency, years })}`));
    const head = filed.head(listed);
    const numbers = here.map(({ newest }, at) => button(`${at + 1}`, 'agency', newest));
    const turns = [
      ...(page > 1 ? [button(filed.previous, 'reports', `${page - 1}`)] : []),
      ...(page < pages ? [button(filed.next, 'reports', `${page + 1}`)] : []),
    ];
    const foot = [filed.pick, ...(pages > 1 ? [filed.page({ page, pages })] : [])].join('');
    return titled([head, ...lines, '', foot].join('\n'), [...inRows(numbers), turns]);
  }

  async function agencyPage(asked: Asked, agency: string): Promise<Reply> {
    const { filed } = asked.wording;
    const own = (await store.reports({ agencies: [agency] })).sort((a, b) => b.year - a.year);
    const [only] = own;
    if (!only) return plainly(filed.gone);
    if (own.length === 1) return reportPage(asked, only);
    const years = own.slice(0, MOST_YEARS).map(({ id, year }) => button(filed.year(year), 'report', id));
    const head = shown(filed.agencyHead({ agency, reports: own.length }));
    return titled(`${head}\n${filed.pickYear}`, [...inRows(years), [button(filed.allAgencies, 'reports', '1')]]);
  }

  /** One report at a glance. */
  function reportPage({ language }: Asked, { agency, year }: Report): Reply {
    return { question: '', language, glance: { agency, year } };
  }

  async function reportOf(id: string): Promise<Report | undefined> {
    return (await store.reports({ ids: [id] }))[0];
  }

  async function named(asked: Asked, argument: string): Promise<Reply> {
    const { agencies, year, said, nearest } = await beside.named(argument);
    const { filed } = asked.wording;
    const [agency, ...more] = agencies;
    if (agency === undefined) return plainly(shown(filed.unknown(said, nearest)));
    const reports = await store.reports({ agencies });
    if (more.length === 0 && year !== null && !reports.some((report) => report.year === year))
      return agencyPage(asked, agency);
    const [report, ...several] = reports
      .filter((one) => year === null || one.year === year)
      .sort((a, b) => b.year - a.year);
    if (report && (several.length === 0 || more.length === 0)) return reportPage(asked, report);
    const choices = byAgency(reports).flatMap(([newest]) =>
      newest ? [[button(newest.agency, 'agency', newest.id)]] : [],
    );
    return plainly(filed.which, { keyboard: choices.slice(0, MOST_CHOICES) });
  }

  const list: Command = {
    offered: 'everybody',
    run: (asked, argument) => (argument === '' ? listPage(asked, 1) : named(asked, argument)),
  };

  return {
    commands: { reports: list, sources: list },
    buttons: {
      reports: async (asked, page) => ({ ...(await listPage(asked, Number(page))), replaces: true }),
      agency: turnedTo((asked, { agency }) => agencyPage(asked, agency)),
      report: of(reportPage),
      overview: of(reportPage),
      check: of(({ wording, language }, report) => ({ question: wording.filed.checkQuestion(report), language })),
      problems: of(({ wording, language }, report) => ({
        question: wording.answers.glance.asks.problems(report),
        language,
      })),
      original: of(async ({ wording }, { id, title, source }) => {
        const file = await beside.original({ report: id });
        const { sent, notKept } = wording.original;
        if (file) return { ...plainly(''), files: [{ ...file, caption: shown(sent(title)) }] };
        return plainly(inert(notKept({ title, source }), [source]));
      }),
    },
  };

  /** What a button comes to that carries a report. */
  function of(press: (asked: Asked, report: Report) => Reply | Promise<Reply>) {
    return async (asked: Asked, id: string): Promise<Reply> => {
      const report = await reportOf(id);
      return report ? press(asked, report) : plainly(asked.wording.filed.gone);
    };
  }

  /** A page about the report that the button carries, in the place of the page it was pressed on. */
  function turnedTo(page: (asked: Asked, report: Report) => Promise<Reply>) {
    return of(async (asked, report) => {
      const reply = await page(asked, report);
      return reply && 'message' in reply ? { ...reply, replaces: true } : reply;
    });
  }
}

/** The first line in bold. */
function titled(text: string, rows: Button[][]): Said {
  const end = text.indexOf('\n');
  const length = end < 0 ? text.length : end;
  const keyboard = rows.filter((row) => row.length > 0);
  return { message: { text, marks: [{ kind: 'bold', offset: 0, length }] }, keyboard };
}

function inRows(buttons: Button[]): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / IN_ROW) }, (_, row) =>
    buttons.slice(row * IN_ROW, (row + 1) * IN_ROW),
  );
}
