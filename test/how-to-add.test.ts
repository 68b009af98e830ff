import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs/how-to-add.md'), 'utf8');
/** What the page has an example for, in its order. */
const SHOWN = [
  { heading: 'A word people use', files: ['words/zh/items.txt'] },
  { heading: 'An item of a form', files: ['src/report/rates.ts', 'words/zh/items.txt'] },
  {
    heading: 'A command',
    files: ['src/conversation/features/newest.ts', 'src/conversation/features.ts', 'src/language/zh/chat.ts'],
  },
];
/** Words stand apart from what is counted, but where they are all that is added. */
const WORDS = /^(?:words|src\/language)\//;

const examples = page
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const [, heading = '', counted] = /^(.*?) \((\d+) /.exec(section) ?? [];
    const patch = /^```diff\n([\s\S]*?)^```$/m.exec(section)?.[1];
    return patch ? [{ heading, counted: Number(counted), patch }] : [];
  });

it('counts the files that each example touches', () => {
  const touched = examples.map(({ heading, patch }) => ({
    heading,
    files: [...patch.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, file]) => file),
  }));
  expect(touched).toEqual(SHOWN);
  const counts = SHOWN.map(({ files }) => files.filter((file) => !WORDS.test(file)).length || files.length);
  expect(examples.map(({ counted }) => counted)).toEqual(counts);
});

/** Asks a tree with all examples in it for what they add, on a channel that knows the features alone, and on a screen. */
const ADDED = `import { expect, it, onTestFinished } from 'vitest';
import { createAsk } from '../src/ask.js';
import { createConversations } from '../src/asking/conversations.js';
import { enAnswers } from '../src/language/en/answers.js';
import { zhAnswers } from '../src/language/zh/answers.js';
import { openChatMemory } from '../src/store/queue/queue.js';
import { openTown } from './answer/town-reports.js';
import { openHttpChat } from './chat/http-chat.js';
import { screen } from './chat/terminal/talking.js';
import { MEANINGS } from './fixtures/meanings.js';

it('has the word, the item and the command', async () => {
  const { store, close } = await openTown();
  const now = () => new Date();
  const conversations = createConversations({ store, now });
  const ask = createAsk({ store, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
  const { queue, register } = openChatMemory();
  const chat = await openHttpChat({ ask, store, queue, register });
  onTestFinished(async () => {
    await chat.close();
    await queue.close();
    await close();
  });
  const said = async (text: string) =>
    (await fetch(chat.address, { method: 'POST', body: JSON.stringify({ person: 1, text }) })).text();
  const usual = JSON.parse(await said('青禾区人民政府2021年新收申请多少件？'))[0].text;
  expect(usual).toMatch(/\\d+件/);
  expect(JSON.parse(await said('青禾区人民政府2021年递进来的要件多少件？'))[0].text).toBe(usual);
  expect(await said('青禾区人民政府2020年结转率是多少？')).toMatch(/0%[\\s\\S]*结转下年度继续办理 ÷/);
  expect(await said('/newest')).toMatch(/20\\d\\d年/);
  expect(await said('/help')).toContain('/newest 最近收录的年报');
  expect(await screen(['/newest'], ask, { services: { store } })).toMatch(/20\\d\\d年/);
});
`;

it('adds a word, an item and a command as the page says', () => {
  const tree = mkdtempSync(join(tmpdir(), 'wenbao-added-'));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  for (const copied of ['src', 'test', 'words', 'package.json', 'tsconfig.json'])
    cpSync(join(ROOT, copied), join(tree, copied), { recursive: true });
  for (const read of ['node_modules', 'assets', 'explanations', 'lexicon', 'prompts'])
    symlinkSync(join(ROOT, read), join(tree, read));
  writeFileSync(join(tree, 'vitest.config.ts'), "export default { test: { include: ['test/added.test.ts'] } };\n");
  writeFileSync(join(tree, 'test/added.test.ts'), ADDED);
  for (const { patch } of examples) {
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: tree, input: patch, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
  writeFileSync(join(tree, 'types.json'), JSON.stringify({ extends: './tsconfig.json', include: ['src'] }));
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'types.json'];
  const types = spawnSync(process.execPath, tsc, { cwd: tree });
  expect([types.status, String(types.stdout)]).toEqual([0, '']);
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'], { cwd: tree, encoding: 'utf8' });
  expect([run.status, run.status === 0 ? '' : run.stdout + run.stderr]).toEqual([0, '']);
});
