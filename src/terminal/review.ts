import { dayInChina } from '../answer/days.js';
import type { Drafts } from '../asking/drafts.js';
import type { LanguageId } from '../contracts/language.js';
import type { Register } from '../contracts/register.js';
import { headlineOf, type ReadReport } from '../conversation/features/reviewed.js';
import { type Asked, plainly, type Said } from '../conversation/reply.js';
import type { Documents } from '../filing/documents.js';
import type { Sent } from '../filing/sources.js';
import type { Refusal } from '../parse/document.js';

/** What it takes to check drafts from files. */
export type Reviewing = {
  documents: Pick<Documents, 'read'>;
  drafts: Pick<Drafts, 'turnTo' | 'storeOf' | 'overOf'>;
  /** The file that some words name; undefined where they name none, `null` where it looks like one that is not there. */
  fileNamed: (words: string) => Promise<Sent | null | undefined>;
  refused: (name: string, refusal: Refusal, language: LanguageId) => string;
};

/** Checks the draft in the file that some words name and keeps it for questions; `null` where they name no file. */
export function createReview(
  { documents, drafts, fileNamed, refused }: Reviewing,
  { register, now }: { register: Register; now: () => number },
): (words: string, asked: Asked) => Promise<Said | null> {
  return async function review(words, asked) {
    const { wording, language, conversation } = asked;
    const sent = await fileNamed(words);
    if (sent === undefined) return null;
    if (sent === null) return plainly(wording.terminal.nothingRead(words));
    const document = await documents.read(sent);
    if (document.kind === 'refused') return plainly(refused(sent.source, document.refusal, language));
    const { agency, year } = document.filing.report;
    drafts.turnTo(conversation, { agency, year, language });
    if (document.filed) return sayWhole(document, asked, sent.source);
    await register.keepDraft(conversation, {
      filing: document.filing,
      name: document.sent.source,
      bytes: document.sent.bytes,
      at: now(),
    });
    return sayWhole(document, asked, sent.source);
  };
}

/** Every line of a review: a terminal has room for them. */
function sayWhole(read: ReadReport, asked: Asked, name: string): Said {
  const { uploads, terminal } = asked.wording;
  const { filing, review, filed, others, unread } = read;
  const headline = headlineOf(read, asked);
  const counts = uploads.counts({ facts: filing.facts.length, paragraphs: filing.paragraphs.length });
  const below = [
    ...(others.length > 0 ? [uploads.others(others)] : []),
    ...(unread > 0 ? [uploads.unread(unread)] : []),
    filed ? uploads.alreadyFiled(dayInChina(filed.filedAt)) : terminal.askAboutDraft(name),
  ];
  const text = [headline, '', ...uploads.review(review).slice(1), counts, '', ...below].join('\n');
  return { message: { text, marks: [{ kind: 'bold', offset: 0, length: headline.length }] } };
}
