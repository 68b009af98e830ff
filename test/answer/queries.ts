import type { AnswerBody } from '../../src/answer/answer.js';
import { answerTable, type InWords } from '../../src/answer/say/say-table.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { evaluate } from '../../src/query/evaluate.js';
import type {
  AgencyMember,
  Cells,
  Condition,
  Dimension,
  Expression,
  IdMember,
  Query,
  YearMember,
} from '../../src/query/query.js';
import { MEANINGS } from '../fixtures/meanings.js';

export const RECEIVED = 'applications.received';
export const PENALTIES = 'penalties.decisions';
export const LICENSING = 'licensing.decisions';
export const OUTCOME = 'applications.outcome';

type OneOrMore<Member> = Member | Member[];

/** Figures of agencies, years, items and columns; all of a kind for an empty list. */
export function cells(
  items: OneOrMore<IdMember>,
  agencies: OneOrMore<AgencyMember>,
  years: OneOrMore<YearMember>,
  applicants: OneOrMore<IdMember> = 'total',
): Cells {
  return {
    kind: 'cells',
    items: { any: [items].flat() },
    applicants: { any: [applicants].flat() },
    agencies: { any: [agencies].flat() },
    years: { any: [years].flat() },
  };
}

export function fold(
  how: Extract<Expression, { kind: 'fold' }>['how'],
  over: OneOrMore<Dimension>,
  of: Expression,
): Expression {
  return { kind: 'fold', how, over: [over].flat(), of };
}

export function against(
  how: Extract<Expression, { kind: 'against' }>['how'],
  of: Expression,
  from: Expression,
): Expression {
  return { kind: 'against', how, of, from };
}

export function yearBefore(of: Expression): Expression {
  return { kind: 'before', years: 1, of };
}

export function order(of: Expression, by: 'most' | 'least' = 'most'): Expression {
  return { kind: 'order', by, of };
}

export function keep(of: Expression, ...where: Condition[]): Expression {
  return { kind: 'keep', where, of };
}

/** The answer to a query over a store, in Chinese or English. */
export async function answered(
  store: ReportStore,
  ask: Expression,
  more: Partial<Query> & { language?: 'zh' | 'en'; inWords?: InWords } = {},
): Promise<AnswerBody> {
  const { language = 'zh', inWords, ...query } = more;
  const table = await evaluate({ v: 2, ask, ...query }, { store, places: () => [] });
  const wording = language === 'en' ? enAnswers : zhAnswers;
  return answerTable(table, { store, wording, question: '', meanings: MEANINGS }, inWords);
}
