import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { conversations } from './document.js';

it('shows in docs/conversations.md what the bot says now', async () => {
  const { page, pictures } = await conversations();
  expect(page).toBe(readFileSync('docs/conversations.md', 'utf8'));
  for (const name of pictures.keys())
    expect(readFileSync(`docs/conversations/${name}`).subarray(1, 4).toString()).toBe('PNG');
});
