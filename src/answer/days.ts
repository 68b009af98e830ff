// Swedish dates are ISO dates.
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day of an ISO time as it is in China, "2026-11-21". */
export function dayInChina(time: string): string {
  return DAY.format(new Date(time));
}
