/**
 * The text as it may be shown on a screen: no control characters, no characters that turn the reading direction, no half of a
 * surrogate pair. Telegram would drop some of these itself, which would shift the entities behind them.
 */
export function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/[^\P{Control}\n]/gu, ' ')
    .trim();
}
