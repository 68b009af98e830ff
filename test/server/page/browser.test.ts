import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyPath, reportPath } from '../../../src/server/page/visit.js';
import { openMemoryStore } from '../../../src/store/sqlite.js';
import { manyFilings } from '../../store/filings.js';
import { initData, NOW, servingPages } from './serving.js';

/** A Chromium of this machine; the packages bring none. */
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((file) => existsSync(file));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [WIDTH, HEIGHT] = [360, 740];

it('is told where no browser looks at the pages', () => {
  if (!CHROMIUM) process.stdout.write('left out: pages in a browser, for there is no Chromium on this machine\n');
  expect(AXE).toContain('axe');
});

if (CHROMIUM) describe('in a browser', () => inBrowser(CHROMIUM));

function inBrowser(executablePath: string): void {
  let browser: Browser;
  let serving: Awaited<ReturnType<typeof servingPages>>;
  let paths: string[];
  let end: () => Promise<void>;

  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const store = await openMemoryStore();
    for (const filing of manyFilings(12)) await store.file(filing);
    const opened = await servingPages(store, {}, 'kept');
    serving = opened;
    end = async () => {
      await opened.close();
      await browser.close();
      await store.close();
    };
    const [first, other] = (await store.agencies()).map(({ name }) => name);
    const [report] = await store.reports({ agencies: [first ?? ''] });
    const compared = `/compare?a=${encodeURIComponent(first ?? '')}&b=${encodeURIComponent(other ?? '')}`;
    paths = ['/', agencyPath(first ?? ''), reportPath(report?.id ?? ''), compared, '/nowhere'];
  });
  afterAll(() => end());

  async function opened(path: string, look: { dark?: boolean; scripts?: boolean } = {}): Promise<Page> {
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: WIDTH, height: HEIGHT },
      colorScheme: look.dark ? 'dark' : 'light',
      javaScriptEnabled: look.scripts ?? true,
    });
    // The tests' own limit ends what hangs.
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(serving.root + path);
    return page;
  }

  it.each([
    ['zh', false, [0, 1, 2, 3, 4]],
    ['zh-Hant', true, [1, 2]],
    ['en', false, [2, 3]],
  ])('pages in %s (dark: %s) are no wider than a phone, and axe finds nothing in them', async (lang, dark, some) => {
    for (const path of some.map((at) => paths[at] ?? '')) {
      const page = await opened(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, { dark });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(WIDTH);
      const found = await page.evaluate(
        `(async () => { ${AXE}; return (await axe.run()).violations.map(({ id }) => id); })()`,
      );
      expect([path, found, errors]).toEqual([path, [], []]);
      await page.context().close();
    }
  });

  it('asks no other address for anything', async () => {
    const page = await opened('/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const path of paths) await page.goto(serving.root + path);
    expect(asked.filter((address) => !address.startsWith(serving.root) && !address.startsWith('data:'))).toEqual([]);
    await page.context().close();
  });

  it('is light or dark as the person has it', async () => {
    const paper = async (dark: boolean) => {
      const page = await opened('/', { dark });
      const colour = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      await page.context().close();
      return colour;
    };
    expect([await paper(false), await paper(true)]).toEqual(['rgb(255, 255, 255)', 'rgb(21, 24, 28)']);
  });

  it('is read, searched and left by the keyboard, without scripts', async () => {
    const page = await opened(paths[1] ?? '', { scripts: false });
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('class')).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toMatch(/^\/report\//);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/report\//);
    expect(await page.locator('h1').textContent()).toContain('年');
    await page.goto(serving.root);
    await page.locator('input[name=q]').focus();
    await page.keyboard.type('第1镇');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(?:agency|\?q=)/);
    await page.context().close();
  });

  it('takes its language and theme from a launch that Telegram signed, and nothing from another', async () => {
    const theme = encodeURIComponent(JSON.stringify({ bg_color: '#101418' }));
    const hash = (data: string) => `/#tgWebAppData=${encodeURIComponent(data)}&tgWebAppThemeParams=${theme}`;
    const page = await opened(hash(initData('en', { at: NOW })));
    await page.waitForURL(/lang=en/);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.context().close();
    const forged = await opened('/livez');
    const answered = forged.waitForResponse(/telegram\/launch/);
    await forged.goto(serving.root + hash(initData('en', { token: '1:forged' })));
    expect((await answered).status()).toBe(403);
    expect(await forged.locator('html').getAttribute('lang')).toBe('zh-Hans');
    expect(await forged.locator('html').getAttribute('data-theme')).toBeNull();
    await forged.context().close();
  });
}
