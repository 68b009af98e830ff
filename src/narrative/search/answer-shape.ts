/** What is asked for and what an answer to it looks like. */
const SHAPES: readonly (readonly [asks: RegExp, answers: RegExp])[] = [
  [/谁|哪位|哪个领导|who\b/, /组长|主任|书记|[镇县区市局乡]长|领导|牵头|负责|由.{2,12}(?:审|任|担|办)/],
  [/什么时候|哪天|哪一?年|几月|几号|何时|when\b/, /\d月|\d日|年底|季度|之前|以前/],
  [/哪里|哪儿|什么地方|在哪|去哪|where\b/, /馆|室|中心|窗口|大厅|网|栏|地址|点|号/],
  [/为什么|为啥|怎么会|原因|why\b/, /由于|因为?|原因|鉴于|受.{0,8}影响|导致/],
  [
    /怎么(?!会)|怎样|如何|咋|\bhow (?:do|does|did|is|are|was|were|can)\b/,
    /方式|方法|办法|渠道|途径|通过|利用|采[取用]|运用|机制|制度/,
  ],
  [
    /哪(?:个|些|几个|一个)?(?:县|区|市|镇|乡|街道|局|部门|单位|地方)/,
    /(?:\p{Script=Han}[县区市镇乡局委][^，。；、\d]{0,6}\d+[^，。；、]{1,4}[、；，)）]){2}/u,
  ],
  [/多少|几[^乎]|多大|多久|how (?:many|much|long)/, /\d/],
  [/以后|将来|接下来|下一步|打算|明年|往后|今后|准备|\bwill\b|plans?\b|next\b/, /下一步|将|今后|进一步|继续|加大|针对/],
  [/是不是|会不会|毛病|不足|问题|短板|差/, /不足|不够|有待|不强|不高|不及时|滞后|薄弱|欠缺|单一|偏少|问题/],
];

/** How much a text looks like an answer, 0 to 1: a person where 谁 is asked, a number where 多少 is. */
export function looksLikeAnswer(question: string, text: string): number {
  const asked = SHAPES.filter(([asks]) => asks.test(question.toLowerCase()));
  return asked.length === 0 ? 0 : asked.filter(([, answers]) => answers.test(text)).length / asked.length;
}
