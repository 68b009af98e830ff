import type { AdminWording, Filed, UploadWording } from '../../contracts/wording/uploads.js';
import type { Refusal } from '../../parse/document.js';
import { enDraft } from './draft.js';
import { agencyEn, labelEn } from './names.js';

const REASONS: Record<Refusal['reason'], string> = {
  not_there: 'The file is not there; please send it again',
  empty: 'The file is empty (E-FILE-EMPTY). Check it, or download it again',
  not_text: 'I cannot read this kind of file (E-FILE-TYPE). Please send PDF, Word, Excel, a web page or text',
  unsupported: 'I cannot read this kind of file (E-FILE-TYPE). Please save it as PDF or DOCX',
  not_a_report:
    'This does not look like an annual report on government information disclosure (E-FILE-REPORT). Please send the report itself',
  a_template: 'This is a model or template, not the report of an agency (E-FILE-REPORT)',
  a_blank_form: 'This is a blank form without figures (E-FILE-REPORT). Please send the one that was filled in',
  only_a_title: 'There is a title and no text or tables (E-FILE-REPORT). Please send the whole report',
  no_agency: 'It does not show whose report this is (E-FILE-AGENCY). Please put the full name into its title',
  no_year: 'It does not show which year it reports on (E-FILE-YEAR). Please put the year into its title',
  same_name:
    'Another report of an agency of this name and year is filed, and the two share next to nothing (E-FILE-SAME). File it from the command line with the full name',
  unreadable: 'This file cannot be read (E-FILE-DAMAGED). Please open and save it once more',
  damaged: 'The file is damaged (E-FILE-DAMAGED). Please download or save it again',
  locked: 'The file has a password (E-FILE-LOCKED). Please remove it and send the file again',
  scanned:
    'No text can be recognised in this scan (E-FILE-SCAN). Please scan it more clearly, or send a version with text',
  unclear:
    'The picture is too small or not clear (E-FILE-SCAN). Please take the whole page sharp, or send the original as a file',
  no_characters: 'No text can be had from this PDF (E-FILE-SCAN). Please print it to PDF again from Word or a browser',
  too_large: 'Too large or oddly built (E-FILE-BOMB), not filed. Please send the report alone, or save it again',
  too_slow: 'It takes too long to read (E-FILE-SLOW) and was given up. Please send the report alone, or saved as text',
  crashed:
    'The program failed while reading it (E-FILE-CRASH), which is no fault of yours. Please save it in another format and send it again',
  nested_archive: 'There is an archive inside the archive (E-FILE-ZIP). Please unpack it first',
  unsafe_name: 'A name in the archive leads out of it (E-FILE-ZIP). Please unpack it and send the file itself',
  address: 'The address cannot be reached or is not allowed (E-URL). Please download it and send me the file',
};

const RESULTS: Record<Filed['result'], (filed: Filed) => string> = {
  filed: () => 'filed; everybody can ask about it.',
  superseded: ({ before }) => `filed as a new version; that of ${before ?? ''} is kept for reference.`,
  fuller: ({ before }) => `filed in place of the less complete copy of ${before ?? ''}.`,
  unchanged: ({ before }) => `already filed (${before ?? ''}), the same bytes; not filed twice.`,
  reread: () => 'the same file, read anew by the newer reader.',
  healed: () => 'the same file; what was filed of it was damaged in the store and was read anew.',
  removed: () => 'the same file; read anew it is no annual report, and was taken out.',
  kept: () => 'the same file; it could not be read anew this time and stays as it was.',
  copy: ({ before }) => `the same report is already filed (${before ?? ''}); not filed twice.`,
};

/** Of these it is said what was read. */
const READ: readonly Filed['result'][] = ['filed', 'superseded', 'fuller', 'reread', 'healed'];

/** What is said of files and addresses that are sent, in English. */
export const enUploads: UploadWording = {
  received: (name) => `Received “${name}”, downloading …`,
  reading: (name) => `Reading “${name}” …`,
  readingPage: (name, { number, of }) => `Recognising “${name}”, page ${number} of ${of} …`,
  headline: ({ agency, year, matters }) =>
    `${matters > 0 ? '⚠' : '✓'} ${agencyEn(agency)} ${year}: ${matters > 1 ? `${matters} things to look at` : matters === 1 ? '1 thing to look at' : 'no problem found'}`,
  counts: ({ facts, paragraphs }) => `Read in all: ${facts} figures, ${paragraphs} paragraphs.`,
  review(review) {
    // The first line says whose report it is.
    const of = labelEn({ agency: review.report.agency, year: review.report.year });
    return enDraft.review(review).map((line) => line.replace(`· ${of}: `, '· '));
  },
  more: (left) => `… and ${left} more in the file`,
  reviewFile: ({ agency, year }) => ({ name: `${agency}${year}-check.txt`, caption: 'The whole review' }),
  askAbout: (hours) =>
    `You can now ask about this draft. Only this conversation sees it, for ${hours} hours; /new or “End draft” deletes it.`,
  alreadyFiled: (date) => `This report is filed already (${date}); just ask about it.`,
  others: (titles) =>
    `${titles.length} more in the same file, not checked: ${titles.map((title) => `《${title}》`).join('')}`,
  unread: (files) => `${files} more files were not read; please send them one by one.`,
  album: (checked) => `Files of this album checked so far: ${checked}`,
  refusedFile: (name, why) => `${name}: ${why}`,
  albumRefused: (name, why) => `✗ ${name}: ${why}`,
  refused: ({ reason, saw }) => `${REASONS[reason]}${saw ? ` (${saw})` : ''}.`,
  tooLarge:
    'Telegram lets bots download 20 MB, and this file is larger (E-FILE-LARGE). Please send the report alone; administrators can also send a link.',
  notDownloaded: 'Telegram did not give me the file (E-FILE-GET). Please send it again.',
  tooMany: ({ files, minutes }) => `${files} files an hour can be checked; please come back in ${minutes} min.`,
  busy: 'Many files are being read just now; please send yours again in a minute or two. Questions are answered as ever.',
  addressesNotAllowed: 'Only administrators and staff can send addresses. Please download it and send me the file.',
  end: 'End draft',
  ended: 'The draft is deleted.',
  file: 'File this report',
  confirmFile: ({ agency, year, current, minutes }) =>
    [
      `This files the report of ${agencyEn(agency)} for ${year}; everybody will be able to ask about it.`,
      ...(current ? [`It takes the place of the one filed on ${current}.`] : []),
      `Please confirm within ${minutes} minutes:`,
    ].join('\n'),
  confirm: 'File it',
  draftGone: 'This draft is no longer there; please send the file again.',
  filed: (filed) => {
    const { agency, year, result, facts, paragraphs, failed, instructions } = filed;
    const isNew = READ.includes(result);
    return [
      `${agencyEn(agency)} ${year}: ${RESULTS[result](filed)}`,
      ...(isNew
        ? [
            `${facts} figures, ${paragraphs} paragraphs; ${failed > 0 ? `${failed} sums do not close` : 'no sum found open'}.`,
          ]
        : []),
      ...(isNew && instructions > 0
        ? [`⚠ ${instructions} texts look like instructions to a model; kept as text only.`]
        : []),
    ].join('\n');
  },
  add: 'Send me the report as a file (PDF, Word, Excel, a web page, text or an archive), or /add with its address. After the check press “File this report” and confirm; then everybody can ask about it.',
};

/** What is said to those who look after what is filed, in English. */
export const enAdmin: AdminWording = {
  removeWhich: 'Which one?',
  removeNone: (words) => `No report of “${words}” is filed. /reports shows what is.`,
  confirmRemove: ({ agency, year, title, filedAt, facts, minutes }) =>
    `This removes ${agencyEn(agency)} ${year}:\n《${title}》\nfiled on ${filedAt}, ${facts} figures.\nNobody will find it any more; it can be undone for 24 hours. Please confirm within ${minutes} minutes:`,
  remove: 'Remove',
  removed: ({ agency, year }) =>
    `Removed the report of ${agencyEn(agency)} for ${year}. It can be undone for 24 hours, then it is deleted for good.`,
  gone: 'This report is no longer filed.',
  undo: 'Undo',
  undoOf: ({ agency, year }) => `Undo ${agency} ${year}`,
  removedList: (count) =>
    count > 0
      ? `${count} removed reports can still be brought back. To remove another: /remove AGENCY YEAR.`
      : 'There is nothing to undo. To remove a report: /remove AGENCY YEAR.',
  restored: ({ agency, year }) => `The report of ${agencyEn(agency)} for ${year} is back.`,
  notRestored: ({ agency, year }) =>
    `The report of ${agencyEn(agency)} for ${year} cannot be brought back: it is deleted for good, or another one is filed by now.`,
  stats: (counts) =>
    [
      `${counts.reports} reports of ${counts.agencies} agencies${counts.years ? `, ${counts.years[0]}–${counts.years[1]}` : ''}`,
      `${counts.facts} figures, ${counts.failed} sums that do not close, ${counts.removed} reports to be deleted for good`,
      `${counts.answeredToday} answered today, ${counts.waiting} waiting`,
      `${counts.watches} watches, ${counts.openComplaints} open error reports, ${counts.drafts} drafts`,
      `Ratings: 👍${counts.good} 👎${counts.bad}`,
      `${counts.tokens} model tokens today${counts.cost === null ? '' : `, at most ${counts.cost}`}`,
      `Version ${counts.version}, up for ${counts.hours} h`,
    ].join('\n'),
};
