/** Words by which a person chooses a language, in whatever language they are spoken to. */
export const LANGUAGES_SAID = {
  hans: ['zh', 'zh-hans', 'hans', 'zh-cn', 'chinese', '中文', '简体', '简体中文', '簡體', '簡體中文'],
  hant: ['zh-hant', 'hant', 'zh-tw', 'zh-hk', 'traditional', '繁体', '繁体中文', '繁體', '繁體中文'],
  en: ['en', 'english', '英文', '英语', '英語'],
  auto: ['auto', 'automatic', '自动', '自動'],
} as const;
