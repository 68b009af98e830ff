import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ownFolder } from './folder.js';
import { startProgram } from './process.js';
import { openScene, type Scene } from './scene.js';

const AGENCY = `/agency/${encodeURIComponent('洛江区人民政府')}`;
const ADDRESS = 'https://reports.example.org';

describe('serve', () => {
  it('shows what is filed without Telegram, answers by threads, and ends at a signal', async () => {
    const folder = ownFolder();
    cpSync(inject('filed'), folder, { recursive: true });
    const program = startProgram(['serve'], { WENBAO_INDEX: folder });
    await program.says('listening');
    expect(await (await program.get('/readyz')).text()).toBe('ok\n');
    expect(await (await program.get('/metrics')).text()).toMatch(/^index_generation \d+$/m);
    expect(await (await program.get(AGENCY)).text()).toContain('<h1>洛江区人民政府</h1>');
    expect((await program.get(`${AGENCY}/figures.csv`)).status).toBe(200);
    const body = JSON.stringify({ text: '洛江区2020年收到多少件申请？' });
    const asked = await fetch(`http://127.0.0.1:${program.port}/api/v1/ask`, { method: 'POST', body });
    expect(await asked.json()).toMatchObject({ kind: 'figure', figures: [{ value: 9 }] });
    expect(program.printed).not.toContain('洛江');
    expect((await program.stop()).status).toBe(0);
  });
});

describe('the server of the bot', () => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  it('shows no page where it is not said, and sets no button', async () => {
    const program = scene.program(['start'], { WENBAO_INDEX: scene.anotherFolder() });
    await program.says('serving Telegram');
    for (const path of ['/', AGENCY, '/api/v1/agencies']) expect((await program.get(path)).status).toBe(404);
    await program.stop();
    expect(scene.telegram.callsOf('setChatMenuButton')).toEqual([]);
  });

  it('shows it where it is public, and has the bot open its address inside Telegram', async () => {
    const program = scene.program(['start'], { WENBAO_PUBLIC: ADDRESS });
    await program.says('serving Telegram');
    expect((await program.get(AGENCY)).status).toBe(200);
    await expect.poll(() => scene.telegram.callsOf('setChatMenuButton').length).toBe(1);
    expect(scene.telegram.callsOf('setChatMenuButton')[0]?.params).toEqual({
      menu_button: { type: 'web_app', text: '年报数据', web_app: { url: ADDRESS } },
    });
    expect((await program.get('/livez')).status).toBe(200);
    await program.stop();
  });
});
