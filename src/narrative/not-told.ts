const NOT_TOLD =
  /(?:都|还)?(?:没有?|未|不)(?:有|曾)?(?:在报告里)?(?:写明?|提[到及]?|说到?|谈到?|讲到?|列出?|指出|涉及|反映|介绍|公布)[到过出了]?|(?:do|does|did)(?: not|n't) (?:mention|name|list|say anything about|write about|report|speak of)|without (?:any )?(?:mention|word) of/gi;

/** Whether a question asks which reports do not speak of a matter. */
export function asksWhoDoesNot(question: string): boolean {
  NOT_TOLD.lastIndex = 0;
  return /哪|谁|几[个份家]|多少|which|who|how many/i.test(question) && NOT_TOLD.test(question);
}

/** The matter of such a question, for which the reports are searched. */
export function withoutNot(words: string): string {
  return words
    .replaceAll(NOT_TOLD, ' ')
    .replaceAll(/(?<=^|\s)(?:没有?|未|报告)(?=\s|$)|报告(?:没有?|里没有?)?/g, ' ')
    .trim();
}
