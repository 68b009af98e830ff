import { agencyName, nameWithoutPlace, saysWhere } from './agency-name.js';
import { withoutPreposition } from './lead-in.js';
import { isOfVoice, speakerOf, type Voice, voiceOf } from './voice.js';
import { withoutYears } from './year.js';

/** How many sentences from the beginning are looked at: further down a report speaks of other agencies too. */
const OPENING_SENTENCES = 24;
const CLOSING_LINES = 12;
/** How many characters the place before a department's own name has. */
const FEWEST_OF_PLACE = 2;
const MOST_OF_PLACE = 12;

/** "…, 现公布洛江区2020年…年度报告": the name stands between the verb and what is published. */
const PUBLISHED =
  /(?:公布|发布|公开|公示|编制|形成|编写|撰写|[现兹特谨今面下在][将就把对为是]|[这此][是为]|本(?:年度)?(?:报告|年报)[是为系])了?(?<name>[^,。;:!?]{2,60}?)(?:关于)?(?:(?:政府|政务)?信息公开|(?:的)?(?:综合)?年报|综合报告)/gu;

/** "根据有关规定,就某某局…情况报告如下": the name stands in a sentence that announces what follows. */
const ANNOUNCED =
  /(?:^|,)(?<name>[^,。;:!?]{2,60}?)(?:关于)?(?:政府|政务)?信息公开[^,。;:!?]{0,20}(?:如下|予以|公[布示开]|,供)/gu;

/** "某某局依照…编制本报告", "某某市编成…综合报告": the name opens the sentence. */
const COMPILED =
  /^(?:[^,。;:]{0,40},)?(?:本(?:年度)?报告|本年报|本报告书)?(?:由|系)?(?<name>\p{Script=Han}{2,40}?)(?:负责|依照|依据|根据|按照|依|组织|于|(?=[(]))[^,。;]{0,60}?(?:编[制写成纂]|写[成出]|起草|制作|公布|发布)|^(?:[^,。;:]{0,40},)?(?<compiler>\p{Script=Han}{2,40}?)(?:编[制写成]|写[成出]|公布|发布)[^,。;]{0,20}(?:报告|年报)/u;

/** "本报告根据…,由某某局编制": the name stands before the verb, not at the beginning. */
const COMPILED_BY =
  /(?:本(?:年度)?报告|本年报)[^。;]{0,80}?由(?<name>\p{Script=Han}{3,40}?)(?:负责|组织|汇总)?(?:编[制写]|起草|制作|汇总|发布|公布)/u;

/** "2020年,洛江区以…": who the first sentences of a report are about. */
const ACTS =
  /^(?:[(（]?[一二三四五六七八九十\d]+[)）、.]\s*)?(?:总体情况|概述)?(?:(?:过去的|在)?20\d{2}年(?:度)?(?:里)?(?:以来)?[,:]?\s*)?(?<name>\p{Script=Han}{2,40}?)(?:始终)?(?:坚持|认真|以|在|深入|按要求|落实|推进|紧[紧扣]|严格|全面|高度|积极|按照|根据|围绕|加强|持续|不断|扎实|着力|切实|贯彻|依法|主动|共|聚焦|把|继续|立足|结合|设立|成立|没有|依国|公布|发布|公开(?!办|工作|领导))/u;

/** "如有疑问,请与某某局办公室联系": whom to ask, most often an office of the agency. */
const CONTACT = /(?:请?与|联系|致电|咨询|垂询|拨打)(?<name>\p{Script=Han}{3,40}?)(?:联系|取得|咨询|[,。;(:]|$)/u;

/** An office that speaks for the agency it belongs to. */
const OFFICE_OF =
  /^(.{2,30}?(?:局|委员会|委|厅|人民政府|政府|管委会|中心|办事处|院))(?:政府信息公开.{0,8}|信息公开.{0,8}|政务公开.{0,8}|办公室.{0,6}|综合[科股].{0,4}|[^局]{2,6}[科股处室])$/u;

/** "某某流域管理局(下称某某局)": the full name is given once, with the short one used from there on. */
const CALLED_FOR_SHORT =
  /(?<name>\p{Script=Han}{4,40})\((?:以下|下)?简?称:?["“']?(?<short>\p{Script=Han}{2,16})["”']?\)/gu;

/** The agency an untitled report names in its signature, its first sentences or its contact; `null` when none is told. */
export function agencyOfBody(lines: readonly string[]): string | null {
  const sentences = lines.flatMap((line) => line.split(/(?<=[。!?;])/u)).slice(0, OPENING_SENTENCES);
  const opening = sentences.map((sentence) => sentence.trim());
  const voice = voiceOf(lines);
  const own = (name: string | null) => (name && isOfVoice(name, voice) ? name : null);
  return (
    signatureIn(lines) ??
    first(opening, (sentence) => ofPublished(sentence, voice)) ??
    first(opening, (sentence) => named(COMPILED_BY, sentence, voice)) ??
    first(opening, (sentence) => named(COMPILED, sentence, voice)) ??
    first(opening, (sentence) => own(withPlace(named(ACTS, sentence, voice)))) ??
    first(opening, (sentence) => own(ofContact(sentence, voice)))
  );
}

/** The end of a name that leaves out its place (州财政局), as the first sentences of an untitled report have it; `null` for none. */
export function partOfNameIn(lines: readonly string[]): string | null {
  const opening = lines.slice(0, OPENING_SENTENCES).flatMap((line) => line.split(/(?<=[。!?;])/u));
  return first(opening.slice(0, OPENING_SENTENCES), (sentence) =>
    first(
      [
        ...namesBefore(PUBLISHED, sentence),
        ACTS.exec(sentence)?.groups?.name ?? '',
        COMPILED.exec(sentence)?.groups?.name ?? '',
      ],
      nameWithoutPlace,
    ),
  );
}

/** The name a report is signed with: a line of its own near the end, beside its date; `null` without one. */
export function signatureIn(lines: readonly string[]): string | null {
  const closing = lines.slice(-CLOSING_LINES);
  const at = closing.findLastIndex((line) => isDateLine(line));
  if (at < 0) return null;
  const beside = closing[at - 1] ?? '';
  return beside.length <= 30 ? speakerOf(beside, voiceOf(lines)) : null;
}

/** Whether a line is nothing but a date, as under a signature. */
export function isDateLine(line: string): boolean {
  return /^[(]?(?:20\d{2}|二[〇○零][一二三四五六七八九〇○零]{2})\s*年[\d一二三四五六七八九十\s]{1,4}月[\d一二三四五六七八九十\s]{1,4}日[)]?$/u.test(
    line.trim(),
  );
}

/** The name in full where a text gives it once for the short one that a title uses; the short one itself otherwise. */
export function inFull(name: string, lines: readonly string[]): string {
  for (const line of lines.slice(0, OPENING_SENTENCES)) {
    for (const found of line.matchAll(CALLED_FOR_SHORT)) {
      const { name: full = '', short } = found.groups ?? {};
      const complete = agencyName(full);
      if (short === name && complete) return complete;
    }
  }
  return name;
}

/** The whole name for one that leaves out its place (地区财政局): the one the text uses most; `null` when it never does. */
export function withPlaceFrom(lines: readonly string[], part: string): string | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const [words] of line.matchAll(/\p{Script=Han}+/gu)) {
      const at = words.indexOf(part, FEWEST_OF_PLACE);
      const name = at < 0 || at > MOST_OF_PLACE ? null : agencyName(words.slice(0, at + part.length));
      if (name && saysWhere(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function ofPublished(sentence: string, voice: Voice): string | null {
  return (
    first(namesBefore(PUBLISHED, sentence), (name) => speakerOf(name, voice)) ??
    first(namesBefore(ANNOUNCED, sentence), (name) => {
      const announced = withoutPreposition(name);
      return announced && speakerOf(announced, voice);
    })
  );
}

/** What stands before the words of each match, those that begin within another one too. */
function namesBefore(pattern: RegExp, sentence: string): string[] {
  const names: string[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(sentence); match; match = pattern.exec(sentence)) {
    const found = withoutYears(match.groups?.name ?? '');
    const name = found.replace(/^.*(?:公布|发布|编制)/u, '').trimEnd();
    names.push(name.replace(/的$|(?<![年度])[年度]+$/u, '').trim());
    pattern.lastIndex = match.index + 1;
  }
  return names;
}

function ofContact(sentence: string, voice: Voice): string | null {
  const found = CONTACT.exec(sentence)?.groups?.name;
  if (!found) return null;
  const owner = OFFICE_OF.exec(found)?.[1];
  return owner ? agencyName(owner) : speakerOf(found, voice);
}

function named(pattern: RegExp, sentence: string, voice: Voice): string | null {
  const groups = pattern.exec(sentence)?.groups;
  const name = groups?.name ?? groups?.compiler;
  if (!name || nameWithoutPlace(name)) return null;
  return speakerOf(name, voice);
}

function withPlace(name: string | null): string | null {
  return name && saysWhere(name) ? name : null;
}

function first(sentences: readonly string[], find: (sentence: string) => string | null): string | null {
  for (const sentence of sentences) {
    const found = find(sentence);
    if (found) return found;
  }
  return null;
}
