import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { seeded } from '../fixtures/filled-form.js';
import { webPage, wordReport, workbook } from '../fixtures/office.js';
import { pdfReport } from '../fixtures/pdf-report.js';
import { AGENCY, LIN, receivedIn, reportParts, textReport, uploading } from './uploading.js';

const TITLE = `${AGENCY}2023年政府信息公开工作年度报告`;

describe('a file that somebody sends', () => {
  it.each([
    { name: '年报.txt', bytes: () => textReport() },
    { name: '年报.docx', bytes: () => wordReport(reportParts()) },
    { name: '年报.xlsx', bytes: () => workbook(reportParts()) },
    { name: '年报.html', bytes: () => webPage(TITLE, reportParts(), { random: seeded(3) }) },
    { name: '年报.pdf', bytes: () => pdfReport(reportParts()) },
    { name: '年报.zip', bytes: () => zipSync({ '报告/年报.txt': textReport() }) },
  ])('is checked, and can be asked about in that chat: $name', async ({ name, bytes }) => {
    const { telegram, next, store } = await uploading();
    const citizen = telegram.person(LIN);
    const content = await bytes();
    const review = await next(LIN.id, () => citizen.sendsFile(name, content));
    expect(review.text?.split('\n')[0]).toMatch(/^[✓⚠] 青岭县人民政府2023年度：/);
    expect(review.text).toContain('公布期限：2024年3月31日');
    const answer = await next(LIN.id, () => citizen.says('新收申请多少件？'));
    expect(answer.text?.split('\n')[0]).toContain(`${receivedIn()}`);
    expect(answer.text).toContain('草稿，未收录');
    expect(await store.reports()).toEqual([]);
  });
});
