import type { ConditionSaid } from '../../answer/say/table-wording.js';
import type { Assumption } from '../../query/query.js';
import { agencyEn, applicantEn, itemEn } from './names.js';

/** A condition that a question makes, in English. */
export function conditionEn({ is, not, of, than, isZero, vague, from, to, among }: ConditionSaid): string {
  const subject = of ? `${of} ` : '';
  const about = vague ? 'about ' : '';
  switch (is) {
    case 'equal':
      return `${subject}${not ? 'not ' : ''}${isZero ? '0' : `${about}${than}`}`;
    case 'more':
      return `${subject}${not ? 'not ' : ''}more than ${about}${than}`;
    case 'less':
      return `${subject}${not ? 'not ' : ''}less than ${about}${than}`;
    case 'least':
      return `${subject}${not ? 'less than' : 'at least'} ${about}${than}`;
    case 'most':
      return `${subject}${not ? 'more than' : 'at most'} ${about}${than}`;
    case 'rank':
      return `${subject}${not ? 'not ' : ''}number ${from === to ? from : `${from} to ${to}`}`;
    case 'known':
      return `${subject}${not ? 'not stated' : 'stated'}`;
    case 'blank':
      return `${subject}${not ? 'not ' : ''}blank`;
    case 'absent':
      return `${subject}${not ? 'reported' : 'not reported'}`;
    case 'among':
      return `${not ? 'not ' : ''}${among}`;
    default:
      return is satisfies never;
  }
}

/** What was taken for granted of a question, in English. */
export function assumedEn({ slot, because, said, taken }: Assumption): string {
  const what = { agency: 'agency', year: 'year', item: 'item', applicant: 'applicant', operation: 'working' }[slot];
  const words = takenEn(slot, taken);
  switch (because) {
    case 'only':
      return said ? `for “${said}” there is only ${words}` : `no ${what} was given; only ${words} is filed`;
    case 'latest':
      return `no ${what} was given; this is the newest, ${words}`;
    case 'context':
      return `as before, the ${what} is ${words}`;
    case 'model':
      return `${said ? `“${said}”` : `the ${what}`} was understood by a model as ${words}`;
    case 'unread':
      return `“${said}” is not taken into account: the figure is of all`;
    case 'relative':
    case 'spelling':
    case 'leading':
    case 'word':
      return `${said ? `“${said}”` : `the ${what}`} was taken as ${words}`;
    default:
      return because satisfies never;
  }
}

function takenEn(slot: Assumption['slot'], taken: string): string {
  if (slot === 'agency') return agencyEn(taken);
  if (slot === 'applicant') return applicantEn(taken);
  return slot === 'item' && /^[\w.]+$/.test(taken) ? itemEn({ metric: taken }) : taken;
}
