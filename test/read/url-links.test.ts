import { describe, expect, it } from 'vitest';
import { reportLinks } from '../../src/read/links.js';

const index = (...links: string[]) => ({
  address: 'https://www.county.example/gk/nb/index.html',
  bytes: new TextEncoder().encode(
    `<html><body><ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul></body></html>`,
  ),
});

describe('reportLinks', () => {
  it('finds what is named as a yearly report, each once, in order', async () => {
    const found = await reportLinks(
      index(
        '<a href="../2023/a.html">某县2023年政府信息公开工作年度报告</a>',
        '<a href="/2022/b.pdf" title="某局2022年政府信息公开年度报告">某局2022年政府信…</a>',
        '<a href="../2023/a.html#top">某县2023年政府信息公开工作年度报告</a>',
        '<a href="c.html">2021年度法治政府建设情况公示</a>',
        '<a href="d.html">政府信息公开指南</a>',
        '<a href="javascript:void(0)">2020年政府信息公开年报</a>',
      ),
    );
    expect(found).toEqual([
      { address: 'https://www.county.example/gk/2023/a.html', text: '某县2023年政府信息公开工作年度报告' },
      { address: 'https://www.county.example/2022/b.pdf', text: '某局2022年政府信息公开年度报告' },
    ]);
  });

  it('stays on the site, with or without www', async () => {
    const link = (host: string) => `<a href="https://${host}/${host}">2023年政府信息公开年度报告</a>`;
    const found = await reportLinks(index(link('county.example'), link('other.example'), link('127.0.0.1')));
    expect(found.map(({ address }) => new URL(address).host)).toEqual(['county.example']);
  });

  it('is bounded', async () => {
    const many = Array.from({ length: 200 }, (_, at) => `<a href="/${at}">${at}号局2023年政府信息公开年报</a>`);
    expect(await reportLinks(index(...many))).toHaveLength(50);
  });

  it('is nothing where the bytes are no page', async () => {
    expect(
      await reportLinks({ address: 'https://county.example/a.pdf', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0, 0) }),
    ).toEqual([]);
  });
});
