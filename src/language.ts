/** The languages the program answers in; Traditional is made from Simplified at the edge. */
export type LanguageId = 'zh' | 'zh-Hant' | 'en';
