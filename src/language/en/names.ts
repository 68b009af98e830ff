import type { Amount, Label } from '../../answer/answer-wording.js';
import { grouped } from '../../answer/arithmetic.js';
import type { FormId, TableId } from '../../report/forms.js';
import { pinyinOf } from '../../text/pinyin.js';
import { applicantNames, namesOf, yearRuns } from '../labels.js';

export const TABLES_EN: Readonly<Record<TableId, string>> = {
  disclosure: 'table of proactive disclosure',
  applications: 'table of applications',
  review_litigation: 'table of reviews and lawsuits',
  statistics: 'statistics sheet',
};

export const FORMS_EN: Readonly<Record<FormId, string>> = {
  '2014': '2014–2018',
  '2019': '2019–2020',
  '2021': '2021 and later',
};

const UNITS: Readonly<Record<string, string>> = {
  件: '',
  项: '',
  条: '',
  个: '',
  篇: '',
  次: '',
  份: '',
  家: '',
  天: ' days',
  倍: ' times',
  百分点: ' percentage points',
  人: ' people',
  人次: ' attendances',
};

const PLACES: Readonly<Record<string, string>> = {
  省: 'Province',
  市: 'City',
  区: 'District',
  县: 'County',
  镇: 'Town',
  乡: 'Township',
  街道: 'Subdistrict',
};

/** The agency's name as filed, for a government after its English name: Luojiang District (洛江区人民政府). */
export function agencyEn(agency: string): string {
  const name = /^(?:.*[省市区县州旗])?(\p{Script=Han}{2,5}?)(省|市|区|县|镇|乡|街道)(?:人民政府|办事处)/u.exec(agency);
  const [, place = '', kind = ''] = name ?? [];
  if (!place) return agency;
  const spelled = pinyinOf(place).join('');
  return `${spelled.charAt(0).toUpperCase()}${spelled.slice(1)} ${PLACES[kind] ?? ''} (${agency})`;
}

/** The item of a label in a form's own row, translated; "this item" for what no form has. */
export function itemEn({ metric, form }: Label): string {
  // A colon inside a name reads badly before the one that leads to the value.
  return metric ? (namesOf(metric, form)?.en ?? 'this item').replace(/: (.+)/, ' ($1)') : '';
}

/** Luojiang District (洛江区人民政府) 2020 · new applications received (natural persons). */
export function labelEn(label: Label): string {
  const place = [label.agency ? agencyEn(label.agency) : '', label.year ? `${label.year}` : '']
    .filter(Boolean)
    .join(' ');
  const name = [place, itemEn(label)].filter(Boolean).join(label.agency ? ' · ' : ', ');
  const applicant = label.applicant ? applicantEn(label.applicant) : '';
  if (!name) return applicant;
  return applicant && label.applicant !== 'total' ? `${name} (${applicant})` : name;
}

export function applicantEn(applicant: string): string {
  return applicantNames(applicant).en;
}

/** 22,782; money in yuan, with the sum as printed where the report counts in 万元. */
export function amountEn({ value, unit }: Amount): string {
  if (unit === '元') return `CNY ${grouped(value)}${rounded(value)}`;
  if (unit === '万元') return `${grouped(value)} 万元 (CNY ${grouped(value * 10_000)})`;
  if (unit === '亿元') return `${grouped(value)} 亿元 (CNY ${grouped(value * 1e8)})`;
  if (unit === '%') return `${grouped(value)}%`;
  return `${grouped(value)}${UNITS[unit] ?? ` ${unit}`}`.trimEnd();
}

export function yearsEn(years: readonly number[]): string {
  return yearRuns(years).join(', ');
}

function rounded(yuan: number): string {
  return Math.abs(yuan) >= 1e6 ? ` (about ${grouped(Math.round(yuan / 1e4) / 100)} million)` : '';
}
