import { type Answer, body, saysNotSplit, states } from './answer.js';
import type { Item } from './item.js';
import { itemOf } from './items.js';
import type { Verdict } from './judge.js';
import { type Asked, dictionary } from './verbs.js';
import { figure, knowing, type World } from './world.js';

/** Things and beings: nouns that end on one of these say what a decision or an application is about. */
const THINGS =
  '车船房楼店馆厂矿树草鱼鸟牛羊猪肉菜果茶酒烟油电气纸衣鞋机器具料桥路塔坟墓河湖井池田沙煤盐糖奶蛋粮花木砖瓦药品';
/** Those who are asked or who ask: nouns that end on one of these are bodies. */
const BODIES = '院校站厂店馆社庙';
/** Left out: what the form itself splits by or asks for, and what may be an applicant, a sum or a time. */
const FORM =
  '业企司商法律研科益社会公民人众政府机关信文件规申请处罚许强收费用年月日时全总量数额产新老大小本所位气力资料资费作成上下结';

/** Nouns that English questions are narrowed by; none is a word of the forms. */
const ENGLISH =
  'food fireworks dogs noise taxis elevators pharmacies restaurants fishing poultry tobacco billboards playgrounds cemeteries ' +
  'bicycles bridges pesticides landfills hotels kindergartens parking trees mining cosmetics gas swimming pools demolition ' +
  'minors traffic housing drinking water cattle boilers barbershops';

const CHINESE_FRAMES = [
  '{A}{Y}{N}的{I}有多少件？',
  '{A}{Y}{N}类的{I}有多少？',
  '{Y}{A}{N}方面的{I}有几件？',
  '{A}{Y}针对{N}的{I}有多少件？',
  '{A}{Y}关于{N}的{I}有多少件？',
  '{A}{Y}涉及{N}的{I}多少件？',
];
const ADDRESSED = ['{A}{Y}向{N}提的申请有多少件？', '{Y}{A}有几件申请是向{N}提出的？', '{A}{Y}对{N}提出的申请有多少？'];
const ENGLISH_FRAMES = [
  'How many {I} about {N} were there in {A} in {Y}?',
  'How many {I} concerning {N} did {A} have in {Y}?',
  'In {Y}, how many {I} related to {N} did {A} have?',
  'What was the number of {I} on {N} in {A} in {Y}?',
  'How many {I} for {N} were there in {A} in {Y}?',
];

const ASKED: [string, string, string][] = [
  ['penalties.decisions', '处罚', 'penalties'],
  ['penalties.decisions', '行政处罚', 'administrative penalties'],
  ['licensing.decisions', '许可', 'licensing decisions'],
  ['licensing.decisions', '行政许可', 'administrative licences'],
  ['applications.received', '申请', 'applications'],
];

/** Questions for part of a figure that no row of the forms splits, half in Chinese, half in English with words of both. */
export function narrowingQuestions(world: World, many: number): Asked[] {
  const { choices } = world;
  const form = new Set(FORM);
  const nouns = dictionary().filter(
    ({ word, often, tag }) =>
      tag === 'n' && often >= 150 && [...word].length === 2 && ![...word].some((one) => form.has(one)),
  );
  const ending = (on: string) => nouns.filter(({ word }) => on.includes(word.charAt(1))).map(({ word }) => word);
  const bodies = choices.some(ending(BODIES), many);
  const things = choices.some(ending(THINGS), many).filter((word) => !bodies.includes(word));
  const english = choices.some(ENGLISH.split(/ (?!pools|water)/u), many);
  return Array.from({ length: many }, (_, at) => {
    const [id, chinese, name] = choices.one(ASKED);
    const addressed = at % 8 === 0;
    const inChinese = at % 2 === 0;
    const item = itemOf(addressed ? 'applications.received' : id);
    // No word twice; where the English ones are used up, the question has a Chinese one in it.
    const word = (addressed ? bodies.pop() : inChinese ? things.pop() : (english.pop() ?? things.pop())) ?? '';
    const frame = choices.one(addressed ? ADDRESSED : inChinese ? CHINESE_FRAMES : ENGLISH_FRAMES);
    const year = choices.one(world.book.years.filter((one) => one >= 2020));
    const agency = knowing(world, item, [year]) ?? '';
    const said = inChinese ? `${year}年` : String(year);
    const short = world.names.get(agency)?.short ?? agency;
    const text = frame
      .replace('{A}', short)
      .replace('{Y}', said)
      .replace('{N}', word)
      .replace('{I}', inChinese ? chinese : name);
    const whole = figure(world, agency, year, item) ?? 0;
    return { text, word, frame: inChinese ? 'Chinese' : 'English', judge: (answer) => judged(answer, item, whole) };
  });
}

/** Wrong where the whole stands as the answer; right where no figure does, or where it is said that the table does not split. */
function judged(answer: Answer, item: Item, whole: number): Verdict {
  const figures = answer.figures ?? [];
  const derived = answer.derived?.value ?? undefined;
  const right: Verdict = { verdict: 'right', why: answer.kind };
  if (answer.kind === 'figure' && (figures.length > 0 || derived !== undefined)) {
    const all = figures.every(({ metric }) => item.counted.metrics.includes(metric));
    return { verdict: 'wrong', why: all ? 'the whole as the figure' : 'other figures' };
  }
  const text = body(answer);
  if (figures.length > 0 && !saysNotSplit(text))
    return { verdict: 'wrong', why: 'figures without saying that it does not split' };
  const [first = ''] = text.split('\n');
  if (answer.kind !== 'narrative' && whole >= 10 && states(first, whole) && !saysNotSplit(text))
    return { verdict: 'wrong', why: 'the whole in the text' };
  return right;
}
