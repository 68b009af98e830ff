import { agencyName } from './agency-name.js';

/** How a report speaks of itself: the last words of 我局 and 本院, and whether it speaks for a whole place (全县, 我镇). */
export type Voice = { bodies: ReadonlySet<string>; ofPlace: boolean };

const BODY_WORDS = '局|委|厅|办|镇|乡|街道|院|校|中心|公司|集团|支队|大队|馆|站|所';
const OWN_BODY = new RegExp(`(?<!自)[我本](?<body>${BODY_WORDS})`, 'gu');
const WHOLE_PLACE = /(?:全|我)(?:省|自治区|市|州|盟|县|旗|区|镇|乡|街道|街)/u;

/** What each of these calls itself by: by the end of its name, the first that fits. */
const CALLS_ITSELF: readonly { ends: readonly string[]; bodies: readonly string[] }[] = [
  { ends: ['街道办事处'], bodies: ['街道', '办'] },
  { ends: ['镇人民政府', '乡人民政府'], bodies: ['镇', '乡'] },
  { ends: ['人民政府'], bodies: [] },
  { ends: ['委员会', '委', '区'], bodies: ['委', '办', '局'] },
  { ends: ['办公室', '办公厅'], bodies: ['办', '厅', '局', '委'] },
  { ends: ['校', '学院', '大学', '中学', '小学', '幼儿园'], bodies: ['校', '院'] },
  { ends: ['公司', '集团'], bodies: ['公司', '集团'] },
  ...BODY_WORDS.split('|').map((body) => ({ ends: [body], bodies: [body] })),
];

/** An office that works for all of its agency (党政办公室), or for its agency's disclosure: it has no report of its own. */
const WRITES_FOR =
  /^(?<owner>\p{Script=Han}{2,30}?)(?:(?:党政|党群|综合|党政综合|经济发展)办(?:公室)?|(?:人民)?(?:政府)?(?:政务|政府信息|信息)公开\p{Script=Han}{0,10}(?:办公室|办|小组|中心|[科股处室]))$/u;

/** The office of a government, which has reports of its own and writes its government's too. */
const GOVERNMENT_OFFICE =
  /^(?<owner>\p{Script=Han}{2,30}?(?:[省市州盟县旗区镇乡](?:人民)?政府|管委会|管理委员会))办公[室厅]$/u;

/** How the text speaks of itself. */
export function voiceOf(lines: readonly string[]): Voice {
  const bodies = new Set<string>();
  let ofPlace = false;
  for (const line of lines) {
    for (const { groups } of line.matchAll(OWN_BODY)) bodies.add(groups?.body ?? '');
    ofPlace ||= WHOLE_PLACE.test(line);
  }
  return { bodies, ofPlace };
}

/** Whether the agency can be the one that speaks so: a company is none that says 我局. */
export function isOfVoice(agency: string, { bodies }: Voice): boolean {
  if (bodies.size === 0) return true;
  const own = CALLS_ITSELF.find(({ ends }) => ends.some((end) => agency.endsWith(end)));
  return own === undefined || own.bodies.some((body) => bodies.has(body));
}

/**
 * The agency that speaks where this one wrote the report: an office that writes for its agency is not the one reported on, and a
 * government's own office is where the text speaks for the office alone. `null` where the words name no agency.
 */
export function speakerOf(words: string, { bodies, ofPlace }: Voice): string | null {
  const name = words.trim();
  const owner = WRITES_FOR.exec(name)?.groups?.owner;
  if (owner !== undefined) return agencyName(owner);
  const government = GOVERNMENT_OFFICE.exec(name)?.groups?.owner;
  if (government !== undefined && ofPlace && !bodies.has('办') && !bodies.has('厅')) return agencyName(government);
  return agencyName(name);
}
