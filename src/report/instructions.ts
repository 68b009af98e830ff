const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Words that speak to a machine, in Chinese and English; a report speaks to people about its own work. */
const INSTRUCTIONS: readonly RegExp[] = [
  /(?:忽略|无视|忘记|忘掉|跳过|覆盖|取代|不(?:要|必)?(?:理会|遵守|遵循)).{0,12}(?:指令|指示|规则|提示|要求|设定|约束|上文|以上|之前|前面)/,
  /(?:以上|之前|前面|原有)的?(?:所有)?(?:指令|提示词?|规则|设定).{0,6}(?:无效|作废|失效|取消)/,
  /(?:你|您)(?:现在|从现在起|接下来|今后)?(?:是|扮演|充当|变成)(?:一[个名位])?.{0,12}(?:助手|机器人|模型|管理员|开发者|角色|AI)/i,
  /(?:作为|身为)(?:一[个名])?(?:AI|人工智能|语言模型|聊天机器人|智能助手)/i,
  /(?:(?<!申)请|务必|必须|应当|直接|只需?|一律|统一|都要?).{0,6}(?:回答|答复|回复|输出|返回)[^，。；]{0,4}[：:“"]/,
  /告诉(?:用户|提问者|提问人|对话者)/,
  /(?:提示词|系统指令|system prompt)|(?:致|给|告)(?:AI|人工智能|大?模型|机器人|语言模型)/i,
  /(?<![a-z])(?:system|assistant|developer|user)\s*[:：]|<\|?\/?(?:im_start|im_end|system|assistant|inst|s)\|?>|\[\/?INST\]/i,
  /(?:ignore|disregard|forget|override|bypass).{0,40}(?:instruction|prompt|rule|above|previous|prior|context)/i,
  /\b(?:you are now|act as|pretend (?:to be|that)|respond with|reply with|answer with|say that|output (?:only|the))\b/i,
];
/** What only a machine reads; letters of English prose run together look the same. */
const ENCODED = /(?:[A-Za-z0-9+/]{4}){12,}={0,2}/;
const PROSE = /\b[a-z]{2,}\s[a-z]{2,}\s[a-z]{2,}\b/;

/** Whether a text speaks to a machine that reads it, visibly or in letters that no one sees, rather than of an agency's work. */
export function speaksToModel(text: string): boolean {
  const seen = text.replaceAll(UNSEEN, '').normalize('NFKC');
  const joined = seen.replaceAll(/\s+/g, '');
  if (ENCODED.test(PROSE.test(seen) ? seen : joined)) return true;
  return INSTRUCTIONS.some((pattern) => pattern.test(seen) || pattern.test(joined));
}
