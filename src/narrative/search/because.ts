const BECAUSE =
  /(?:增量|增长|增加|上升|减量|减少|下降)[^，。；]{0,12}(?:来自|集中[在于])|因为|由于|原因|主要(?:是|系|因|源)|得益于|受.{1,16}影响|源于|缘于|归因|所致|导致|使得|随着|系因|鉴于|考虑到/;
const WHY = /为什么|为何|为啥|何故|缘故|什么原因|\bwhy\b/i;

/** Whether a question asks for a reason. */
export function asksWhy(question: string): boolean {
  return WHY.test(question);
}

/** Whether a text gives a reason for what it tells. */
export function givesReason(text: string): boolean {
  return BECAUSE.test(text);
}
