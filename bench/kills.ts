import { setTimeout as sleep } from 'node:timers/promises';
import { at, FIGURES, openServing } from './serving.js';

/**
 * `npx tsx bench/kills.ts [questions] [kills]`: the real program on its sample reports, asked by 100 chats without a pause and ended by
 * `kill -9` at random moments, before a Bot API server whose replies take as long as Telegram's and that closes connections nobody uses.
 * Prints how many answers were lost, how many repeats bear no mark, and how many copies there were of each; 1 where there is any of the
 * first two.
 */
const [questions = 1000, kills = 60] = process.argv.slice(2).map(Number);
const CHATS = 100;
const MARKS = /^（补发）|^（補發）|^\(sent again\)/;
/** How long after it began to serve the program is killed at the latest; it is killed while it starts, too. */
const LATEST = 3000;

const { telegram, start, metric, close } = await openServing();
telegram.replyTakes = () => 30 + Math.random() * 200;
telegram.closesIdleAfter(1000);
const asked: { chat: number; id: number }[] = [];
function ask(): void {
  const chat = 1000 + (asked.length % CHATS);
  const text = FIGURES[asked.length % FIGURES.length] ?? '';
  asked.push({ chat, id: telegram.person({ id: chat, first_name: '林' }).says(text).message_id });
}
const copiesOf = ({ chat, id }: (typeof asked)[number]) =>
  telegram
    .shown(chat)
    .filter(({ from, reply_to_message: about }) => from.is_bot && about?.message_id === id)
    .map(({ text = '' }) => text);

const starts: number[] = [];
for (let kill = 0; kill < kills; kill += 1) {
  const program = start();
  const isServing = program.says('serving Telegram').then(
    () => starts.push(Date.now() - program.startedAt),
    () => {},
  );
  const usual = at(0.5, starts) || 0;
  const end = Date.now() + Math.random() * (usual + LATEST);
  // Before the first start is over nobody knows how long one takes.
  if (kill === 0) await isServing;
  const share = Math.ceil((questions * (kill + 1)) / kills);
  while (Date.now() < end) {
    if (asked.length < share) ask();
    await sleep(Math.random() * 100);
  }
  while (asked.length < share) ask();
  await program.stop('SIGKILL');
  if (kill % 10 === 9) console.log(`${kill + 1} kills, ${asked.length} questions`);
}

const last = start();
await last.says('serving Telegram');
const isOver = async () =>
  telegram.unconfirmed === 0 && (await metric(last, 'inbox_depth')) + (await metric(last, 'outbox_chats')) === 0;
while (!(await isOver())) await sleep(200);
const given = await metric(last, 'messages_lost');
await last.stop();

const copies = asked.map(copiesOf);
const lost = copies.filter((texts) => texts.length === 0).length;
const unmarked = copies.flatMap((texts) => texts.slice(1).filter((text) => !MARKS.test(text))).length;
const marked = copies.filter((texts) => texts.length === 1 && MARKS.test(texts[0] ?? '')).length;
const most = Math.max(...copies.map(({ length }) => length));
const counts = Array.from({ length: most }, (_, index) => copies.filter(({ length }) => length === index + 1).length);
console.log(
  `${asked.length} questions over ${kills} kills: ${lost} lost, ${given} given up, ${unmarked} unmarked repeats`,
);
console.log(`copies of an answer: ${counts.map((count, index) => `${index + 1}: ${count}`).join(', ')}`);
console.log(`marked though the first copy never came: ${marked}; a start takes ${at(0.5, starts)} ms in the middle`);
await close();
process.exitCode = lost + unmarked > 0 ? 1 : 0;
