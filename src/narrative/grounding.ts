import type { AgencyNames } from '../report/agency.js';
import { speaksToModel } from '../report/instructions.js';
import { numbersIn, type StatedNumber, sameNumber } from './numbers.js';
import { mistranslation } from './translated.js';

/** A numbered passage as the model was given it. */
export type Source = { n: number; agency: string; year: number; text: string };

/** Why a sentence of a model was not let through. */
export type Rejection =
  | 'no_citation'
  | 'unknown_citation'
  | 'instruction'
  | 'link'
  | 'number'
  | 'year'
  | 'agency'
  | 'opposite'
  | 'unsupported';

/** What the sentences of a model are held against. */
export type Evidence = {
  sources: readonly Source[];
  names: readonly AgencyNames[];
  /** The language the model was to write in; English is a translation and is checked as one. */
  language: 'zh' | 'en';
};

export type Grounding = {
  /** Sentences that their sources say, without their marks, and the numbers of those sources. */
  kept: { text: string; cites: number[] }[];
  rejected: { text: string; why: Rejection }[];
};

/** Below this part of its character pairs a sentence says something else than its source. */
const SUPPORTED = 0.55;
/** Below this part a clause has no counterpart in the source. */
const COUNTERPART = 0.34;

const LEAD_IN =
  /^(?:根据|依据|按照?|据)?(?:该|上述|以上|本)?(?:摘录|报告|年报|资料|文件)?(?:中|里)?(?:的?(?:记载|介绍|显示|内容))?(?:指出|提到|写道|显示|称|认为|列出|说明|表示|提出|记载)?(?:了|的)?[，,：:]?/;
const LINKS = [
  /https?:|www\.|@\w{3,}|t\.me/gi,
  /(?<![\w.-])[\w.-]+@[\w-]+\./g,
  /(?<![\w-]|[\w-]\.)(?:[\w-]+\.)+(?:com|cn|net|org|gov|io|me)\b/gi,
];
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/没有|没|未|无|不|非|零/, /没有|没|未|无|不|非|零|0/],
  [/增加|增长|上升|提高|增多|多于|扩大/, /增|升|提|多|扩|涨/],
  [/减少|下降|降低|缩减|少于|缩短/, /减|降|少|缩|下/],
];
const PLACE = /(\p{Script=Han}{2}(?:省|市|县|区|镇|乡|街道|局|委员会|管委会))/gu;
const NO_PLACE = /[全我本该各上下辖城社地园街小片景郊市区县乡镇大政信委分级个了的在和与及由]\p{Script=Han}?$/u;

/** Splits what a model wrote into sentences and keeps those that the passages they cite say. */
export function ground(written: { text: string; whole: boolean }, evidence: Evidence): Grounding {
  const sentences = sentencesIn(written.text, evidence.language);
  // What was cut off for length may be half a sentence.
  if (!written.whole) sentences.pop();
  return groundSentences(sentences, evidence);
}

/** The sentences of a text that is still being written to which nothing can be added any more, not even a citation. */
export function finishedSentences(text: string, language: Evidence['language']): string[] {
  return sentencesIn(text.replace(/(?<![^\p{L}])[^\p{L}]+$/u, ''), language).slice(0, -1);
}

/** Keeps the sentences that the passages they cite say. */
export function groundSentences(sentences: readonly string[], { sources, names, language }: Evidence): Grounding {
  const grounding: Grounding = { kept: [], rejected: [] };
  for (const sentence of sentences) {
    const cites = [...new Set([...sentence.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)))];
    const text = withoutMarks(sentence, language);
    if (text === '') continue;
    const cited = sources.filter(({ n }) => cites.includes(n));
    const why = cited.length === cites.length ? rejectionOf(text, { cited, names, language }) : 'unknown_citation';
    if (why) grounding.rejected.push({ text, why });
    else grounding.kept.push({ text, cites });
  }
  return grounding;
}

const MARK = /(?:(?<!\s)\s+)?\[\d+\]\s*/g;

function withoutMarks(sentence: string, language: Evidence['language']): string {
  if (language === 'zh') return sentence.replaceAll(MARK, '').trim();
  const spaced = sentence.replaceAll(MARK, ' ').replaceAll(/\s+/g, ' ');
  return spaced.replaceAll(/ ([.,;!?])/g, '$1').trim();
}

const SENTENCES = {
  zh: /[^。！？!?\n]*(?:[。！？!?]+["”’」』）)]*|\n|$)(?:\s?\[\d+\])*/g,
  // A point ends a sentence where a space or a mark follows it: neither in 9.1 nor in gov.cn.
  en: /.*?(?:(?<![.。！？!?])[.。！？!?]+["”’」』）)]*(?=\s|\[|$)|\n|$)(?:\s?\[\d+\])*/gs,
} as const;

function sentencesIn(text: string, language: Evidence['language']): string[] {
  const plain = text
    .replaceAll(
      /[【［〔](\d+(?:\s*[,，、]\s*\d+)*)[】］〕]|\[(\d+(?:\s*[,，、]\s*\d+)+)\]/g,
      (_, a?: string, b?: string) =>
        (a ?? b ?? '')
          .split(/[,，、]/)
          .map((n) => `[${n.trim()}]`)
          .join(''),
    )
    .replaceAll(/^[-*#>\s]+/gm, '')
    // One blank before a mark, as SENTENCES takes it.
    .replaceAll(/(?<!\s)\s+(?=\[\d+\])/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '));
  return (plain.match(SENTENCES[language]) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function rejectionOf(
  text: string,
  { cited, names, language }: { cited: readonly Source[] } & Pick<Evidence, 'names' | 'language'>,
): Rejection | null {
  if (cited.length === 0) return 'no_citation';
  if (speaksToModel(text)) return 'instruction';
  const told = cited
    .map((source) => source.text)
    .join('\n')
    .normalize('NFKC');
  if (LINKS.flatMap((link) => text.match(link) ?? []).some((link) => !told.includes(link))) return 'link';
  if (language === 'en' && !isChinese(text)) {
    if (namesAnother(text, { told, cited, names })) return 'agency';
    const original = { told, agencies: cited.map(({ agency }) => agency), years: cited.map(({ year }) => year) };
    return mistranslation(text, { original, names });
  }
  const wrongNumber = numberAstray(text, { told, cited });
  if (wrongNumber) return wrongNumber;
  if (namesAnother(text, { told, cited, names })) return 'agency';
  const clauses = clausesIn(withoutNames(text, cited));
  if (clauses.some((clause) => saysTheOpposite(clause, told))) return 'opposite';
  return share(clauses.join(''), told) < SUPPORTED ? 'unsupported' : null;
}

function isChinese(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) > (text.match(/[a-z]+/gi)?.length ?? 0);
}

/** A number must stand in a cited passage with the same unit, in the clause there that speaks of the same. */
function numberAstray(
  text: string,
  { told, cited }: { told: string; cited: readonly Source[] },
): 'number' | 'year' | null {
  const known = numbersIn(told);
  const years = cited.map(({ year }) => year);
  for (const number of numbersIn(text)) {
    if (isYear(number)) {
      const stands = years.includes(number.value) || known.some((other) => other.value === number.value);
      if (!stands) return 'year';
    } else if (!known.some((other) => sameNumber(number, other))) return 'number';
  }
  return clausesIn(text).some((clause) => belongsElsewhere(clause, told)) ? 'number' : null;
}

function isYear({ value, unit }: StatedNumber): boolean {
  return Number.isInteger(value) && value >= 1900 && value < 2100 && (unit === '年' || unit === '');
}

/** Whether a clause with a number says of it what the source says of another number. */
function belongsElsewhere(clause: string, told: string): boolean {
  const own = numbersIn(clause).filter((number) => !isYear(number));
  if (own.length === 0) return false;
  const others = clausesIn(told);
  const nearest = (fits: (numbers: StatedNumber[]) => boolean) =>
    Math.max(0, ...others.filter((other) => fits(numbersIn(other))).map((other) => share(clause, other)));
  return own.some((number) => {
    const here = nearest((numbers) => numbers.some((other) => sameNumber(number, other)));
    const elsewhere = nearest(
      (numbers) =>
        numbers.some((other) => other.unit === number.unit) && !numbers.some((other) => sameNumber(number, other)),
    );
    return elsewhere > here;
  });
}

function namesAnother(
  text: string,
  { told, cited, names }: { told: string; cited: readonly Source[]; names: readonly AgencyNames[] },
): boolean {
  const own = cited.map(({ agency }) => agency).join('\n');
  const stands = (name: string) => told.includes(name) || own.includes(name);
  const filed = names.flatMap(({ keys }) => keys.filter(({ kind, key }) => kind !== 'pinyin' && key.length > 1));
  if (filed.some(({ key }) => text.includes(key) && !stands(key))) return true;
  return [...text.matchAll(PLACE)].some(
    ([, place = '']) =>
      !NO_PLACE.test(place.replace(/(?:省|市|县|区|镇|乡|街道|局|委员会|管委会)$/, '')) && !stands(place),
  );
}

/** What introduces a sentence (根据报告, the agency, the year) is checked for itself and is not part of what is said. */
function withoutNames(text: string, cited: readonly Source[]): string {
  let rest = text;
  for (const { agency, year } of cited) {
    for (const name of [agency, agency.replace(/(?:人民政府|办事处|政府)$/, '')]) rest = rest.replaceAll(name, '');
    rest = withoutYear(rest, `${year}年`);
  }
  return rest.replace(/^[的在，,\s]+/, '').replace(LEAD_IN, '');
}

/** Without a year, 在 before it and 度 after it. */
function withoutYear(text: string, year: string): string {
  const parts = text.split(year);
  return parts
    .map((part, at) => (at > 0 ? part.replace(/^度/, '') : part))
    .map((part, at) => (at < parts.length - 1 ? part.replace(/在$/, '') : part))
    .join('');
}

function clausesIn(text: string): string[] {
  return text.split(/[，,；;、。：:！？!?\n]/).filter((clause) => /\p{L}|\d/u.test(clause));
}

function saysTheOpposite(clause: string, told: string): boolean {
  const counterparts = clausesIn(told)
    .map((other) => ({ other, near: share(clause, other) }))
    .sort((a, b) => b.near - a.near);
  const [best] = counterparts;
  return OPPOSITES.some(([says, answers]) => {
    // A denial, a rise or a fall that the model adds must be the source's own; one that it drops turns the source round too.
    if (says.test(clause) && !counterparts.some(({ other, near }) => near >= COUNTERPART && answers.test(other)))
      return true;
    return best !== undefined && best.near >= 0.8 && denies(best.other) && !denies(clause);
  });
}

function denies(clause: string): boolean {
  return /没有|未|不(?!断|仅|但|见面|同|过)/.test(clause);
}

/** The part of a text's character pairs, 0 to 1, that stand in another. */
function share(text: string, other: string): number {
  const pairs = pairsIn(text);
  if (pairs.length === 0) return 1;
  const whole = withoutParticles(other.normalize('NFKC'));
  return pairs.filter((pair) => whole.includes(pair)).length / pairs.length;
}

function pairsIn(text: string): string[] {
  const runs = withoutParticles(text.normalize('NFKC')).match(/\p{Script=Han}+|[a-z]+/giu) ?? [];
  return runs.flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2)));
}

function withoutParticles(text: string): string {
  return text.replaceAll(/[的了和与等在是有共将也都并还]/g, '');
}
