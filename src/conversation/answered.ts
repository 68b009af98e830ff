import type { Answer } from '../answer/answer.js';
import { marked } from '../answer/blocks.js';
import { altText } from '../chart/alt-text.js';
import type { Chart } from '../chart/chart.js';
import { chartOf } from '../chart/chart-of.js';
import { drawChart } from '../chart/draw.js';
import { StoreError } from '../contracts/errors.js';
import { type Log, loggable } from '../contracts/log.js';
import type { KeptAnswer, Register, Seat } from '../contracts/register.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { actionRows, cardOf, glanceRows, offersReadings } from './actions.js';
import { keyOf } from './agency-key.js';
import type { Beside } from './beside.js';
import { choiceRows, withLongChoices } from './choices.js';
import { fileName } from './export-file.js';
import { answerMessage } from './message.js';
import { type Asked, type Attachment, plainly, type Said, shown } from './reply.js';

/** Signs of a sentence under a picture, where Telegram takes 1024. */
const LONGEST_QUOTE = 300;

/**
 * An answer as it is said in a chat: its words, a chart where its figures make one, the choices it offers, and below them what can be done
 * with it. The buttons know the answer by the id under which it is kept; where nothing can be written down it goes without them.
 */
export async function sayAnswer(
  answer: Answer,
  {
    register,
    seat,
    at,
    wording,
    chart = false,
    passesOn = false,
    below,
    beside,
    log,
  }: {
    register: Register;
    seat: Seat;
    at: number;
    wording: ChatWording;
    /** Answers can be passed on to other chats. */
    passesOn?: boolean | undefined;
    /** A picture was asked for. */
    chart?: boolean | undefined;
    /** Said below the answer. */
    below?: string | undefined;
    /** Draws the chart of an answer that has one, and fetches the report that one is about. */
    beside: Pick<Beside, 'picture' | 'original'>;
    log: Log;
  },
): Promise<Said> {
  const id = await keptId(answer, { register, seat, at });
  const isFolded = id !== null && offersReadings(answer);
  const card = cardOf(answer);
  const said = answerMessage(answer, wording);
  const written = isFolded || card ? said : withLongChoices({ message: said, answer, heading: wording.choices });
  const hasChart = chartOf(answer, { wording: wording.charts, asked: chart }) !== null;
  const drawing = hasChart ? beside.picture({ answer, asked: chart }) : Promise.resolve(null);
  const picture = await drawing.catch((error: unknown) => {
    log.warn(loggable(error), 'a chart was not drawn');
    return null;
  });
  const actions = card
    ? glanceRows(card, { id, wording })
    : id === null
      ? []
      : actionRows(answer, { id, wording, drawn: picture !== null });
  const original = await originalOf(answer, { beside, wording, log });
  const missed = chart && !picture && answer.kind === 'figure' ? [wording.actions.noChart] : [];
  // What the report says in its own words stands under its picture.
  const spoken = card && picture ? answerMessage(withoutQuotes(answer), wording) : written;
  const message = { ...spoken, text: [spoken.text, ...missed, ...(below ? [below] : [])].join('\n\n') };
  const choices = isFolded || card ? [] : choiceRows({ answer, text: message.text });
  const passes = passesOn && id !== null && !answer.draft;
  const passing = passes ? [[{ label: wording.actions.pass, passes: `#${id}` }]] : [];
  const keyboard = [...choices, ...actions, ...passing];
  return {
    message,
    ...(keyboard.length > 0 && { keyboard }),
    ...((picture || original) && { files: [picture, original].filter((file) => file !== null) }),
  };
}

/** The report itself, where the answer is about that and its bytes are kept. */
async function originalOf(
  { blocks = [] }: Answer,
  { beside, wording, log }: { beside: Pick<Beside, 'original'>; wording: ChatWording; log: Log },
): Promise<Attachment | null> {
  const wanted = blocks.find((block) => block.kind === 'file');
  if (!wanted) return null;
  const file = await beside.original({ report: wanted.report }).catch((error: unknown) => {
    log.warn(loggable(error), 'a report itself was not sent');
    return null;
  });
  return file && { ...file, caption: shown(wording.original.sent(wanted.title)) };
}

function withoutQuotes(answer: Answer): Answer {
  return { ...answer, blocks: answer.blocks?.filter(({ kind }) => kind !== 'quote') ?? [] };
}

/** Charts drawn lately, by what they show: the same one is asked for again and again. */
const drawings = new Map<string, Promise<Uint8Array>>();
const MOST_DRAWINGS = 50;

function drawn(chart: Chart): Promise<Uint8Array> {
  const shows = JSON.stringify(chart);
  const bytes = drawings.get(shows) ?? drawChart(chart);
  drawings.delete(shows);
  drawings.set(shows, bytes);
  bytes.catch(() => drawings.delete(shows));
  const [oldest] = drawings.keys();
  if (drawings.size > MOST_DRAWINGS && oldest !== undefined) drawings.delete(oldest);
  // A thread gives away what it sends, so that each has bytes of its own.
  return bytes.then((all) => Uint8Array.from(all));
}

/** The years of a subtitle, which stands before what else it says. */
function yearsIn(subtitle: string): string[] {
  return /^[\d–、,\s年]+/.exec(subtitle)?.[0].trim().split('\n') ?? [];
}

/** The chart of an answer's figures as a picture; `null` where they make none. */
export async function pictureOf(
  answer: Answer,
  { wording, asked }: { wording: ChatWording; asked: boolean },
): Promise<Attachment | null> {
  const chart = chartOf(answer, { wording: wording.charts, asked });
  if (!chart) return null;
  const caption = chart.kind === 'card' ? captionOf(answer, chart.title) : wording.script(altText(chart));
  const years = chart.kind === 'card' ? [] : yearsIn(chart.subtitle);
  const title = wording.script([chart.title, ...years].join(' '));
  return {
    kind: 'picture',
    name: `${fileName(title)}.png`,
    bytes: await drawn(chart),
    caption,
    shows: keyOf(JSON.stringify(chart)),
  };
}

/** The report's own sentences, each cut so that three of them fit under a picture; its title where it has none. */
function captionOf({ blocks = [] }: Answer, title: string): string {
  const quotes = blocks.flatMap((block) => (block.kind === 'quote' ? [block] : []));
  const said = quotes.map(({ text, marks }) => {
    const whole = shown(text);
    const cut = whole.length > LONGEST_QUOTE ? `${whole.slice(0, LONGEST_QUOTE)}…` : whole;
    return `${cut} ${marked(marks)}`;
  });
  return said.length > 0 ? said.join('\n') : title;
}

/** The id under which an answer is kept, so that its buttons know it; `null` where none needs to. */
export async function keptId(
  answer: Answer,
  at: { register: Register; seat: Seat; at: number },
): Promise<string | null> {
  if (answer.citations.length === 0 && !answer.wanted) return null;
  const { chat, thread, person } = at.seat;
  try {
    return await at.register.keepAnswer({ answer, seat: { chat, thread, person }, at: at.at });
  } catch (error) {
    // On a disk that takes no writes the answer still counts.
    if (error instanceof StoreError) return null;
    throw error;
  }
}

/**
 * The answer that a pressed button carries, where it is theirs who pressed: theirs are the answers they asked for themselves in this chat.
 * `null` as well where it is kept no more, for whoever makes buttons up is to learn nothing; `removed` where a report it rests on was.
 */
export async function ownAnswer(
  id: string,
  { asked: { incoming, pressed }, register }: { asked: Pick<Asked, 'incoming' | 'pressed'>; register: Register },
): Promise<KeptAnswer | 'removed' | null> {
  const kept = await register.answer(id);
  if (kept === 'removed' || kept?.seat.chat !== incoming.chat) return kept === 'removed' ? kept : null;
  const { person } = kept.seat;
  return person === incoming.person || person === pressed?.anonymous ? kept : null;
}

/** What is said where a button's answer is there no more. */
export function lostAnswer(kept: 'removed' | null, { wording }: Pick<Asked, 'wording'>): Said {
  return plainly(kept === 'removed' ? wording.actions.gone : wording.expiredButton);
}
