import type { AgencyNames } from '../../report/agency.js';
import type { Fact } from '../../report/fact.js';
import { speaksToModel } from '../../report/instructions.js';
import { numberAstray } from './in-short-numbers.js';
import { turned } from './in-short-words.js';
import type { Refusal } from './pointing.js';

/** What a sentence in a model's own words tells in short: a piece with its lead-in, and whose report of which year it stands in. */
export type Original = {
  text: string;
  agency: string;
  year: number;
  /** It stands in a chapter about what is to be done. */
  isPlanned: boolean;
  /** The figures of the report's tables. */
  facts: readonly Fact[];
};

/** A sentence that passed, and the figures of tables that it states. */
export type Passed = { facts: Fact[] };

/** Characters of one sentence. */
const LONGEST = { zh: 90, en: 300 } as const;
const LINK =
  /https?:|www\.|@\w|t\.me|(?<![\w.-])[\w-]{1,63}\.(?:com|cn|net|org|gov|io|me)\b|(?<!\d)\d{3,4}[-－—]?\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)/i;
const SENTENCE_ENDS = { zh: /[。！？!?](?!["”’」』）)]*$)/, en: /[.!?](?=\s+[A-Z])/ } as const;
const BODY =
  /\p{Script=Han}{2}(?:[省市县区镇乡](?!(?:人民)?政府)|[局委厅院]|街道|政府办|办公室|(?<!场)所(?![有属在需涉以])|中心|公司)|[省市县区镇乡](?:人民)?政府/gu;
/** What stands before such a sign where no name does: 全县, 各乡镇, 并入县. */
const NO_BODY =
  /[全我本该各上下辖城社地园街小片景郊市区县乡镇大政信委分级个了的在和与及由向对为将入到给把被从按]\p{Script=Han}?$/u;
/** Bodies that act, unlike places. */
const ACTS = /[局委厅院办室所]$/;
/** Who does or heads something. */
const AGENT = /由(\p{Script=Han}{2,10}?)(?=牵头|负责|审核|担任|承担|组织|主管|分管|办理)/gu;
const TITLE = /(?:副?[局厅处科所站院校组队镇乡区县市省州]长|副?主任|副?书记|主席|负责人|分管领导|联络员)/g;
const BODY_EN =
  /((?:[A-Z][\w']{1,20}\s){1,4})(?:Town|Township|County|District|City|Province|Prefecture|Subdistrict|Bureau|Department|Commission|Court)\b/g;
const BODIES_OF_ANY =
  /^(?:The|Our|Its|This|Each|Every|All|Many|Some|General|People's|Municipal|County|District|City|Provincial|Government|Town|State)\s/;

/** Why a model's sentence may not stand above the one that it tells in short, or that it may. It reads no meaning: a second look does. */
export function passes(
  text: string,
  { original, language, names }: { original: Original; language: 'zh' | 'en'; names: readonly AgencyNames[] },
): Passed | Refusal {
  if (!isOneSentence(text, language)) return 'form';
  if (LINK.test(text)) return 'link';
  if (speaksToModel(text)) return 'form';
  if (language === 'en' ? namesAnotherInEnglish(text, { original, names }) : namesAnother(text, { original, names }))
    return 'agency';
  const numbers = numberAstray(text, { original, language });
  if (typeof numbers === 'string') return numbers;
  return turned(text, { source: original.text, language, isPlanned: original.isPlanned }) ?? { facts: numbers };
}

function isOneSentence(text: string, language: 'zh' | 'en'): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/[a-z]{2,}/gi)?.length ?? 0;
  const inLanguage = language === 'zh' ? han > latin : latin > han;
  return (
    inLanguage && text.length <= LONGEST[language] && !/\n/.test(text) && !SENTENCE_ENDS[language].test(text.trim())
  );
}

/** A body that is named must be the report's own where no other acts, or stand in the sentence with what is said of it. */
function namesAnother(
  text: string,
  { original, names }: { original: Original; names: readonly AgencyNames[] },
): boolean {
  const { text: source, agency } = original;
  const others = bodiesIn(source, names).filter(({ name }) => !isOwn(name, agency));
  const named = bodiesIn(text, names);
  const agents = [...text.matchAll(AGENT)].map(([, agent = '']) => agent);
  const places = named.map(({ name }) => source.indexOf(name)).filter((place) => place >= 0);
  return (
    [...agents, ...(text.match(TITLE) ?? [])].some((agent) => !source.includes(agent)) ||
    // Who did it to whom: in the order of the sentence.
    places.some((place, at) => place < (places[at - 1] ?? 0)) ||
    named.some(({ name, after, acts }) => {
      if (isOwn(name, agency)) return others.length > 0 && !source.includes(name);
      return !source.includes(acts ? name + after : name);
    })
  );
}

/** The bodies a text names, with the two characters that follow each. */
function bodiesIn(text: string, names: readonly AgencyNames[]): { name: string; after: string; acts: boolean }[] {
  const filed = names.flatMap(({ keys }) =>
    keys.filter(({ kind, key }) => kind !== 'pinyin' && key.length > 1 && text.includes(key)).map(({ key }) => key),
  );
  const written = [...text.matchAll(BODY)].flatMap(([name]) => (isBody(name) ? [name] : []));
  const inOrder = [...new Set([...filed, ...written])].sort((a, b) => text.indexOf(a) - text.indexOf(b));
  return inOrder.map((name) => {
    const end = text.indexOf(name) + name.length;
    const after = text.slice(end, end + 2).replaceAll(/[，。；、\s]/g, '');
    return { name, after, acts: filed.includes(name) || ACTS.test(name) };
  });
}

function isBody(name: string): boolean {
  return name.endsWith('政府') || !NO_BODY.test(name.replace(/(?:街道|政府办|办公室|中心|公司|.)$/u, ''));
}

function isOwn(name: string, agency: string): boolean {
  return agency.includes(name) || name.includes(agency.replace(/(?:人民政府|办事处|政府)$/, ''));
}

/** In letters a name is the report's own, by its pinyin, or another's. */
function namesAnotherInEnglish(
  text: string,
  { original, names }: { original: Original; names: readonly AgencyNames[] },
): boolean {
  const own = names.find(({ name }) => name === original.agency)?.keys ?? [];
  const spelled = own.flatMap(({ key, kind }) => (kind === 'pinyin' ? [key] : []));
  const plain = (said: string) => said.toLowerCase().replaceAll(/[\s']/g, '');
  const foreign = names
    .filter(({ name }) => name !== original.agency)
    .flatMap(({ keys }) => keys.flatMap(({ key, kind }) => (kind === 'pinyin' && key.length > 5 ? [key] : [])));
  const words = text.split(/[^A-Za-z']+/).map(plain);
  const isForeign = foreign.some((key) => words.includes(key) && !spelled.some((mine) => mine.includes(key)));
  const named = [...text.matchAll(BODY_EN)].map(([, name = '']) => name.replace(BODIES_OF_ANY, '').trim());
  const han = (text.match(/\p{Script=Han}{2,}/gu) ?? []).some(
    (name) => !original.text.includes(name) && !original.agency.includes(name),
  );
  return isForeign || han || named.some((name) => name !== '' && !spelled.some((key) => key.includes(plain(name))));
}
