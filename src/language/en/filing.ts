import type { FilingWording } from '../../contracts/language.js';
import type { Refusal } from '../../parse/document.js';
import type { Finding } from '../../report/fact.js';
import { rowsRead } from '../../report/rows-read.js';
import { faultCode } from '../zh/narrative.js';
import { CHECKS_EN, scopeEn } from './checks.js';
import { enLeftOut, enNote, enReading, enRows } from './reading.js';
import { enChanges } from './reports.js';

const REASONS: Record<Refusal['reason'], string> = {
  not_there: 'there is no such file, or it may not be read; check the path',
  empty: 'the file is empty; check it, or download it again',
  not_text: 'neither text nor a format that can be read; give a web page, PDF, Word, Excel or text file',
  not_a_report: 'not an annual report on government information disclosure; give the report itself',
  a_template: 'a model or template, not the report of an agency',
  a_blank_form: 'a blank form without figures; give the report that was filled in',
  only_a_title: 'a title without text or tables; give the whole report or its attachment',
  no_agency: 'it does not show whose report it is; try again with --agency NAME',
  no_year: 'it does not show which year it reports on; try again with --year YEAR',
  same_name:
    'another report of an agency of this name and year is filed and the two share next to nothing; state the full name with the place above it by --agency NAME',
  unreadable: 'cannot be read',
  damaged: 'the file is damaged; download it again, or open and save it once more',
  locked: 'protected by a password; save it without one',
  scanned: 'a scan in which no text can be recognised; scan it again at 200 dpi or more, or give a version with text',
  unclear: 'the picture is too small or not clear; scan it at 200 dpi or more, or take the whole page sharp',
  no_characters:
    'a PDF whose fonts do not say which characters they draw; print it to PDF again from Word or a browser',
  unsupported: 'this format cannot be read; save it as DOCX, PDF or a web page and try again',
  too_large: 'too large or oddly built (E-FILE-BOMB), not filed',
  too_slow: 'takes too long to read (E-FILE-SLOW), not filed; keep the report alone, or save it as text, and try again',
  crashed:
    'the program failed while reading it (E-FILE-CRASH), not filed; nothing else is affected: save it in another format and try again',
  nested_archive: 'an archive inside an archive; unpack it first',
  unsafe_name: 'the name leads out of the archive; pack the file again',
  address: 'the address cannot be reached or is not allowed (E-URL)',
};

const OUTCOMES: Record<Finding['outcome'], string> = {
  closes: 'closes',
  closes_if_blank_is_zero: 'closes only if blanks count as zero',
  does_not_close: 'does not close',
  cannot_test: 'cannot be tested',
};

/** The command line in English. */
export const enFiling: FilingWording = {
  filed({ source, result, report, counts, other, was, refusal }) {
    const what = `${report.agency} ${report.year} (${enFiling.form(report.form)})`;
    if (result === 'unchanged') return `= ${source}: ${what} already filed, unchanged`;
    if (result === 'copy') return `= ${source}: ${what} is the same report as ${other}, filed once`;
    const why = refusal ? `${REASONS[refusal.reason]}${refusal.saw ? ` (${refusal.saw})` : ''}` : '';
    if (result === 'removed')
      return `✗ ${source}: ${what} read anew and no longer filed: ${why}; /remove can bring it back`;
    if (result === 'kept') return `= ${source}: ${what} could not be read anew and stays as it was: ${why}`;
    const before =
      was && (was.agency !== report.agency || was.year !== report.year) ? `, before as ${was.agency} ${was.year}` : '';
    const verb = {
      reread: `read anew (no new publication)${before}`,
      healed: `what was filed was damaged in the store and is whole again${before}`,
      filed: 'filed',
      superseded: 'filed as a new version, the old one kept',
      fuller: `filed in place of ${other}, a less complete copy of the same report`,
    }[result];
    if (!counts) return `✓ ${source}: ${what} ${verb}`;
    const open = counts.findings.filter((finding) => finding.outcome === 'does_not_close').length;
    const checks = open > 0 ? `${open} sums do not close` : 'no sum found open';
    return `✓ ${source}: ${what} ${verb}; ${counts.facts} figures, ${counts.paragraphs} paragraphs, ${checks}`;
  },
  links: (source, links) => `→ ${source}: the page links to ${links.length} annual reports`,
  changes: enChanges,
  noChanges: 'what is read has not changed',
  reread: ({ reread, changed, healed, removed, left }) =>
    `${reread} read anew, of which ${changed} are read otherwise; ${healed} damaged ones made whole, ${removed} taken out, ${left} not read anew.`,
  allRead: 'Everything filed was read by this reader and is whole; there is nothing to read anew.',
  notReread: (sources) =>
    `The originals of these ${sources.length} are not kept, so they cannot be read anew; give their files: wenbao reread FILE or FOLDER (with WENBAO_ORIGINALS set, the originals of what is filed from then on are kept):`,
  originals: ({ documents, bytes }) => `${documents} originals are kept, ${(bytes / 1024 / 1024).toFixed(1)} MB.`,
  copy: (source, what) => `  ${source}: "${what}" repeats the same report and is filed once`,
  refused: (source, { reason, saw }) => `✗ ${source}: ${REASONS[reason]}${saw ? ` (${saw})` : ''}`,
  nothingThere: (paths) => `No file in ${paths.join(', ')}. Give report files, folders or addresses.`,
  summary: ({ filed, unchanged, refused, seconds }) =>
    `${filed} filed, ${unchanged} unchanged, ${refused} refused, in ${seconds.toFixed(1)} s.`,
  making: { embedding: 'embedding paragraphs', indexing: 'building the index of vectors' },
  notEmbedded: (fault) =>
    `The vectors are not up to date${fault ? ` (${faultCode(fault)})` : ''}: the reports are filed and found by their words for now; a running bot makes up for it.`,
  reading: ({ reading }) => enReading(reading),
  rows: ({ form, reading: { unsure } }, facts) => enRows(rowsRead({ form, facts, unsure }).rows, enNote),
  leftOut: ({ reading }) => enLeftOut(reading),
  finding: ({ agency, year, check, scope, outcome, working }) =>
    `${agency} ${year} ${CHECKS_EN[check] ?? check} [${scopeEn(scope)}]: ${OUTCOMES[outcome]}${working ? ` (${working})` : ''}`,
  checked: (findings) => `${findings.length} checks: ${countOutcomes(findings)}.`,
  noFindings: () => 'Nothing to check: no report is filed, or it has no tables.',
  columns: { agency: 'Agency', year: 'Year', form: 'Form', title: 'Title', filedAt: 'Filed' },
  emptyStore: () => 'No report is filed yet. Run: wenbao ingest FILE or FOLDER.',
  filingSamples: () => 'First run: filing the sample reports …',
  form: (form) => (form === null ? 'no common form' : `form of ${form}`),
};

function countOutcomes(findings: readonly Finding[]): string {
  const counts = (Object.keys(OUTCOMES) as Finding['outcome'][]).map(
    (outcome) => [OUTCOMES[outcome], findings.filter((finding) => finding.outcome === outcome).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
