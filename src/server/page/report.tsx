import { dayInChina } from '../../answer/days.js';
import type { Fact, Finding } from '../../report/fact.js';
import { STATEMENT } from '../../report/metrics.js';
import type { Paragraph, Report } from '../../report/report.js';
import { rowsRead } from '../../report/rows-read.js';
import { Downloads } from './agency.js';
import { groupRuns } from './group-runs.js';
import { Marks } from './marks.js';
import { marksOf } from './marks-of.js';
import { PrintedTables } from './printed-tables.js';
import { Scrolling, shell } from './shell.js';
import { agencyPath, reportPath, type Visit } from './visit.js';

/** Everything that is filed of one report; `versions` are all of its year, `years` all reports of its agency. */
export type WholeReport = {
  report: Report;
  facts: Fact[];
  findings: Finding[];
  paragraphs: Paragraph[];
  versions: Report[];
  years: Report[];
};

/** A report in one place: where it is from, its checks, its tables as printed, its text by chapter, its versions and files. */
export function reportPage({ visit, whole }: { visit: Visit; whole: WholeReport }) {
  const { answers, script, web } = visit.wording;
  const { report, facts, findings, paragraphs, versions, years } = whole;
  const title = script(answers.label(report));
  const stated = facts.filter(({ status }) => status === 'text');
  const parts = [
    { id: 'checks', name: web.checks },
    { id: 'tables', name: web.tables },
    ...(stated.length > 0 ? [{ id: 'stated', name: web.stated }] : []),
    { id: 'text', name: web.text },
    { id: 'versions', name: web.versions },
    { id: 'downloads', name: web.download },
  ];
  return shell({
    visit,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <Source visit={visit} report={report} />
        <nav aria-label={web.otherYears}>
          <ul class="inline years">
            <li>
              <a href={visit.link(agencyPath(report.agency))}>{web.allYears}</a>
            </li>
            {years.toReversed().map(({ id, year }) => (
              <li>
                <a href={visit.link(reportPath(id))} aria-current={id === report.id ? 'page' : undefined}>
                  {web.report(year)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={web.contents}>
          <ul class="inline">
            {parts.map(({ id, name }) => (
              <li>
                <a href={`#${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <section aria-labelledby="checks">
          <h2 id="checks">{web.checks}</h2>
          <Checks visit={visit} findings={findings} />
        </section>
        <section aria-labelledby="tables">
          <h2 id="tables">{web.tables}</h2>
          <PrintedTables visit={visit} report={report} facts={facts} findings={findings} />
          <Reading visit={visit} report={report} facts={facts} />
        </section>
        {stated.length > 0 ? <Stated visit={visit} facts={stated} findings={findings} /> : null}
        <section aria-labelledby="text">
          <h2 id="text">{web.text}</h2>
          <Chapters visit={visit} paragraphs={paragraphs} />
        </section>
        <section aria-labelledby="versions">
          <h2 id="versions">{web.versions}</h2>
          <ul class="notes">
            {answers.versions(report, versions).map((line) => (
              <li>{script(line)}</li>
            ))}
          </ul>
        </section>
        <Downloads visit={visit} path={reportPath(report.id)} />
      </>
    ),
  });
}

/** Title, file and dates; the address is a link where there is one. */
function Source({ visit, report: { title, source, published, filedAt, hash } }: { visit: Visit; report: Report }) {
  const { web } = visit.wording;
  const isAddress = /^https?:\/\//.test(source);
  return (
    <p class="source">
      <span lang="zh">{title}</span>
      <br />
      {web.source}
      {': '}
      {isAddress ? (
        <a href={source} rel="noopener noreferrer nofollow">
          {source}
        </a>
      ) : (
        source
      )}
      <br />
      <span class="soft">
        {[
          published ? web.published(published) : '',
          web.filedOn(dayInChina(filedAt)),
          web.fingerprint(hash.slice(0, 8)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  );
}

/** How many sums hold, those that do not written out, and all of them in a table to be opened. */
function Checks({ visit, findings }: { visit: Visit; findings: readonly Finding[] }) {
  const { answers, exports, filed, web } = visit.wording;
  const count = (outcome: Finding['outcome']) => findings.filter((finding) => finding.outcome === outcome).length;
  const [failed, untested] = [count('does_not_close'), count('cannot_test')];
  const tested = findings.length - untested;
  if (findings.length === 0) return <p>{filed.noChecks}</p>;
  return (
    <>
      <p>{tested === 0 ? filed.noChecks : filed.checks({ tested, failed, untested })}</p>
      <ul class="failed">
        {findings
          .filter(({ outcome }) => outcome === 'does_not_close')
          .map((finding) => (
            <li>{answers.finding(finding)}</li>
          ))}
      </ul>
      <details>
        <summary>{web.allChecks}</summary>
        <Scrolling name={web.allChecks}>
          <table>
            <thead>
              <tr>
                {(['check', 'scope', 'working', 'outcome'] as const).map((column) => (
                  <th scope="col">{exports.findings[column]}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {findings.map(({ check, scope, working, outcome }) => (
                <tr>
                  <th scope="row">{exports.check(check)}</th>
                  <td>{exports.scope(scope)}</td>
                  <td>{working}</td>
                  <td class={outcome === 'does_not_close' ? 'failed' : ''}>{exports.outcome(outcome)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </>
  );
}

/** How the document was read: its format, and the rows that were not simply read as printed. */
function Reading({ visit, report, facts }: { visit: Visit; report: Report; facts: readonly Fact[] }) {
  const { answers, script } = visit.wording;
  const read = rowsRead({ form: report.form, facts, unsure: report.reading.unsure });
  const [head, ...lines] = answers.readAs(report, read);
  return (
    <details>
      <summary>{script(head ?? '')}</summary>
      <ul class="notes">
        {lines.map((line) => (
          <li>{script(line)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The quantities that the text states, each in its sentence. */
function Stated({ visit, facts, findings }: { visit: Visit; facts: readonly Fact[]; findings: readonly Finding[] }) {
  const { answers, script, web } = visit.wording;
  return (
    <section aria-labelledby="stated">
      <h2 id="stated">{web.stated}</h2>
      <details>
        <summary>{`${web.stated} ${facts.length}`}</summary>
        <dl class="stated">
          {facts.map((fact) => {
            const { metric, form, applicant, labels, value, unit, quote } = fact;
            const name = metric === STATEMENT ? script(labels.join(' · ')) : answers.label({ metric, form, applicant });
            return (
              <div>
                <dt>{name}</dt>
                <dd>
                  {value === null ? answers.table.blank : answers.amount({ value, unit })}
                  <Marks visit={visit} marks={marksOf(fact, findings).filter((mark) => mark !== 'text')} />
                  <blockquote lang="zh">{quote}</blockquote>
                </dd>
              </div>
            );
          })}
        </dl>
      </details>
    </section>
  );
}

/** The text as the source prints it, under the headings of its chapters. */
function Chapters({ visit, paragraphs }: { visit: Visit; paragraphs: readonly Paragraph[] }) {
  const { web } = visit.wording;
  if (paragraphs.length === 0) return <p>{web.noText}</p>;
  return (
    <>
      {groupRuns(paragraphs, ({ headings }) => headings[0] ?? '').map(({ key, members }) => (
        <section>
          <h3 lang={key === '' ? undefined : 'zh'}>{key || web.beforeChapters}</h3>
          {groupRuns(members, ({ headings }) => headings.slice(1).join(' · ')).map((part) => (
            <>
              {part.key === '' ? null : <h4 lang="zh">{part.key}</h4>}
              {part.members.map(({ printed }) => (
                <p lang="zh">{printed}</p>
              ))}
            </>
          ))}
        </section>
      ))}
    </>
  );
}
