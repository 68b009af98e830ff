// Swedish dates are ISO dates.
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day of an ISO time as it is in China, "2026-11-21". */
export function dayInChina(time: string): string {
  return DAY.format(new Date(time));
}

/** When the day of `time` began in China, both in milliseconds since 1970: one time for the country, all year. */
export function midnightInChina(time: number): number {
  return Date.parse(`${dayInChina(new Date(time).toISOString())}T00:00:00+08:00`);
}
