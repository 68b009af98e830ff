import { seeded } from '../../test/fixtures/filled-form.js';
import { MATTERS, type Matter } from './matters.js';
import { MORE_MATTERS } from './more-matters.js';

/** Every matter of which the generated reports tell. */
export const ALL_MATTERS: readonly Matter[] = [...MATTERS, ...MORE_MATTERS];

/** A generated report and the passages that stand in it, by the matter each tells. */
export type GeneratedReport = { agency: string; year: number; text: string; told: Map<string, string> };

const AGENCIES = [
  '青禾区人民政府',
  '丹枫县人民政府',
  '柳溪镇人民政府',
  '云岭镇人民政府',
  '石塘市教育局',
  '石塘市生态环境局',
  '白鹭区民政局',
  '松涛县市场监督管理局',
  '南埠街道办事处',
  '长汀湾管理委员会',
];
const YEARS = [2021, 2022];

/** Sentences that every such report has, and that answer no question of the set. */
const BOILERPLATE = [
  '坚持以公开为常态、不公开为例外，把各项要求落到实处。',
  '按照上级部署，结合本地实际，扎实推进各项任务。',
  '积极推动公开工作制度化、规范化、常态化。',
  '进一步压实责任，细化分工，确保取得实效。',
  '注重公开的质量和效果，不断增强政府公信力。',
];

/** Two years of ten agencies, each with its own choice of matters in its own numbers; the same seed writes the same. */
export function generatedReports(seed: number): GeneratedReport[] {
  const random = seeded(seed);
  return AGENCIES.flatMap((agency) => YEARS.map((year) => writeNarrative({ agency, year, random })));
}

function writeNarrative({
  agency,
  year,
  random,
}: {
  agency: string;
  year: number;
  random: () => number;
}): GeneratedReport {
  const told = new Map<string, string>();
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const chosen = ALL_MATTERS.filter(() => random() < 0.5);
  const passage = ({ id, passages }: Matter) => {
    const text = (pick(passages) ?? '').replaceAll('#', () => String(2 + Math.floor(random() * 300)));
    told.set(id, text);
    return text;
  };
  const paragraphs = (section: Matter['section']) =>
    chosen
      .filter((matter) => matter.section === section)
      .map((matter) =>
        random() < 0.5 ? `${passage(matter)}${pick(BOILERPLATE)}` : `${pick(BOILERPLATE)}${passage(matter)}`,
      );
  const text = [
    `${agency}${year}年政府信息公开工作年度报告`,
    `本报告依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为${year}年1月1日至12月31日。`,
    '一、总体情况',
    ...paragraphs(1),
    '二、主动公开政府信息情况',
    '本机关按要求填报下表。',
    '三、收到和处理政府信息公开申请情况',
    '本机关按要求填报下表。',
    '四、政府信息公开行政复议、行政诉讼情况',
    '本机关按要求填报下表。',
    '五、存在的主要问题及改进情况',
    ...paragraphs(5),
    '六、其他需要报告的事项',
    ...paragraphs(6),
    '本机关无其他需要报告的事项。',
  ].join('\n');
  return { agency, year, text, told };
}
