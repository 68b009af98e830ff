import { APPLICANTS } from '../../report/applicants.js';
import type { Fact, Finding } from '../../report/fact.js';
import { FORMS, type FormRow, type TableId } from '../../report/forms.js';
import { LOCAL } from '../../report/metrics.js';
import type { Report } from '../../report/report.js';
import { groupRuns } from './group-runs.js';
import { Legend, Marks } from './marks.js';
import { marksOf } from './marks-of.js';
import { Scrolling } from './shell.js';
import type { Visit } from './visit.js';

type Printed = { visit: Visit; report: Report; facts: readonly Fact[]; findings: readonly Finding[] };

/** The tables of the report's form in its order, every cell as it is printed with what is to be told of it. */
export function PrintedTables({ visit, report, facts, findings }: Printed) {
  const { web } = visit.wording;
  const rows = report.form ? FORMS[report.form] : [];
  const tables = [...new Set(rows.map(({ table }) => table))];
  const printed = facts.filter(({ status }) => status !== 'text');
  const local = printed.filter(({ metric }) => metric === LOCAL);
  return (
    <>
      {tables.length === 0 ? <p>{web.noForm}</p> : null}
      {tables.map((table) => (
        <FormTable
          {...{ visit, table, facts: printed, findings }}
          rows={rows.filter((row) => row.table === table)}
          isInText={facts.some(({ status, metric }) => status === 'text' && isOf(metric, table, rows))}
        />
      ))}
      {local.length > 0 ? <LocalRows visit={visit} facts={local} findings={findings} /> : null}
    </>
  );
}

function isOf(metric: string, table: TableId, rows: readonly FormRow[]): boolean {
  return rows.some((row) => row.table === table && row.metric === metric);
}

type Table = Omit<Printed, 'report'> & { table: TableId; rows: readonly FormRow[]; isInText: boolean };

function FormTable({ visit, table, rows, facts, findings, isInText }: Table) {
  const { exports, script, web } = visit.wording;
  const name = web.tableNames[table];
  const byCell = new Map(facts.map((fact) => [`${fact.metric} ${fact.applicant}`, fact]));
  const own = facts.filter(({ metric }) => rows.some((row) => row.metric === metric));
  if (own.length === 0) {
    return (
      <section aria-label={name}>
        <h3>{name}</h3>
        <p>{isInText ? web.inText : web.noTable}</p>
      </section>
    );
  }
  const columns = rows.some(({ byApplicant }) => byApplicant) ? APPLICANTS.map(({ id }) => id) : [null];
  const marks = own.flatMap((fact) => marksOf(fact, findings));
  const isWhole = own.length >= rows.length * columns.length;
  return (
    <section>
      <h3 id={table}>{name}</h3>
      <Scrolling name={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{web.item}</th>
              {columns.map((applicant) => (
                <th scope="col">{applicant ? visit.wording.answers.label({ applicant }) : web.value}</th>
              ))}
            </tr>
          </thead>
          {groupRuns(rows, ({ labels }) => labels.slice(0, -1).join(' · ')).map(({ key, members }) => (
            <tbody>
              {key === '' ? null : (
                <tr>
                  <th class="group" scope="rowgroup" colspan={columns.length + 1}>
                    <span lang="zh">{script(key)}</span>
                  </th>
                </tr>
              )}
              {members.map((row) => (
                <tr>
                  <RowHead visit={visit} row={row} />
                  {columns.map((applicant) => (
                    <Cell visit={visit} fact={byCell.get(`${row.metric} ${applicant}`)} findings={findings} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scrolling>
      <Legend visit={visit} marks={isWhole ? marks : [...marks, 'unread']} />
      <NotesOn visit={visit} facts={own} name={(fact) => exports.item(fact)} />
    </section>
  );
}

/** The row in the form's own words, and what it means where those are not the visitor's. */
function RowHead({ visit, row: { metric, labels, unit } }: { visit: Visit; row: FormRow }) {
  const { language, wording } = visit;
  return (
    <th scope="row">
      {language === 'en' ? (
        <>
          {wording.answers.label({ metric })}{' '}
          <span class="soft" lang="zh">
            {labels.at(-1)}
          </span>
        </>
      ) : (
        wording.script(labels.at(-1) ?? '')
      )}
      {unit === '件' || labels.at(-1)?.includes(unit) ? null : (
        <span class="soft" lang="zh">
          {' '}
          {wording.script(unit)}
        </span>
      )}
    </th>
  );
}

/** One cell: what is printed, or the figure that takes its place, and its marks. */
function Cell({ visit, fact, findings }: { visit: Visit; fact: Fact | undefined; findings: readonly Finding[] }) {
  const { answers, web } = visit.wording;
  if (!fact) {
    return (
      <td class="soft">
        <Marks visit={visit} marks={['unread']} />
      </td>
    );
  }
  const { cell, value, unit, correction } = fact;
  const now = value === null ? answers.table.blank : answers.amount({ value, unit });
  return (
    <td class={value === null ? 'soft' : 'number'}>
      {correction ? (
        <>
          {now} <small>{web.printedAs(cell || answers.table.blank)}</small>
        </>
      ) : (
        <span lang="zh">{cell}</span>
      )}
      <Marks visit={visit} marks={marksOf(fact, findings)} />
    </td>
  );
}

/** Rows and columns that the agency added to the form, in its own words. */
function LocalRows({ visit, facts, findings }: Omit<Printed, 'report'>) {
  const { web } = visit.wording;
  return (
    <section>
      <h3 id="local">{web.local}</h3>
      <Scrolling name={web.local}>
        <table>
          <thead>
            <tr>
              <th scope="col">{web.item}</th>
              <th scope="col">{web.value}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <tr>
                <th scope="row" lang="zh">
                  {fact.labels.join(' · ')}
                </th>
                <Cell visit={visit} fact={fact} findings={findings} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <Legend visit={visit} marks={facts.flatMap((fact) => marksOf(fact, findings))} />
      <NotesOn visit={visit} facts={facts} name={({ labels }) => labels.join(' · ')} />
    </section>
  );
}

/** What is doubtful about cells, and who corrected which and why. */
function NotesOn({ visit, facts, name }: { visit: Visit; facts: readonly Fact[]; name: (fact: Fact) => string }) {
  const { answers, exports, script, web } = visit.wording;
  const said = facts.flatMap((fact) => [
    ...fact.notes.map((note) => ({ note: answers.note(note), cell: script(name(fact)) })),
    ...(fact.correction ? [{ note: exports.corrected(fact.correction), cell: script(name(fact)) }] : []),
  ]);
  const lines = [...new Set(said.map(({ note }) => note))].map((note) =>
    answers.line(note, answers.table.listed(said.filter((each) => each.note === note).map(({ cell }) => cell))),
  );
  return lines.length === 0 ? null : (
    <ul class="notes" aria-label={web.notesOnCells}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
