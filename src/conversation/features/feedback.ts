import type { Answer } from '../../answer/answer.js';
import type { LanguageId } from '../../contracts/language.js';
import type { Complaint, Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { Fact } from '../../report/fact.js';
import { lostAnswer, ownAnswer } from '../answered.js';
import { ANSWER_MINUTES, awaitReply } from '../awaiting.js';
import type { Post } from '../channel.js';
import { shortened } from '../choices.js';
import { type Asked, button, type Feature, plainly, type Reply, shown } from '../reply.js';
import type { Roles } from '../roles.js';
import { complaintSaid, figureKept, figureTold, keptWords, nameOf, valueTold } from './complaint.js';

const MOST_FIGURES = 6;
/** More open reports of one person than this are more than anybody answers. */
const MOST_OPEN = 10;
const DAY = 86_400_000;
const REMEMBERED = 10_000;

type Taken = { complaint: Complaint; isNew: boolean };

/** What people say of answers: that a figure is wrong, whether an answer helped, which report is missing, and `/feedback`. */
export function createFeedback({
  store,
  register,
  roles,
  wordings,
  post,
  now,
}: {
  store: ReportStore;
  register: Register;
  roles: Roles;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  post: Post;
  now: () => number;
}): Feature {
  /** Thumbs that were given, so that pressing twice counts once. */
  const rated = new Set<string>();

  /** Opens a complaint, the same one where the update is answered again; `null` where the person has too many open. */
  async function open(
    { incoming, language }: Asked,
    { figure, words }: Pick<Complaint, 'figure' | 'words'>,
  ): Promise<Taken | null> {
    const { chat, thread, person, at } = incoming;
    const theirs = (await register.openComplaints()).filter(({ seat }) => seat.person === person);
    const same = theirs.find((complaint) => complaint.at === at || (figure === null && complaint.words === words));
    if (same) return { complaint: same, isNew: same.at === at };
    if (theirs.length >= MOST_OPEN) return null;
    const opened = { seat: { chat, thread, person }, language, at, figure, words };
    return { complaint: { ...opened, number: await register.complain(opened), reply: null }, isNew: true };
  }

  async function tellAdministrators(complaint: Complaint): Promise<void> {
    for (const admin of roles.admins)
      await post({ seat: { chat: admin, thread: 0, person: admin }, language: 'zh' }, (wording) =>
        complaintSaid(complaint, { store, wording }),
      );
  }

  async function take(asked: Asked, about: Pick<Complaint, 'figure' | 'words'>): Promise<Reply> {
    const { feedback } = asked.wording;
    const taken = await open(asked, about);
    if (!taken) return plainly(feedback.tooMany(MOST_OPEN));
    if (taken.isNew) await tellAdministrators(taken.complaint);
    return plainly(feedback.taken(taken.complaint.number));
  }

  async function ask(asked: Asked, fact: Fact | null): Promise<Reply> {
    const { incoming, wording } = asked;
    const about = fact ? JSON.stringify(figureKept(fact)) : '';
    const figure = fact && figureTold(fact, wording).figure;
    const words = plainly(wording.feedback.ask({ figure, minutes: ANSWER_MINUTES }), {
      awaits: wording.feedback.placeholder,
    });
    return awaitReply(words, { register, seat: incoming, topic: 'wrong', about, now: now() });
  }

  /** The fact behind a figure that an answer states; undefined where it is filed no more. */
  async function factOf({ citations }: Answer, figure: Answer['figures'][number] | undefined) {
    const cited = citations.find(({ n }) => n === figure?.citation);
    if (!figure || !cited) return undefined;
    const facts = await store.facts({ reports: [cited.report], metrics: [figure.metric] });
    const same = facts.filter(({ applicant }) => applicant === figure.applicant);
    return same.find(({ quote, value }) => quote === cited.quote && value === figure.value) ?? same[0];
  }

  function rating(good: boolean) {
    return async (asked: Asked, id: string): Promise<Reply> => {
      const kept = await ownAnswer(id, { asked, register });
      const key = `${id} ${asked.incoming.person}`;
      if (!kept || kept === 'removed') return null;
      if (rated.size >= REMEMBERED) rated.clear();
      if (!rated.has(key)) await register.rate({ kind: kept.answer.kind, good });
      rated.add(key);
      return { ...plainly(''), spent: ['good', 'bad'] };
    };
  }

  return {
    commands: {
      feedback: {
        offered: 'everybody',
        run: (asked, words) =>
          words === '' ? ask(asked, null) : take(asked, { figure: null, words: keptWords(words) }),
      },
    },
    buttons: {
      async wrong(asked, id) {
        const { wording } = asked;
        const kept = await ownAnswer(id, { asked, register });
        if (kept === null || kept === 'removed') return lostAnswer(kept, asked);
        const { figures } = kept.answer;
        if (figures.length === 1) {
          const fact = await factOf(kept.answer, figures[0]);
          return fact ? ask(asked, fact) : plainly(wording.actions.gone);
        }
        const offered = figures.slice(0, figures.length > MOST_FIGURES ? MOST_FIGURES - 1 : MOST_FIGURES);
        const facts = await Promise.all(offered.map((figure) => factOf(kept.answer, figure)));
        const rows = facts.flatMap((fact, index) => {
          if (!fact) return [];
          const isPlaced = figures.every(({ agency, year }) => agency === fact.agency && year === fact.year);
          const line = wording.answers.line(nameOf(fact, wording, { isPlaced }), valueTold(fact, wording));
          return [{ line: `${index + 1}. ${line}`, index }];
        });
        const rest =
          figures.length > offered.length ? [[button(wording.feedback.noneOfThese, 'wrongof', `${id}.none`)]] : [];
        const buttons = rows.map(({ line, index }) => [button(shortened(line), 'wrongof', `${id}.${index}`)]);
        return plainly([wording.feedback.which, ...rows.map(({ line }) => line)].join('\n'), {
          keyboard: [...buttons, ...rest],
        });
      },
      async wrongof(asked, argument) {
        const [id = '', index = ''] = argument.split('.');
        const kept = await ownAnswer(id, { asked, register });
        if (kept === null || kept === 'removed') return lostAnswer(kept, asked);
        if (index === 'none') return ask(asked, null);
        const fact = await factOf(kept.answer, kept.answer.figures[Number(index)]);
        return fact ? ask(asked, fact) : plainly(asked.wording.actions.gone);
      },
      good: rating(true),
      bad: rating(false),
      async request(asked, id) {
        const { feedback } = asked.wording;
        const kept = await ownAnswer(id, { asked, register });
        if (kept === null || kept === 'removed') return lostAnswer(kept, asked);
        const { wanted } = kept.answer;
        if (!wanted) return plainly(asked.wording.expiredButton);
        // In one language, so that they are known again whoever asks.
        const { requested } = wordings.zh.feedback;
        const words = requested(wanted);
        const agencyAlone = requested({ ...wanted, year: null });
        const today = (await register.openComplaints()).filter(
          ({ at, words: said }) => at > now() - DAY && said.replace(/\d{4}年$/, '') === agencyAlone,
        );
        const taken = await open(asked, { figure: null, words });
        if (!taken) return plainly(feedback.tooMany(MOST_OPEN));
        const { complaint, isNew } = taken;
        // Many may ask for the same in a day; once is enough to be told.
        if (isNew && today.every(({ number }) => number === complaint.number)) await tellAdministrators(complaint);
        return plainly(feedback.requestTaken({ number: complaint.number, agency: shown(wanted.agency) }), {
          spent: ['request'],
        });
      },
    },
    awaited: {
      wrong: (asked, { text, about }) =>
        take(asked, {
          // Written by `ask`.
          figure: about === '' ? null : (JSON.parse(about) as NonNullable<Complaint['figure']>),
          words: keptWords(text),
        }),
    },
  };
}
