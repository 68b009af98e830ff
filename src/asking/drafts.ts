import type { Answer, Ask, Question } from '../answer/answer.js';
import { type Block, type BlockWords, textOf } from '../answer/blocks.js';
import { convertedBody } from '../answer/converted.js';
import type { LanguageId } from '../contracts/language.js';
import type { Register } from '../contracts/register.js';
import type { ReportStore } from '../contracts/store.js';
import { DRAFT_MARK } from '../report/draft-mark.js';
import type { Filing } from '../report/report.js';
import type { Conversations } from './conversations.js';
import { speakingOf } from './conversations.js';
import { layStores } from './layered-store.js';
import type { Over } from './works.js';

/** What an answer that rests on a draft says of it. */
export type DraftAnswerWording = {
  /** Stands before the title of a draft. */
  mark: string;
  /** What turns an answer's blocks into text. */
  blocks: BlockWords;
  /** The line under the answer, without a sign before it. */
  notice(draft: { agency: string; year: number; name: string }): string;
};

/** Answers each conversation from what is filed with the draft of that conversation laid over it. */
export type Drafts = {
  ask: Ask;
  /** What is filed, and the conversation's own draft over it where there is one. */
  storeOf(conversation: string): Promise<ReportStore>;
  /** The conversation's own draft, as it is laid over what is filed; undefined where there is none. */
  overOf(conversation: string): Promise<Over | undefined>;
  /** Has the next question of a conversation be about this report, where it names no other. */
  turnTo(conversation: string, about: { agency: string; year: number; language: LanguageId }): void;
};

/** How long a draft can be asked about. */
export const DRAFT_HOURS = 24;

/** Stores in memory at once; the next question to another one makes it anew. */
const MOST_OPEN = 8;

/** Kinds of answer that may rest on a report without citing it, such as a list of what there is. */
const SAYS: ReadonlySet<Answer['kind']> = new Set(['figure', 'narrative', 'not_found']);

/** What begins another paragraph than the one that answers. */
const ENDS_HEAD: ReadonlySet<Block['kind']> = new Set(['heading', 'quote', 'note', 'warning', 'sources']);

type Laid = { at: number; filing: Filing; name: string; over: Over; store: () => Promise<ReportStore>; ask: Ask };

/** Asks about drafts as about filed reports; `askOver` answers from what is filed with a draft laid over it, which `store` opens. */
export function createDrafts({
  ask,
  askOver,
  filed,
  conversations,
  openStore,
  register,
  wordings,
  now,
}: {
  ask: Ask;
  askOver: (over: Over, store: () => Promise<ReportStore>) => Ask;
  filed: ReportStore;
  conversations: Pick<Conversations, 'keep'>;
  /** An empty store that nobody else has. */
  openStore: () => Promise<ReportStore>;
  register: Pick<Register, 'draft' | 'draftKeptAt'>;
  wordings: Readonly<Record<LanguageId, DraftAnswerWording>>;
  now: () => Date;
}): Drafts {
  const open = new Map<string, Promise<Laid | null>>();

  async function lay(conversation: string): Promise<Laid | null> {
    const kept = await register.draft(conversation);
    if (!kept) return null;
    const { filing, name, at } = kept;
    const over = { key: `${conversation} ${at}`, filing: markedFiling(filing) };
    let opened: Promise<ReportStore> | undefined;
    const store = () => {
      opened ??= layOver(over, { filed, openStore });
      return opened;
    };
    return { at, filing, name, over, store, ask: askOver(over, store) };
  }

  async function laidFor(conversation: string): Promise<Laid | null> {
    const at = await register.draftKeptAt(conversation);
    const isOver = at === null || at < now().getTime() - DRAFT_HOURS * 3_600_000;
    const held = isOver ? undefined : await open.get(conversation);
    open.delete(conversation);
    if (isOver) return null;
    const laid = held?.at === at ? Promise.resolve(held) : lay(conversation);
    open.set(conversation, laid);
    const oldest = open.keys().next();
    // A question may be reading from it still; what nobody holds any more goes by itself.
    if (open.size > MOST_OPEN && !oldest.done) open.delete(oldest.value);
    const found = await laid.catch((error: unknown) => {
      open.delete(conversation);
      throw error;
    });
    // Filed by now, it is no draft any more.
    return found && (await filed.reportsOfHash(found.filing.report.hash)).length > 0 ? null : found;
  }

  return {
    async ask(question: Question) {
      const laid = await laidFor(question.chat);
      if (!laid) return ask(question);
      const answer = await laid.ask(question);
      return marked(answer, { laid, wording: wordings[answer.language] });
    },
    turnTo: (conversation, { agency, year, language }) =>
      conversations.keep(conversation, { memory: speakingOf({ agency, year }), language }),
    storeOf: async (conversation) => (await laidFor(conversation))?.store() ?? filed,
    overOf: async (conversation) => (await laidFor(conversation))?.over,
  };
}

/** What is filed, with a draft laid over it in a store of its own. */
export async function layOver(
  { filing }: Over,
  { filed, openStore }: { filed: ReportStore; openStore: () => Promise<ReportStore> },
): Promise<ReportStore> {
  const upper = await openStore();
  await upper.file(filing);
  const { agency, year } = filing.report;
  return layStores({ upper, lower: filed, of: { agency, year } });
}

function markedFiling(filing: Filing): Filing {
  const { report, facts } = filing;
  const source = DRAFT_MARK + report.source;
  return {
    ...filing,
    report: { ...report, title: DRAFT_MARK + report.title, source },
    facts: facts.map((fact) => ({ ...fact, file: source })),
  };
}

/** The answer as it says that it rests on a draft, where it does. */
function marked(answer: Answer, { laid, wording }: { laid: Laid; wording: DraftAnswerWording }): Answer {
  const { id, agency, year } = laid.filing.report;
  const cites = answer.citations.some(({ report }) => report === id);
  const names = answer.text.includes(agency) && answer.text.includes(String(year));
  if (!cites && !(names && SAYS.has(answer.kind))) return answer;
  const say = (text: string) => text.replaceAll(DRAFT_MARK, wording.mark);
  const notice = wording.notice({ agency, year, name: laid.name });
  const { blocks = [] } = answer;
  const head = blocks.findIndex(({ kind }, at) => at > 0 && ENDS_HEAD.has(kind));
  const at = head < 0 ? blocks.length : head;
  const told: Block[] = [...blocks.slice(0, at), { kind: 'warning', text: notice }, ...blocks.slice(at)];
  return {
    ...answer,
    ...convertedBody({ ...answer, blocks: told, text: textOf(told, wording.blocks) }, say),
    citations: answer.citations.map((citation) => ({
      ...citation,
      title: say(citation.title),
      source: say(citation.source),
    })),
    warnings: [...answer.warnings, notice],
    draft: true,
  };
}
