import { exportedFacts } from '../../export/exported.js';
import type { Known } from '../../question/known.js';
import type { Report } from '../../report/report.js';
import type { ReportStore } from '../../store.js';
import { exportDocument, MOST_REPORTS, titleOf } from '../export-file.js';
import { readNamed } from '../filed.js';
import { type Asked, button, type Feature, plainly, type Reply, shown } from '../reply.js';

/** `/export`: the figures of an agency, a year, a report or everything that is filed, as a workbook or as CSV. */
export function createExport({
  store,
  filed: filedNames,
}: {
  store: ReportStore;
  filed: () => Promise<{ known: Known }>;
}): Feature {
  /** The reports that a button names: of one report, one agency (by any report of it), one year, or all. */
  async function gathered(scope: string): Promise<Report[]> {
    const [kind = '', id = ''] = scope.split('.');
    const reports = await store.reports(kind === 'y' ? { years: [Number(id)] } : {});
    if (kind === 'r') return reports.filter((report) => report.id === id);
    if (kind !== 'a') return reports;
    const agency = reports.find((report) => report.id === id)?.agency;
    return reports.filter((report) => report.agency === agency);
  }

  async function choose({ wording }: Asked, argument: string): Promise<Reply> {
    const { actions, questions, filed } = wording;
    if (argument === '') {
      const [newest] = (await store.reports()).sort((a, b) => b.year - a.year);
      if (!newest) return plainly(wording.answers.nothingFiled);
      return plainly(questions.explainExport(shown(`/export ${newest.agency} ${newest.year}`)), {
        keyboard: { inline_keyboard: formats('all') },
      });
    }
    const { agencies, year, said, nearest } = readNamed(argument, (await filedNames()).known);
    const all = questions.every.includes(said.toLowerCase());
    const [agency] = agencies;
    if (agency === undefined && !all && said !== '') return plainly(shown(filed.unknown(said, nearest)));
    const reports = await store.reports({
      ...(agency !== undefined && { agencies: [agency] }),
      ...(year !== null && { years: [year] }),
    });
    const [first] = reports;
    if (!first) return plainly(actions.nothingToExport);
    if (reports.length > MOST_REPORTS) return plainly(actions.tooMuch(MOST_REPORTS));
    const scope =
      agency === undefined ? (year === null ? 'all' : `y.${year}`) : year === null ? `a.${first.id}` : `r.${first.id}`;
    const title = titleOf({ facts: [], reports }, wording);
    const text = shown(actions.pickFormat({ title, reports: reports.length }));
    return plainly(text, { keyboard: { inline_keyboard: formats(scope) } });

    function formats(of: string) {
      return [[button(actions.xlsx, 'gather', `xlsx.${of}`), button(actions.csv, 'gather', `csv.${of}`)]];
    }
  }

  return {
    commands: { export: { offered: 'everybody', run: choose } },
    buttons: {
      async gather({ wording }, argument): Promise<Reply> {
        const [format, ...scope] = argument.split('.');
        const reports = await gathered(scope.join('.'));
        if (reports.length === 0) return plainly(wording.actions.nothingToExport);
        if (reports.length > MOST_REPORTS) return plainly(wording.actions.tooMuch(MOST_REPORTS));
        const exported = await exportedFacts({ reports: reports.map(({ id }) => id) }, store);
        const file = await exportDocument(exported, { format: format === 'csv' ? 'csv' : 'xlsx', wording });
        return { ...plainly(''), files: [file] };
      },
    },
  };
}
