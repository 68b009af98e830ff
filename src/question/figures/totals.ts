/** The total of the table that an item stands in. */
export function totalOf(item: string): string {
  if (item.startsWith('applications.outcome') || item === 'applications.undisclosed')
    return 'applications.outcome.total';
  if (item.startsWith('applications.')) return 'applications.handled';
  const family = item.split('.').slice(0, -1).join('.');
  return ['review', 'litigation', 'litigation.direct', 'litigation.after_review', 'remedies'].includes(family)
    ? `${family}.total`
    : item;
}
