/** What a report calls the matter of an item, by the beginning of its id. */
const MATTERS: readonly (readonly [item: string, words: RegExp])[] = [
  ['applications.', /申请/],
  ['statistics.applications', /申请/],
  ['licensing.', /许可/],
  ['penalties.', /处罚/],
  ['coercion.', /强制/],
  ['fees.', /收费/],
  ['procurement.', /采购/],
  ['regulations.', /规章/],
  ['normative_documents.', /规范性文件/],
  ['review.', /复议/],
  ['litigation.', /诉讼|应诉/],
];

/** The words by which a report's text speaks of an item's matter; undefined where it has none of its own. */
export function matterOf(item: string): RegExp | undefined {
  return MATTERS.find(([beginning]) => item.startsWith(beginning))?.[1];
}

/** The matters of the tables that a text speaks of. */
export function mattersIn(text: string): RegExp[] {
  return [...new Set(MATTERS.map(([, words]) => words))].filter((words) => words.test(text));
}
