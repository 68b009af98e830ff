import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../../src/contracts/store.js';
import { agencyPath, reportPath } from '../../../src/server/page/visit.js';
import { openMemoryStore } from '../../../src/store/sqlite.js';
import { filingOf } from '../../store/filings.js';
import { servingPages } from './serving.js';

const AGENCY = '青禾区人民政府';
const OTHER = '丹枫镇人民政府';
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>';

const now = filingOf({
  hash: 'now',
  year: 2020,
  names: [
    { key: AGENCY, kind: 'full' },
    { key: '青禾区', kind: 'short' },
  ],
  texts: ['全区举办培训三次。', HOSTILE],
  facts: [
    { value: 12, cell: '12' },
    { applicant: 'natural_person', value: null, cell: '', status: 'blank' },
    { applicant: 'legal_services', value: 3, cell: '3', status: 'placed', notes: ['moved'] },
    { metric: 'review.total', applicant: null, value: 2, cell: '2', status: 'recognised' },
    { metric: 'statement', applicant: null, value: 7, cell: '7', status: 'text', labels: ['培训'], quote: HOSTILE },
    { metric: 'local', applicant: null, value: 5, cell: '5', labels: ['自设栏目'] },
  ],
  findings: [{ outcome: 'does_not_close', left: 12, right: 11, difference: 1, working: '12 ≠ 11' }],
});
const before = filingOf({ hash: 'before', year: 2019, facts: [{ value: 9 }] });
const blank = filingOf({
  hash: 'blank',
  agency: OTHER,
  facts: [{ value: null, cell: '/', status: 'blank' }],
  findings: [],
});
const { id } = now.report;

let store: ReportStore;
let serving: Awaited<ReturnType<typeof servingPages>>;

beforeEach(async () => {
  store = await openMemoryStore();
  for (const filing of [before, now, blank]) await store.file(filing);
  serving = await servingPages(store);
});

const PATHS = ['/', '/?q=无此县', agencyPath(AGENCY), agencyPath(OTHER), reportPath(id), '/compare', '/nowhere'];

describe('every page', () => {
  it.each(PATHS)(
    '%s is whole in each language, with nothing from elsewhere and no script that is needed',
    async (path) => {
      for (const [lang, tag] of [
        ['zh', 'zh-Hans'],
        ['zh-Hant', 'zh-Hant'],
        ['en', 'en'],
      ]) {
        const address = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
        const { $ } = await serving.page(address);
        expect($('html').attr('lang')).toBe(tag);
        expect($('h1')).toHaveLength(1);
        expect($('title').text()).not.toBe('');
        expect($('main, header nav, footer, .skip')).toHaveLength(4);
        expect($('[style], [onclick], [onerror], img, iframe')).toHaveLength(0);
        expect(
          $('script')
            .map((_, script) => $(script).attr('src'))
            .get(),
        ).toEqual(['/assets/mini-app.js']);
        const loaded = [...$('link[rel=stylesheet]').map((_, link) => $(link).attr('href') ?? '')];
        expect(loaded).toEqual(['/assets/page.css']);
        const inside = $('main a, footer a, header .name')
          .map((_, link) => $(link).attr('href') ?? '')
          .get()
          .filter((href) => href.startsWith('/') && !href.startsWith('/api/'));
        expect(inside.filter((href) => !href.includes(`lang=${lang}`))).toEqual([]);
        expect($.text()).not.toMatch(/undefined|\[object|NaN/);
      }
    },
  );

  it('says by its policy that nothing else may be loaded, and that Telegram may show it', async () => {
    for (const path of [...PATHS, '/api/v1/agencies']) {
      const policy = (await serving.get(path)).headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toMatch(/frame-ancestors 'self' https:\/\/web\.telegram\.org/);
      expect(policy).not.toMatch(/unsafe|\*/);
    }
  });

  it.each([
    { header: 'zh-TW,zh;q=0.9,en;q=0.8', lang: 'zh-Hant' },
    { header: 'fr,en;q=0.5,zh;q=0.1', lang: 'en' },
    { header: 'fr', lang: 'zh-Hans' },
  ])('speaks $lang to a browser that says $header', async ({ header, lang }) => {
    const text = await (await serving.get('/', { headers: { 'accept-language': header } })).text();
    expect(text).toContain(`<html lang="${lang}"`);
  });
});

describe('looking for an agency', () => {
  it('leads to the one that is named, and with a year to its report', async () => {
    const led = async (said: string) => (await serving.get(`/?q=${encodeURIComponent(said)}`)).headers.get('location');
    expect(await led('青禾区')).toBe(agencyPath(AGENCY));
    expect(await led(AGENCY)).toBe(agencyPath(AGENCY));
    expect(await led('青禾区2020')).toBe(reportPath(id));
  });

  it('says where nothing is filed of it, and what comes near', async () => {
    const { $ } = await serving.page(`/?q=${encodeURIComponent('青和区')}`);
    expect($('h2').text()).toContain('没有收录“青和区”');
    expect($('main li a').text()).toContain(AGENCY);
  });
});

describe('the page of an agency', () => {
  it('tells its years, the figures of each and what changed', async () => {
    const { $ } = await serving.page(agencyPath(AGENCY));
    expect(
      $('.years a')
        .map((_, link) => $(link).text())
        .get(),
    ).toEqual(['2020年', '2019年']);
    const row = $('tbody tr').first();
    expect(row.text()).toContain('12件');
    expect(row.text()).toContain('9件');
    expect(row.find('.trend').text()).toBe('2020年比2019年+3件（+33.3%）');
    expect($('figure svg').attr('aria-label')).toContain('2019年 9件，2020年 12件');
  });

  it('tells a blank as blank and never as zero, of an agency that has nothing else', async () => {
    const { $ } = await serving.page(agencyPath(OTHER));
    expect($('tbody tr').first().text()).toContain('空白，不等于0');
    expect($('td.number')).toHaveLength(0);
    expect($('a[download]')).toHaveLength(3);
  });
});

describe('the page of a report', () => {
  it('prints every cell with how it came to be known', async () => {
    const { $ } = await serving.page(reportPath(id));
    const cells = $('#applications').parent().find('tbody tr').eq(0).find('td');
    expect(cells.eq(0).text()).toBe(' 空白');
    expect(cells.eq(4).text()).toBe('3 推定 存疑');
    expect(cells.eq(6).text()).toBe('12 不符');
    expect(cells.eq(1).text()).toBe(' 未读出');
    expect($('#review_litigation').parent().text()).toContain('2 识别');
    expect($('#local').parent().text()).toContain('自设栏目5');
    expect($('dl.legend').first().text()).toContain('不等于 0');
    expect($('.failed li').text()).toContain('12 ≠ 11');
  });

  it('shows the words of a report as words, whatever they are', async () => {
    const { $ } = await serving.page(reportPath(id));
    expect($('main script, main img')).toHaveLength(0);
    expect($('#text').parent().text()).toContain(HOSTILE);
    expect($('blockquote').text()).toBe(HOSTILE);
  });

  it('shows a corrected figure with the printed one, and not who corrected it by number', async () => {
    const by = { by: '管理员', at: '2026-11-21T08:00:00.000Z', why: '录入有误' };
    const figure = { report: id, metric: 'applications.received', applicant: 'total' as const };
    await store.correct(figure, { value: 21, ...by });
    const { $ } = await serving.page(reportPath(id));
    expect($('#applications').parent().text()).toContain('21件 原印 12 更正');
    expect($('#applications').parent().text()).toContain('录入有误');
  });

  it('leads from an older version to the one that took its place, and tells of both', async () => {
    const newer = filingOf({ hash: 'newer', year: 2020 });
    await store.file(newer);
    const old = await serving.get(reportPath(id));
    expect([old.status, old.headers.get('location')]).toEqual([302, reportPath(newer.report.id)]);
    const { $ } = await serving.page(reportPath(newer.report.id));
    expect($('#versions').parent().text()).toContain('2 个版本');
  });

  it('is gone once the report was removed, also the page and files of an agency that has no other', async () => {
    await store.remove(blank.report.id, { by: '管理员', at: '2026-11-21T08:00:00.000Z' });
    const gone = [reportPath(blank.report.id), agencyPath(OTHER)].flatMap((path) => [path, `${path}/figures.csv`]);
    for (const path of gone) expect((await serving.get(path)).status).toBe(410);
    for (const path of [reportPath('none'), agencyPath('无此县')]) expect((await serving.get(path)).status).toBe(404);
    // Its links stay on this site, whatever the address begins with.
    expect(await (await serving.get('//elsewhere.example/x')).text()).not.toContain('href="//');
  });
});

describe('files', () => {
  it.each([reportPath(id), agencyPath(AGENCY)])('of %s hold its figures', async (path) => {
    const figures = path.startsWith('/report') ? 6 : 7;
    const csv = await serving.get(`${path}/figures.csv`);
    expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(figures + 1);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E9.*\.csv$/);
    const lines = (await (await serving.get(`${path}/figures.jsonl`)).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).agency)).toEqual(Array(figures).fill(AGENCY));
    const xlsx = Buffer.from(await (await serving.get(`${path}/figures.xlsx`)).arrayBuffer());
    expect(xlsx.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('comparing two agencies', () => {
  const compare = (a: string, b: string) => `/compare?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`;

  it('stands in the latest year of both, each figure under its agency', async () => {
    const { $ } = await serving.page(compare('青禾区', OTHER));
    expect(
      $('thead th')
        .map((_, head) => $(head).text())
        .get()
        .slice(1),
    ).toEqual([`${AGENCY} 2020年`, `${OTHER} 2020年`]);
    const cells = $('tbody tr').first().find('td');
    expect([cells.eq(0).text(), cells.eq(1).text()]).toEqual(['12件 不符', '空白，不等于0']);
  });

  it('takes the latest of each where no year is filed of both', async () => {
    const later = filingOf({ hash: 'later', agency: '云溪县人民政府', year: 2022 });
    await store.file(later);
    const { $ } = await serving.page(compare(AGENCY, '云溪县人民政府'));
    expect($('main').text()).toContain('没有收录同一年');
    expect($('thead').text()).toContain('2022年');
  });

  it('says which of two is not filed', async () => {
    const { $ } = await serving.page(compare(AGENCY, '无此县'));
    expect($('h2').text()).toBe('没有收录“无此县”的年报。');
  });
});

describe('the server', () => {
  it('keeps its own paths', async () => {
    expect(await (await serving.get('/livez')).text()).toBe('ok\n');
    expect(await (await serving.get('/metrics')).text()).toBe('metrics\n');
    expect((await serving.get('/', { method: 'POST' })).status).toBe(404);
    expect((await serving.get('/', { method: 'HEAD' })).status).toBe(200);
  });

  it('says that it is busy where too many ask at once, and begins nothing for one more', async () => {
    let begun = 0;
    let go = () => {};
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    const named = async (said: string) => {
      begun += 1;
      await wait;
      return { said, agencies: [], year: null, nearest: [] };
    };
    const busy = await servingPages(store, { works: { named, file: async () => null } });
    const first = Array.from({ length: 8 }, () => busy.get('/?q=x'));
    await expect.poll(() => begun).toBe(8);
    const one = await busy.get('/?q=x');
    expect([one.status, one.headers.get('retry-after'), begun]).toEqual([503, '5', 8]);
    go();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(Array(8).fill(200));
  });
});

describe('what pages cost', () => {
  let sizes: { few: ReportStore; many: ReportStore };

  beforeAll(async () => {
    sizes = { few: await filedOf(40), many: await filedOf(400) };
  });
  afterAll(async () => {
    await Promise.all([sizes.few.close(), sizes.many.close()]);
  });

  it('is the same with ten times as many reports filed, and nothing of chats is asked for', async () => {
    const [few, many] = [counted(sizes.few), counted(sizes.many)];
    const own = filingOf({ hash: 'h7', agency: agencyOf(7) }).report.id;
    const paths = [
      ...['/', agencyPath(agencyOf(7)), reportPath(own), `/?q=${encodeURIComponent(agencyOf(7))}`],
      ...[`/compare?a=${encodeURIComponent(agencyOf(7))}&b=${encodeURIComponent(agencyOf(9))}`],
      ...[`${reportPath(own)}/figures.jsonl`, `${reportPath(own)}/figures.csv`],
      ...['/api/v1/agencies?limit=20', `/api/v1/reports/${own}`],
    ];
    for (const path of paths) {
      const seen: string[][] = [];
      for (const { store: one, calls } of [few, many]) {
        const serves = await servingPages(one);
        calls.length = 0;
        expect((await serves.get(path)).status).toBeLessThan(400);
        seen.push([...calls]);
      }
      expect(seen[1]).toEqual(seen[0]);
      expect(seen[0]?.length).toBeLessThan(20);
    }
    const asked = new Set([...few.calls, ...many.calls].map((call) => call.split(' ')[0]));
    for (const name of asked)
      expect(['agencies', 'filed', 'reports', 'facts', 'cells', 'findings', 'paragraphs']).toContain(name);
  });
});

const agencyOf = (index: number) => `第${String(index).padStart(3, '0')}镇人民政府`;

async function filedOf(count: number): Promise<ReportStore> {
  const filed = await openMemoryStore();
  for (let index = 0; index < count; index += 1)
    await filed.file(filingOf({ hash: `h${index}`, agency: agencyOf(index) }));
  return filed;
}

/** The store, and what was asked of it with how many things came back. */
function counted(of: ReportStore): { store: ReportStore; calls: string[] } {
  const calls: string[] = [];
  const store = new Proxy(of, {
    get(target, name: keyof ReportStore) {
      return async (...given: unknown[]) => {
        const came = await (target[name] as (...given: unknown[]) => Promise<unknown>)(...given);
        calls.push(`${name} ${Array.isArray(came) ? came.length : 1}`);
        return came;
      };
    },
  });
  return { store, calls };
}
