import { decodeText } from './charset.js';

/** A link to what is named as a yearly report. */
export type ReportLink = { address: string; text: string };

const MOST_LINKS = 50;
const YEARLY_REPORT =
  /(?:信息公开|信息公開|政务公开|資訊公開).{0,20}(?:年度报告|年度報告|年报|年報)|(?:20\d\d|二[〇○零]..)\s*年?度?.{0,30}(?:年度报告|年度報告|年报|年報)/;

/** The yearly reports that an index page links to, of its own site only, each once and in the page's order. */
export async function reportLinks(page: { address: string; bytes: Uint8Array }): Promise<ReportLink[]> {
  const markup = decodeText(page.bytes)?.value ?? '';
  const base = new URL(page.address);
  const links = new Map<string, ReportLink>();
  const { load } = await import('cheerio');
  const $ = load(markup);
  for (const element of $('a[href]').toArray()) {
    const text = ($(element).attr('title') || $(element).text()).replace(/\s+/g, ' ').trim();
    const target = $(element).attr('href') ?? '';
    if (!YEARLY_REPORT.test(text) || !URL.canParse(target, page.address)) continue;
    const url = new URL(target, base);
    if (!isOfSite(url, base)) continue;
    url.hash = '';
    if (url.href !== base.href && !links.has(url.href)) links.set(url.href, { address: url.href, text });
  }
  return [...links.values()].slice(0, MOST_LINKS);
}

function isOfSite(url: URL, base: URL): boolean {
  const nameOf = ({ hostname }: URL) => hostname.replace(/^www\./, '');
  return (url.protocol === 'http:' || url.protocol === 'https:') && nameOf(url) === nameOf(base);
}
