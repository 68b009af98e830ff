import type { Cells, Condition, Expression } from '../../query/query.js';
import { idOf } from '../../query/shape.js';
import type { Asked } from './asked.js';
import type { Bundle } from './bundle.js';
import { isOver, isOverParts, withItems } from './cells-asked.js';
import { conditionOf } from './conditions.js';

/** Keeps the rows that meet the conditions, where who meets them is asked. */
export function kept(ask: Expression, base: Cells, { conditions, who, main, rank, show, extremes }: Asked): Expression {
  if (!(who.agencies || who.years || who.applicants || isOver(base) || isOverParts(base))) return ask;
  const acrossYears =
    base.years.any.length === 0 && (who.count || conditions.some((one) => one.is === 'equal' && one.than === 0));
  const rows = (of: Expression): Expression =>
    acrossYears ? { kind: 'fold', how: 'largest', over: ['year'], of } : of;
  const where = conditions.map((compared): Condition => {
    const other =
      compared.of && main.items.length > 0 && !isSame(compared.of, base)
        ? { of: rows(withItems(base, compared.of)) }
        : {};
    if (compared.is !== 'known' && typeof compared.than !== 'number')
      return { ...other, is: compared.is, than: rows(withItems(base, compared.than)) };
    return { ...other, ...conditionOf(compared) };
  });
  const reports = base.items.any.some((item) => item === 'report');
  if (
    where.length === 0 &&
    !rank &&
    !extremes &&
    !reports &&
    show !== 'check' &&
    (who.count || (who.some && isOver(base)))
  )
    where.push({ is: 'more', than: 0 });
  return where.length > 0 ? { kind: 'keep', where, of: rows(ask) } : ask;
}

function isSame({ items, applicants }: Bundle, base: Cells): boolean {
  return (
    JSON.stringify(items.map(idOf)) === JSON.stringify(base.items.any.map(idOf)) &&
    (applicants.length === 0 || JSON.stringify(applicants) === JSON.stringify(base.applicants.any))
  );
}

/** Comparisons that a single figure is held to (有没有超过4000). */
export function directConditions(base: Cells, { conditions, who }: Asked): Condition[] {
  if (who.agencies || who.years || who.applicants || isOver(base) || isOverParts(base)) return [];
  return conditions.filter((one) => one.is === 'known' || typeof one.than === 'number').map(conditionOf);
}
