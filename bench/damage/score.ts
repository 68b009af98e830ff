import { extract } from '../../src/extract/extract.js';
import { parseDocument } from '../../src/parse/parse.js';
import { readDocument } from '../../src/read/read.js';
import { expectedFigures, seeded } from '../../test/fixtures/filled-form.js';
import { webPage, wordReport, workbook } from '../../test/fixtures/office.js';
import { pdfReport } from '../../test/fixtures/pdf-report.js';
import { textOf } from '../../test/fixtures/report-text.js';
import { KINDS, type Kind, odditiesOf } from './kinds.js';
import { AGENCY, type Carrier, type PrintedReport, printReport } from './printed-report.js';

/** What became of the cells of one kind's documents; `wrong` names each that was stated and is not so. */
export type Score = {
  kind: Kind;
  documents: number;
  /** Cells of the rows the damage touched, and those of them that are left out. */
  touched: number;
  leftOut: number;
  /** Cells left out of which no note tells. */
  silent: string[];
  wrong: string[];
  /** Rows the damage did not touch, and the notes on them. */
  others: number;
  doubted: string[];
};

/** Reads so many damaged documents, every kind on every carrier in turn, and tells of each kind what came of it. */
export async function scoreDamage({
  documents,
  seed,
  only = '',
}: {
  documents: number;
  seed: number;
  only?: string;
}): Promise<Score[]> {
  const kinds = KINDS.filter(({ name }) => name.includes(only));
  const scores = new Map(kinds.map((kind) => [kind, emptyScore(kind)]));
  const turns = kinds.flatMap((kind) => kind.on.map((carrier) => ({ kind, carrier })));
  for (let at = 0; at < documents; at += 1) {
    const turn = turns[at % turns.length];
    const score = turn && scores.get(turn.kind);
    if (score) await addTo(score, { ...turn, seed: seed * 100_003 + at });
  }
  return [...scores.values()];
}

type Turn = { kind: Kind; carrier: Carrier; seed: number };

async function addTo(score: Score, { kind, carrier, seed }: Turn): Promise<void> {
  const random = seeded(seed);
  const oddities = odditiesOf(kind, random() < 0.5 ? '2019' : '2021');
  const report = printReport({ carrier, seed, oddities, random });
  const { touched, after } = kind.damage(report);
  const intact = await fileOf(report, seed);
  const bytes = after ? await after(intact) : intact;
  const about = `${carrier} ${seed}`;
  score.documents += 1;
  const { reports } = parseDocument(await readDocument(bytes, 'report'), { agency: AGENCY, year: report.filled.year });
  const [read] = reports;
  const { facts, reading } = read ? extract(read) : { facts: [], reading: { unsure: [], missing: [] } };
  const cells = facts.filter((fact) => fact.status !== 'text');
  const noted = reading.unsure.map((note) => note.about.join(' '));
  const isNameless = reading.unsure.some(({ code }) => code === 'no_label');
  const isTouched = (label: string) => touched === 'all' || touched.includes(label);
  const rows = new Set<string>();
  const figures = expectedFigures(report.filled);
  for (const { metric, applicant, value, label } of figures) {
    const same = cells.filter((fact) => fact.metric === metric && fact.applicant === applicant);
    const place = `${about}: ${metric} ${applicant ?? ''}`;
    if (isTouched(label)) score.touched += 1;
    else rows.add(label);
    if (same.some((fact) => fact.value !== value)) score.wrong.push(`${place} ${value} read as ${same[0]?.value}`);
    else if (same.length === 0) {
      if (isTouched(label)) score.leftOut += 1;
      else score.doubted.push(`${place} left out`);
      const isTold = isNameless || noted.some((words) => isAbout(words, label) || words === metric);
      if (value !== null && !isTold) score.silent.push(place);
    }
  }
  const labels = [...rows];
  score.others += labels.length;
  for (const words of noted) {
    const named = figures.filter(({ metric, label }) => isAbout(words, label) || words === metric);
    if (touched !== 'all' && named.length > 0 && !named.some(({ label }) => isTouched(label)))
      score.doubted.push(`${about}: ${words}`);
  }
}

function isAbout(words: string, label: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replaceAll(/[\s|]/g, '');
  return label === '行政' ? words !== '' : bare(words).includes(bare(label));
}

/** The report as the file it is carried in. */
async function fileOf({ carrier, parts, filled }: PrintedReport, seed: number): Promise<Uint8Array> {
  const title = `${AGENCY}${filled.year}年政府信息公开工作年度报告`;
  switch (carrier) {
    case 'HTML':
      return webPage(title, parts, { random: seeded(seed) });
    case 'DOCX':
      return wordReport(parts);
    case 'XLSX':
      return workbook(parts);
    case 'PDF':
      return pdfReport(parts);
    default:
      return new TextEncoder().encode(textOf(parts, carrier));
  }
}

function emptyScore(kind: Kind): Score {
  return { kind, documents: 0, touched: 0, leftOut: 0, silent: [], wrong: [], others: 0, doubted: [] };
}
