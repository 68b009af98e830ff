import type { Answer } from '../answer/answer.js';
import { tableOf } from '../answer/answer-reading.js';
import { rowsInOrder } from '../answer/say/rows-shown.js';
import type { Filed } from '../asking/known-filed.js';
import type { Over } from '../asking/works.js';
import type { LanguageId } from '../contracts/language.js';
import type { ReportStore } from '../contracts/store.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { type Exported, exportedAnswer, exportedFacts, exportedTable } from '../export/exported.js';
import type { Originals } from '../filing/originals.js';
import { type AgencyNamed, agencyNamed } from '../question/names/agency-named.js';
import { keyOf } from './agency-key.js';
import { pictureOf } from './answered.js';
import { type ChatFormat, exportDocument, originalName } from './export-file.js';
import { byAgency, type Joined, joined, type Named, readNamed } from './filed.js';
import type { Attachment } from './reply.js';

/** A page of the list of what is filed: how much there is, of which years, and the agencies of this page, each with its years, the newest first. */
export type ListPage = {
  reports: number;
  /** The newest of the years of which most agencies are filed. */
  fullest: number;
  agencies: number;
  years: number[];
  page: number;
  pages: number;
  here: { agency: string; newest: string; years: number[] }[];
};

/** What an answer or some reports are made into. */
export type ToExport = { format: ChatFormat; language: LanguageId } & (
  | { answer: Answer; over?: Over | undefined }
  | { reports: string[] }
);

/**
 * What a chat has done beside it where others would have to wait for it: everything that looks through all names or all reports, pictures
 * and files. Each takes one plain argument, so that it can be done by another thread.
 */
export type Beside = {
  /** What follows a command, read as the name of an agency and a year. */
  named(text: string): Promise<Named>;
  /** Which agency some words name. */
  agencyNamed(words: string): Promise<AgencyNamed>;
  /** The words with agencies that stand side by side joined by 和, and those agencies as they were said. */
  joined(words: string): Promise<Joined>;
  /** The filed agency that a button means. */
  agencyOfKey(key: string): Promise<string | undefined>;
  /** A page of what is filed, the nearest one that there is; undefined where nothing is filed. */
  list(page: number): Promise<ListPage | undefined>;
  counts(): ReturnType<ReportStore['counts']>;
  /** The chart of an answer's figures as a picture; `null` where they make none. */
  picture(of: { answer: Answer; asked: boolean }): Promise<Attachment | null>;
  /** The figures of an answer or of reports as a file; `null` where none is filed any more. */
  file(of: ToExport): Promise<Attachment | null>;
  /** A report as it was filed, without a caption; `null` where its bytes are not kept, or are more than a chat takes. */
  original(of: { report: string }): Promise<Attachment | null>;
};

/** Telegram takes no greater file. */
const MOST_BYTES = 50_000_000;

/** Agencies on a page of the list. */
const PAGE = 8;

/** Does it all at once, for whom nobody waits. */
export function createBeside({
  store,
  filed,
  storeOver,
  wordings,
  originals,
}: {
  store: ReportStore;
  filed: () => Promise<Filed>;
  storeOver: (over: Over) => Promise<ReportStore>;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** The bytes that reports were read from, where they are kept. */
  originals?: Pick<Originals, 'bytesOf'> | undefined;
}): Beside {
  const known = async () => (await filed()).known;
  /** In order for a person, which takes long where there are very many. */
  let listed: { of: Filed; agencies: { agency: string; newest: string; years: number[] }[] } | undefined;

  async function inOrder() {
    const of = await filed();
    if (listed?.of !== of) {
      const agencies = byAgency(await store.filed()).map((reports) => ({
        agency: reports[0]?.agency ?? '',
        newest: reports[0]?.report ?? '',
        years: reports.map(({ year }) => year),
      }));
      listed = { of, agencies };
    }
    return listed.agencies;
  }

  /** An answer that told the first rows of many is exported whole. */
  async function exportedOf(answer: Answer, over: ReportStore): Promise<Exported> {
    if (!answer.query) return exportedAnswer(answer, over);
    const table = await tableOf(answer.query, { desk: { store: over }, known: await known() });
    const cells = rowsInOrder(table).flatMap((row) => row.cells);
    return exportedTable(answer, cells, over);
  }

  return {
    named: async (text) => readNamed(text, await known()),
    agencyNamed: async (words) => agencyNamed(words, await known()),
    joined: async (words) => joined(words, await known()),
    agencyOfKey: async (key) => (await known()).agencies.find((name) => keyOf(name) === key),
    async list(asked) {
      const agencies = await inOrder();
      if (agencies.length === 0) return undefined;
      const pages = Math.ceil(agencies.length / PAGE);
      const page = Math.min(Math.max(asked, 1), pages);
      return {
        ...{ agencies: agencies.length, page, pages },
        reports: agencies.reduce((sum, { years }) => sum + years.length, 0),
        years: [...new Set(agencies.flatMap(({ years }) => years))],
        fullest: fullestOf(agencies.flatMap(({ years }) => years)),
        here: agencies.slice((page - 1) * PAGE, page * PAGE),
      };
    },
    counts: () => store.counts(),
    picture: ({ answer, asked }) => pictureOf(answer, { wording: wordings[answer.language], asked }),
    async file(of) {
      const exported =
        'reports' in of
          ? await exportedFacts({ reports: of.reports }, store)
          : await exportedOf(of.answer, of.over ? await storeOver(of.over) : store);
      if (exported.facts.length === 0) return null;
      return exportDocument(exported, { format: of.format, wording: wordings[of.language] });
    },
    async original({ report: id }) {
      const [report] = await store.reports({ ids: [id] });
      const bytes = report && (await originals?.bytesOf(report.hash));
      if (!report || !bytes || bytes.length > MOST_BYTES) return null;
      return { kind: 'document', name: originalName(report), bytes, caption: '' };
    },
  };
}

function fullestOf(years: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [first] = [...counts].sort(([a, held], [b, other]) => other - held || b - a);
  return first?.[0] ?? 0;
}
