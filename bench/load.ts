import { setTimeout as sleep } from 'node:timers/promises';
import { at, FIGURES, openServing } from './serving.js';

/**
 * `npx tsx bench/load.ts [seconds]`: the real program on its sample reports, 500 chats asking 20 figure questions a second through a Bot
 * API server on this machine. Prints how long answers took from the update being written down to Telegram having the answer, how much of
 * that was not waiting for the server, the memory, and whether any was lost.
 */
const [seconds = 60] = process.argv.slice(2).map(Number);
const CHATS = 500;
const A_SECOND = 20;

const { telegram, start, metric, close } = await openServing();
const program = start();
await program.says('serving Telegram');

const asked = seconds * A_SECOND;
let memory = 0;
const started = Date.now();
for (let number = 0; number < asked; number += 1) {
  const id = 1000 + (number % CHATS);
  telegram.person({ id, first_name: '林' }).says(FIGURES[number % FIGURES.length] ?? '');
  if (number % (5 * A_SECOND) === 0) memory = Math.max(memory, await residentMegabytes());
  await sleep(Math.max(0, started + ((number + 1) * 1000) / A_SECOND - Date.now()));
}
const answered = () => telegram.callsOf('sendMessage').length;
for (let wait = 0; wait < 100 && answered() < asked; wait += 1) await sleep(100);
memory = Math.max(memory, await residentMegabytes());
const { status } = await program.stop();
await close();

const lines = program.printed.split('\n').filter((line) => line.includes('"msg":"sent"'));
const sent = lines.map((line): { waited: number; called: number } => JSON.parse(line));
const waited = sent.map((line) => line.waited);
const total = (field: 'waited' | 'called') => sent.reduce((sum, line) => sum + line[field], 0);
const own = 1 - total('called') / total('waited');
console.log(`${asked} questions of ${CHATS} chats, ${A_SECOND} a second for ${seconds} s`);
console.log(`answered ${sent.length}, lost ${asked - sent.length}, ended with ${status}`);
console.log(`written down to sent: p50 ${at(0.5, waited)} ms, p95 ${at(0.95, waited)} ms, longest ${at(1, waited)} ms`);
console.log(`of which not waiting for the server: ${Math.round(100 * own)} %; resident memory at most ${memory} MB`);
process.exitCode = sent.length === asked ? 0 : 1;

async function residentMegabytes(): Promise<number> {
  return Math.round((await metric(program, 'process_resident_memory_bytes')) / 1_000_000);
}
