import { list, type Names, table } from './names.js';

/** Questions about the text rather than a figure: how, why, who, where to reach. */
export const NARRATIVE_NAMES: Names = table({
  how: `
    怎么样|怎样|怎么|如何|为什么|为何|为啥|咋|怎么回事|什么情况|情况如何|做了什么|做了哪些|开展了|采取了|采取|
    哪些措施|哪些工作|工作情况|情况|举措|措施|做法|经验|亮点|介绍|概述|总结|概括|提到|提及|讲了|说了什么|
    写了什么|how did|how does|how do|how is|how was|why|what did|what does|what measures|summarise|summarize|
    summary|describe|explain|tell me about|mention`,
  problems: `
    存在的主要问题|存在的问题|存在问题|主要问题|问题|不足|短板|困难|薄弱|缺点|欠缺|差距在哪|差在哪|不到位|毛病|软肋|
    没做好|做得不好|做得不够|哪里不行|哪儿不行|problem|does badly|do badly|did badly|fall short|falls short|fell short|
    weak point|failing|shortcoming|difficulties|difficulty|weakness|weaknesse|deficiencies|challenge`,
  improvements: `
    改进措施|改进情况|改进|打算|下一步|下步|计划|整改|怎么改|怎么做|将要|目标|明年|improvement|improve|plan|
    next step|intend`,
  situation: '总体情况|总体|概况|整体情况|工作情况如何|公开情况|overview|overall situation|general situation',
  other_matters:
    '其他需要报告的事项|需要报告的事项|其他事项|信息处理费|processing fee|other matters to report|other matters',
  person: '是谁|叫什么|谁|姓名|负责人|哪些企业|哪些公司|哪些人|组长|联系人|哪位|who is|who was|who|name of the',
  staff: '工作人员|专职人员|兼职人员|人员|人数|staff',
  contact: `
    电话|联系方式|联系电话|邮箱|地址|传真|邮编|网址|怎么联系|telephone|phone|contact|email|e-mail|address|fax|
    website address`,
  date: '什么时候|哪天|几月|何时|日期|时间|when',
  proactive: '主动公开|发布信息|公开信息|公布|上传|proactively disclosed|proactive disclosure',
});

/** Asking how many. */
export const QUANTITY_NAMES = list(`
    多少|几|数量|件数|数目|数字|数|量|若干|多大|多高|多长|多久|多不多|多吗|how many|how much|number of|number|
    count|quantity|figure|how often|how large|how big`);

/** Measure words; a figure of a form is never counted in those under `foreign`. */
export const UNIT_NAMES: Names = table({
  matter: '件次|件|宗|起|项|个|份|例|万件|case',
  people: '人次|人|名|位|家|户|people|person',
  money: '万元|亿元|元|块钱|块|yuan|rmb',
  entries: '条次|条|则',
  times: '次|time',
  percent: '%|％|个百分点',
  foreign: `
    平方米|天|小时|分钟|个工作日|工作日|个月|场|篇|期|批|张|页|公里|栋|台|套|辆|所|字|day|hour|minute|
    square metre|square meter`,
});

/** Words that point back to the agency, year or figure of the last question. */
export const POINTER_NAMES: Names = table({
  agency: `
    他们|它们|该镇|该区|该县|该市|该局|该机关|该单位|该部门|该乡|本镇|本区|本机关|它|这个镇|这个区|这个局|
    这个机关|这个单位|同一机关|they|them|their|it|its|the same agency|that agency`,
  figure: `
    这个数字|这个数据|这个数|那个数|该数字|这些数字|刚才的|上面的|其中|这个|那个|这些|那些|this figure|
    that figure|this number|that number|of them|of those|of these|that|this|those|these`,
  year_before: `
    再往前一年|再前一年|往前一年|前一年|上一年|上一年度|再早一年|the year before|the previous year|
    one year earlier|a year earlier`,
  year_after: '再往后一年|往后一年|后一年|下一年|第二年|the year after|the following year|the next year|one year later',
});

/** Questions about what is filed here. */
export const HOLDINGS_NAMES = list(`
    有哪些报告|有哪些年报|有哪些机关|有哪些单位|有哪些年份|有哪几年|有哪些年度|哪些年份|哪几年|哪些年度|收录了|
    收录|收了哪些|载入了|有几份报告|有多少份报告|多少份报告|几份报告|有多少报告|多少份年报|几份年报|
    上传了几个文件|有什么数据|有什么报告|有哪些数据|你知道哪些|你有哪些|能查哪些|可以查哪些|what reports|
    which reports|how many reports|what agencies|which years|what years|what do you have|what data`);

/** Asking what a word means or how a rule runs. */
export const DEFINE_NAMES = list(`
    是什么意思|什么意思|啥意思|是什么|什么是|什么叫|何为|啥是|是指什么|指的是什么|指什么|的含义|含义|的定义|定义|
    解释一下|解释|名词解释|怎么算|怎么计算|如何计算|计算公式|有什么要求|有什么规定|规定了哪些|规定了什么|
    怎么理解|如何理解|区别|有什么区别|what does|what is|what are|mean|meaning|definition|define|explain`);

/** Greetings, and questions about the bot itself. */
export const HELP_NAMES = list(`
    你好|您好|哈喽|嗨|在吗|你是谁|你能做什么|能做什么|你会什么|怎么用|如何使用|使用说明|帮助|谢谢|多谢|再见|
    早上好|晚上好|hello|hi|hey|help|thanks|thank you|what can you do|who are you|start|good morning|bye`);
