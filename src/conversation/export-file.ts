import { extname } from 'node:path';
import type { ChatWording } from '../contracts/wording/chat.js';
import { exportFile } from '../export/export.js';
import type { Exported } from '../export/exported.js';
import type { Report } from '../report/report.js';
import type { Attachment } from './reply.js';

/** The formats that a chat is offered. */
export type ChatFormat = 'csv' | 'xlsx';

/** Reports that one file takes; more are for whoever runs the program to export. */
export const MOST_REPORTS = 200;

const LONGEST_NAME = 60;
/** What else an address or a file ends in, it is a page. */
const FILES = new Set(['.pdf', '.doc', '.docx', '.xls', '.xlsx', '.txt', '.html', '.htm', '.zip', '.jpg', '.png']);

/** What was gathered as a file to send, named in words, its caption saying what it holds and who worded it. */
export async function exportDocument(
  exported: Exported,
  { format, wording }: { format: ChatFormat; wording: ChatWording },
): Promise<Attachment> {
  const { facts, reports, answer } = exported;
  const title = titleOf(exported, wording);
  const counts = wording.actions.exported({ title, figures: facts.length, reports: reports.length });
  return {
    kind: 'document',
    name: `${fileName(title)}.${format}`,
    bytes: await exportFile(exported, { format, wording: wording.exports }),
    caption: [counts, wording.exports.wordedBy(answer?.answered_by ?? 'facts')].join('\n'),
  };
}

/** Whose figures of which years these are, in words. */
export function titleOf(
  { facts, reports }: Pick<Exported, 'facts' | 'reports'>,
  { actions }: Pick<ChatWording, 'actions'>,
): string {
  const held = facts.length > 0 ? facts : reports;
  const agencies = [...new Set(held.map(({ agency }) => agency))];
  return actions.fileTitle({ agencies, years: held.map(({ year }) => year) });
}

/** What a report's own file is called: its title, and how its file or address ends. */
export function originalName({ title, source }: Pick<Report, 'title' | 'source'>): string {
  const [path = ''] = source.split(/[?#]/);
  const ending = extname(path).toLowerCase();
  return `${fileName(title)}${FILES.has(ending) ? ending : '.html'}`;
}

/** Without what a file system or a phone would not take in a name. */
export function fileName(title: string): string {
  const kept = title.replaceAll(/[^\p{L}\p{N}（）()、–-]+/gu, ' ').trim();
  return [...kept].slice(0, LONGEST_NAME).join('').trim() || 'wenbao';
}
