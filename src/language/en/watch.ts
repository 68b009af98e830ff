import type { WatchWording } from '../../contracts/wording/watch.js';
import { agencyEn } from './names.js';

/** Watching agencies, in English. */
export const enWatch: WatchWording = {
  head: (watches) =>
    `Watching ${watches} ${watches === 1 ? 'agency' : 'agencies'}; you are told when a report is filed:`,
  line: ({ agency, elsewhere, filed, paused }) => {
    const notes = [
      ...(filed ? [] : ['none filed yet']),
      ...(elsewhere ? ['told in a group'] : []),
      ...(paused ? ['paused'] : []),
    ];
    return `${agencyEn(agency)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
  },
  none: (example) =>
    `You watch no agency yet. Once you do, I will tell you when a report of it is filed. Which one? Reply with its name${example ? `, for example: ${example}` : '.'}`,
  settings: ({ quiet, digest }) =>
    [
      `Daily digest: ${digest ? 'on, one message at 9:00 (China)' : 'off, told as it is filed'}`,
      `Quiet hours: ${quiet ? `on, nothing from ${quiet.from}:00 to ${quiet.to}:00 (China)` : 'off'}`,
    ].join('\n'),
  watching: (agency) => `Watching ${agencyEn(agency)}: I will tell you when a report of it is filed.`,
  already: (agency) => `${agencyEn(agency)} is watched already.`,
  notFiledYet: (agency) =>
    `Watching ${agencyEn(agency)}. No report of it is filed yet; I will tell you when the first one is.`,
  confirmUnfiled: ({ agency, nearest }) =>
    `No report of ${agencyEn(agency)} is filed. ${nearest ? 'If you meant one of the agencies below, tap it; if' : 'If'} the name is right and you want to wait for the first one, tap “Watch”:`,
  placeholder: 'name of the agency',
  which: (said) => (said ? `Several answer to “${said}”. Which one?` : 'Which one?'),
  unknown: ({ said, nearest }) =>
    `Nothing is filed under “${said}”. ${nearest ? 'The names below are nearest; to' : 'To'} watch an agency that is not filed yet, write its full name in Chinese.`,
  full: (most) => `At most ${most} agencies can be watched. End some with /watch first.`,
  ended: (agency) => `No longer watching ${agencyEn(agency)}.`,
  notWatched: 'This agency is not watched.',
  notYours: 'Only who set it, or an administrator, can end it.',
  buttons: {
    mine: 'What I watch',
    end: 'Stop watching',
    begin: 'Watch it',
    unfiled: (agency) => `Watch ${agency}`,
    endOf: (number, agency) => `End ${number}. ${agency}`,
    quietOn: 'Quiet from 22:00 to 8:00',
    quietOff: 'No quiet hours',
    digestOn: 'One digest a day (9:00)',
    digestOff: 'Tell me as it is filed',
    next: 'Next',
    previous: 'Back',
    ask: 'Ask about this report',
    askOf: ({ agency, year }) => `${year} ${agency}`,
  },
  question: ({ agency, year }) => `Summarize the ${year} report of ${agency}`,

  filed: (title) => `Newly filed: 《${title}》`,
  updated: (title) => `Newer version: 《${title}》`,
  changed: 'Changed after publication:',
  unchanged: 'The file is another; no figure or sentence that is read differs.',
  before: ({ year, amount, change }) =>
    ` (${year}: ${amount}, ${change ? `${change.by} ${change.more ? 'more' : 'fewer'}` : 'no change'})`,
  blankBefore: (year) => ` (${year}: blank)`,
  and: '; ',
  noFigures: 'No figures on applications, review or litigation could be read.',
  holds: (checks) => `Sums: ${checks} checked, none fails.`,
  fails: (checks) => `Sums: ${checks} ${checks === 1 ? 'does' : 'do'} not add up`,
  more: (count) => `… and ${count} more`,
  source: ({ source, digits }) => `Source: ${source} · file ${digits}`,
  digest: (reports) => `${reports} new reports of agencies you watch`,
};
