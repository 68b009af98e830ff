import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { builtNow } from '../built.js';
import { conversations } from './document.js';

const PAGE = 'docs/conversations.md';
const PICTURES = 'docs/conversations';

// Writes the page anew, or with `--check` ends with 1 where that would change it.
await builtNow();
const { page, pictures } = await conversations();
const before = await readFile(PAGE, 'utf8').catch(() => '');
if (process.argv.includes('--check')) {
  if (before !== page) {
    console.error(`${PAGE} is out of date: run npx tsx test/conversations/write.ts`);
    process.exitCode = 1;
  }
} else {
  await mkdir(PICTURES, { recursive: true });
  await writeFile(PAGE, page);
  for (const [name, bytes] of pictures) await writeFile(`${PICTURES}/${name}`, bytes);
}
