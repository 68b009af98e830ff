import { correctionsOf } from '../../answer/doubts.js';
import type { Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { Fact } from '../../report/fact.js';
import { button, plainly, type Said, shown } from '../reply.js';
import { figureTold } from './complaint.js';

const MOST_LISTED = 10;
/** Characters of what a person wrote that a list shows. */
const LONGEST_EXCERPT = 60;

/** What waits for an administrator and which figures are corrected, the latest first, with the buttons to deal with each. */
export async function correctionList({
  store,
  register,
  wording,
}: {
  store: ReportStore;
  register: Register;
  wording: ChatWording;
}): Promise<Said> {
  const { feedback } = wording;
  const open = await register.openComplaints();
  const corrected = (await store.facts({ corrected: true })).sort(latestFirst);
  const waiting = open.slice(0, MOST_LISTED);
  const listed = corrected.slice(0, MOST_LISTED);
  const lines = [
    open.length > 0 ? feedback.openHead(open.length) : feedback.nothingOpen,
    ...waiting.map(({ number, words }) => `· ${number}. ${excerpt(words)}`),
    ...(open.length > waiting.length ? [feedback.more(open.length - waiting.length)] : []),
    '',
    corrected.length > 0 ? feedback.correctedHead(corrected.length) : feedback.nothingCorrected,
    ...listed.flatMap((fact, index) => [
      `${index + 1}. ${figureTold(fact, wording).figure}`,
      ...correctionsOf([fact], { wording: wording.answers }).map(shown),
    ]),
    ...(corrected.length > listed.length ? [feedback.more(corrected.length - listed.length)] : []),
  ];
  const addresses = await Promise.all(listed.map((fact) => store.addressOf(fact)));
  const rows = [
    ...waiting.map(({ number }) => [button(feedback.show(number), 'complaint', String(number))]),
    ...addresses.flatMap((address, index) => (address ? [[button(feedback.undo(index + 1), 'undo', address)]] : [])),
  ];
  return plainly(lines.join('\n'), rows.length > 0 ? { keyboard: rows } : {});
}

function latestFirst(one: Fact, other: Fact): number {
  return (other.correction?.at ?? '').localeCompare(one.correction?.at ?? '');
}

function excerpt(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ');
  return shown(line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line);
}
