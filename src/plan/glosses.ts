import type { AgencyMention } from '../question/known.js';
import { nameParts } from '../report/name-parts.js';

/** The names without those in Latin letters that tell an agency named in Chinese again: "the bureau in Jingjiang (靖江市审批局)". */
export function withoutGlosses(mentions: readonly AgencyMention[], text: string): AgencyMention[] {
  const isLatin = ({ said }: AgencyMention) => /[a-z]/i.test(said);
  const inChinese = mentions.filter((mention) => !isLatin(mention) && !mention.placeOnly);
  const tellsAgain = (latin: AgencyMention) =>
    inChinese.some((chinese) => isSame(latin, chinese) || isInBrackets(latin, { chinese, text }));
  return mentions.filter((mention) => !isLatin(mention) || !tellsAgain(mention));
}

function isSame(latin: AgencyMention, chinese: AgencyMention): boolean {
  return chinese.agencies.some((name) => latin.agencies.includes(name));
}

/** "Jingjiang (靖江市审批局)" where the city is filed too: the brackets say what of the place is meant. */
function isInBrackets(latin: AgencyMention, { chinese, text }: { chinese: AgencyMention; text: string }): boolean {
  const between =
    latin.end <= chinese.start ? text.slice(latin.end, chinese.start) : text.slice(chinese.end, latin.start);
  const placesOf = ({ agencies }: AgencyMention) => agencies.flatMap((name) => nameParts(name).places);
  const isBracketed = /^[a-z'’\s-]*\([a-z'’\s-]*$/i.test(between);
  return isBracketed && placesOf(latin).some((place) => placesOf(chinese).includes(place));
}
