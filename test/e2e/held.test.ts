import { describe } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { filingOf } from '../store/filings.js';
import { it } from './case.js';

const LIN = { id: 11, first_name: '林', language_code: 'zh-hans' };
const AGENCY = '青禾区人民政府';
/** So many figures that the workbook of them takes seconds. */
const FIGURES = 15_000;
/** Requests that are answered one after the other while it is made; a program that makes it itself answers one or two. */
const MEANWHILE = 20;

describe('D26: a bot that makes a large file', () => {
  it('says meanwhile that it lives, hears that it is to stop, and answers everybody', async ({ scene, expect }) => {
    const { telegram, folder } = scene;
    const store = await openSqliteStore({ folder });
    const facts = Array.from({ length: FIGURES }, (_, at) => ({ metric: 'local', labels: [`第${at}行`], value: at }));
    const names = [AGENCY, '青禾区'].map((key, at) => ({
      key,
      kind: at === 0 ? ('full' as const) : ('short' as const),
    }));
    await store.file(filingOf({ agency: AGENCY, names, facts: [{}, ...facts] }));
    await store.close();
    const bot = scene.program();
    await bot.says('serving Telegram');
    const lin = telegram.person(LIN);
    const ada = telegram.person({ id: 12, first_name: 'Ada', language_code: 'en' });
    lin.says(`/export ${AGENCY}`);
    const [offer] = await telegram.answers(LIN.id, 1);
    const made = () => telegram.callsOf('sendDocument').length;

    void lin.presses(offer!, 'Excel（XLSX）');
    ada.says(`${AGENCY}2020年收到多少件申请`);
    let answered = 0;
    while (made() === 0 && answered < MEANWHILE) {
      const isInWork = telegram.unconfirmed === 0;
      expect(await bot.get('/livez').then((said) => said.text())).toBe('ok\n');
      if (isInWork) answered += 1;
    }
    expect(answered).toBe(MEANWHILE);
    expect(made()).toBe(0);

    const stopped = bot.stop();
    await expect.poll(() => bot.get('/readyz').then(({ status }) => status)).toBe(503);
    expect(made()).toBe(0);
    expect(await stopped).toEqual({ status: 0, signal: null });
    // What a slow machine could not finish in the time it has to stop follows after the next start.
    await scene.program().says('serving Telegram');
    const files = () => telegram.shown(LIN.id).filter(({ document }) => document);
    await telegram.until(() => files().length > 0);
    await expect.poll(() => telegram.shown(ada.user.id).some(({ text }) => text?.includes('9'))).toBe(true);
    expect(files()).toHaveLength(1);
  });
});
