import type { Refusal } from './pointing.js';

/** Words that must not be added, nor (`both`) left out, or that must only not be left out (`kept`); `whole` looks beyond the clause that is told. */
type Kind = { why: Refusal; zh: RegExp; en: RegExp; both?: true; kept?: true; whole?: true };

const KINDS: readonly Kind[] = [
  {
    why: 'plan',
    zh: /拟|计划(?!表)|打算|下一步|今后|准备|力争|争取|明年|下一年|将(?:进一步|继续|不断|着力|严格|加|于|在|以|会|对|要|从|按|把|组织|开展|推|建|完善|配)|将(?!.{0,24}(?:纳入|列入|作为|列为|公开|公布|放|摆|结合|贯穿|报|分|转|移))/,
    en: /\b(?:will|would|shall|plan(?:s|ned|ning)? (?:to|for)|(?:is|are) planned|intend\w*|going to|aims? to|to be|next (?:step|year)s?|future|propos\w+)\b/i,
    both: true,
    whole: true,
  },
  {
    why: 'denial',
    zh: /不(?!断|仅|但|同|少|久|动产|可或缺)|未(?!来|成年)|没|无(?!障碍|纸化|偿|线|缝)|非(?!常|公|物质)|拒|免|零|有待|亟待|欠缺|薄弱|缺|滞后|短板|偏[少低弱]|单一|缓慢|[仍还]需|需要|问题|难|差距/,
    en: /\b(?:not|no|none|never|without|nor|neither|un(?:able|available|familiar|even|timely)|zero|refus\w*|reject\w*|den(?:y|ied|ial)|lack\w*|insufficient\w*|inadequate\w*|incomplete|fail\w*|weak\w*|slow\w*|late|lag\w*|delay\w*|short(?:age|coming|fall)s?|(?:is|are|too|running) short|poor\w*|limited|few|need\w*|improv\w+|problems?|difficult\w*|gaps?|exempt\w*|only one kind|monotonous|single)\b|n't/i,
    both: true,
  },
  {
    why: 'denial',
    zh: /除(?!了|此)/,
    en: /\b(?:except|other than|apart from|excluding|unless|but for)\b/i,
    both: true,
    whole: true,
  },
  {
    why: 'extent',
    zh: /如果|如有|[，。]如|^如|若(?!干)|凡是|一旦|视情|原则上|试行|试点/,
    en: /\b(?:if|when|where|whenever|in principle|pilot|trial)\b/i,
    whole: true,
  },
  {
    why: 'direction',
    zh: /增|升|提高|多于|扩大|涨/,
    en: /\b(?:increas\w*|rose|rising|grew|growth|more than|up by|higher)\b/i,
  },
  {
    why: 'direction',
    zh: /减|降|下滑|少于|缩/,
    en: /\b(?:decreas\w*|fell|falling|declin\w*|reduc\w*|fewer|down by|lower|dropp\w*)\b/i,
  },
  {
    why: 'extent',
    zh: /全部|所有|全体|均|都|一律|各|每|全(?:县|市|区|镇|乡|省|面|覆盖)/,
    en: /\b(?:all|every|each|entire\w*|fully|always|complete)\b/i,
  },
  {
    why: 'extent',
    zh: /大部分|多数|大多|基本|主要/,
    en: /\b(?:most|mostly|majority|mainly|main|largely|basically)\b/i,
  },
  { why: 'extent', zh: /半/, en: /\bhal(?:f|ves)\b/i },
  { why: 'extent', zh: /仅|只|唯一/, en: /\b(?:only|sole\w*|merely)\b/i },
  {
    why: 'extent',
    zh: /最|首|率先|第一|领先|一是/,
    en: /\b(?:best|first\w*|leading(?! group)|largest|highest|most advanced)\b/i,
  },
  {
    why: 'extent',
    zh: /显著|大幅|明显|突出|优秀|成倍|翻番/,
    en: /\b(?:significant\w*|sharp\w*|remarkabl\w*|outstanding|excellent|doubl\w*|twice|tripl\w*)\b/i,
  },
  {
    why: 'extent',
    zh: /(?<!大)部分(?!组成)|个别|少数|有的|有些|少量/,
    en: /\b(?:some|few|certain|individual|part(?:ly|ial)?|a number of|several)\b/i,
    kept: true,
  },
  { why: 'extent', zh: /余|多|数[十百千万]/, en: /\b(?:dozens?|hundreds|thousands|millions|many|numerous)\b/i },
  {
    why: 'cause',
    zh: /因(?!此)|由于|原因|导致|致使|使得|得益|源于/,
    en: /\b(?:because|due to|caus\w+|led to|result\w*|thanks to|owing to|therefore)\b/i,
  },
];
/** What stands in a plan's chapter is planned, whether its sentences say so or not. */
const DONE = { zh: /已|了(?!解)|完成/, en: /\b(?:was|were|has|have|had|did|been)\b/i };
/** A reason, and the part of its pairs that the source must say. */
const CAUSE = /(?:因为?|由于|受)([^，。]{2,14}?)(?=[，。]|影响|而|$)/;
const SAID = 0.5;
/** Below this part of its pairs a clause has no counterpart. */
const COUNTERPART = 0.34;

/** Why a sentence that tells another in short adds or leaves out what turns it round; `null` where it does not. */
export function turned(
  text: string,
  { source, language, isPlanned }: { source: string; language: 'zh' | 'en'; isPlanned: boolean },
): Refusal | null {
  const near = language === 'zh' ? counterpartsOf(text, source) : source;
  if (isPlanned && DONE[language].test(text)) return 'plan';
  for (const { why, zh, en, both, kept, whole } of KINDS) {
    if (why === 'plan' && isPlanned) continue;
    const says = (language === 'zh' ? zh : en).test(text);
    const said = zh.test(whole ? source : near);
    if ((says && !said && !kept) || ((both || kept) && said && !says)) return why;
  }
  const cause = CAUSE.exec(text)?.[1];
  return cause !== undefined && shareOf(cause, source) < SAID ? 'cause' : null;
}

/** The clauses of the source that the sentence tells. */
function counterpartsOf(text: string, source: string): string {
  const clauses = clausesIn(source);
  const told = clausesIn(text).flatMap((clause) => {
    const shares = clauses.map((other) => shareOf(clause, other));
    const best = Math.max(...shares);
    return clauses.filter((_, at) => shares[at] === best || (shares[at] ?? 0) >= COUNTERPART);
  });
  return told.join('，');
}

/** A text's clauses. */
function clausesIn(text: string): string[] {
  return text.split(/[，,；;、。：:！？!?\n]/).filter((clause) => /\p{L}|\d/u.test(clause));
}

/** The part of a text's character pairs, 0 to 1, that stand in another. */
export function shareOf(text: string, other: string): number {
  const plain = bare(text);
  const pairs = Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
  const whole = bare(other);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => whole.includes(pair)).length / pairs.length;
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[的了和与等在是有共将也都并还\d\s.]/g, '');
}
