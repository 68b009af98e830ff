import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Answer } from './answer.js';
import { itemOf } from './items.js';
import { judge, type Verdict } from './judge.js';
import { figure, type World } from './world.js';

/** A question with a word of the dictionary in it. */
export type Asked = { text: string; word: string; frame: string; judge: (answer: Answer) => Verdict };

type Word = { word: string; often: number; tag: string };

/** The words of the dictionary that comes with jieba, with how often they are met and their part of speech. */
export function dictionary(): Word[] {
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([word = '', often = '0', tag = '']) => (word === '' ? [] : [{ word, often: Number(often), tag }]));
}

/**
 * A verb is left out where one of its characters could change what is asked: saying no, comparing or exceeding, refusing or
 * withdrawing, suing, winning or losing, correcting, counting or choosing, publishing, applying or answering, handing on, time, place
 * and order, or a word of the form itself. So are those that say what is or what somebody says, for they are not done to a decision, and
 * the auxiliaries, adverbs and titles that the dictionary counts among verbs.
 */
const CHANGES = [
  '不无未非没否免禁止停休',
  '超过高低比差多少增减升降涨跌加扩缩大小变改',
  '拒绝驳撤废消除罢放弃回退返还',
  '诉讼告审判败胜赢输争议申复',
  '纠正错误违失误漏',
  '计算算总合共均余剩数量占满足够累并列排名选前后首末',
  '公开布示露披报请求答告知收接受理办结转移交送给付支费购',
  '年月日时早晚先始终完续继截到至起来去上下进出入在位于',
  '罚许可强制规范章文件审批准授予',
  '只得应该能必如宛犹例相好处长看眼自',
  '是为有像似算属叫称曰说话道讲谈问想认觉知信怕爱恨',
];

/** Verbs of two characters that are often met, one question with the year and one right behind the agency for each. */
export function verbQuestions(world: World, many: number): Asked[] {
  const { choices, book, names } = world;
  const agencies = book.agencies.filter((agency) => book.newest(agency) >= 2019);
  const changing = new Set(CHANGES.join(''));
  const verbs = dictionary().filter(
    ({ word, often, tag }) =>
      tag === 'v' && [...word].length === 2 && often >= 500 && ![...word].some((character) => changing.has(character)),
  );
  const items = ['penalties.decisions', 'penalties.decisions', 'licensing.decisions', 'coercion.decisions'].map(itemOf);
  const withYear = [
    '{A}{Y}年{V}了多少{I}？',
    '{Y}年{A}{V}了多少件{I}？',
    '{A}在{Y}年{V}的{I}有多少件？',
    '请问{A}{Y}年一共{V}了几件{I}？',
  ];
  const behind = ['{A}{V}的{I}有多少？', '{A}{V}{I}多少件？', '{A}{V}了多少{I}？', '{A}{V}的{I}一共几件？'];
  return choices.some(verbs, many).flatMap(({ word }) =>
    [withYear, behind].flatMap((frames, at) => {
      const item = choices.one(items);
      const agency = choices.one(agencies);
      const newest = book.newest(agency);
      const years = book.years.filter((year) => figure(world, agency, year, item) !== null);
      const year = at === 0 ? choices.one(years) : newest;
      const value = figure(world, agency, year, item);
      if (value === null) return [];
      const frame = choices.one(frames);
      const short = names.get(agency)?.short ?? agency;
      const text = frame
        .replace('{A}', short)
        .replace('{Y}', String(year))
        .replace('{V}', word)
        .replace('{I}', item.noun);
      const [metric = ''] = item.counted.metrics;
      const wanted = { kind: 'figures' as const, figures: [{ agency, year, metric, applicant: null, value }] };
      const verdict = (answer: Answer) =>
        passage(answer) ??
        onlyOf(agency, metric, answer) ??
        judge(wanted, answer, { text, years: [year], names: [...names.values()] });
      return [{ text, word, frame: at === 0 ? 'X + verb + item' : 'agency + verb', judge: verdict }];
    }),
  );
}

/** Figures of another agency or of another row are wrong even beside the right one. */
function onlyOf(agency: string, metric: string, { figures = [] }: Answer): Verdict | undefined {
  const [row] = metric.split('.');
  const other = figures.find((one) => one.agency !== agency || one.metric.split('.')[0] !== row);
  return other && { verdict: 'wrong', why: `${other.agency} ${other.year} ${other.metric} ${other.value}` };
}

/** A passage of the report states no other figure: the question is not answered. */
function passage({ kind, figures = [] }: Answer): Verdict | undefined {
  return kind === 'figure' || figures.length > 0 ? undefined : { verdict: 'unanswered', why: kind };
}
