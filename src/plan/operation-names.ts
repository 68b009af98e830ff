import { type Names, table } from './names.js';

/** What is to be done with the figures. */
export const OPERATION_NAMES: Names = table({
  compare: `
    比较|对比|相比|比一比|相差|差多少|差距|差别|哪个多|哪个高|哪个大|哪个少|哪个低|谁多|谁高|谁少|谁更多|
    how does that compare|how does it compare|how does this compare|how do they compare|
    哪个更多|哪个更高|哪个更少|哪家多|多还是少|compared with|compared to|compare|comparison|versus|vs|
    difference between|more than|fewer than|which had more|which received more|which has more`,
  trend: `
    变化趋势|发展趋势|趋势|走势|变化情况|逐年变化|逐年|历年变化|怎么变化|如何变化|trend|over the years|over time|
    year by year|develop|evolved`,
  change: `
    同比|环比|比上一年|比上年度|比上年|比去年|比前年|比前一年|较上一年|较上年|较去年|与上年相比|与去年相比|
    和上年相比|和去年比|跟去年比|跟上年比|与上年比|和上年比|增长|下降|上升|增加还是减少|增加了还是减少了|
    增还是减|多了还是少了|变化|涨了|降了|涨|降|compared to last year|compared with last year|than last year|
    than the year before|than the previous year|year on year|year-on-year|increase|decrease|increased|decreased|
    grow|grew|growth|dropped|change|changed|rise|rose|fall|fell`,
  change_rate: `
    增长率|增幅|降幅|变化率|增速|增长百分之|增长了百分之|下降百分之|增长比例|涨幅|百分之几|百分之多少|
    growth rate|rate of change|percent change|percentage change|by what percentage|what percent`,
  most: '最多|最高|最大|排第一|第一名|居首|冠军|the most|most|highest|largest|biggest|greatest|top',
  least: '最少|最低|最小|倒数第一|垫底|the least|least|fewest|lowest|smallest',
  ranking:
    '排名|排行榜|排行|排序|排列|名次|从高到低|从多到少|由高到低|由多到少|排一下|排个名|ranking|rank|ranked|sorted',
  ranking_least: '从低到高|从少到多|由低到高|由少到多',
  place: '排第几|第几名|第几位|第几|排多少名|排名第几|排在第几|排在第几位|what place|which place|rank does|where does',
  share: `
    所占比例|所占比重|占比|占多少|占了多少|占总数|占全部|占比例|比例|比重|百分比|占几成|几成|占|what share|share|
    proportion|percentage|what fraction|per cent|percent`,
  rate: '率',
  sum: `
    加起来|加在一起|加一起|之和|总和|相加|合起来|合在一起|求和|add up to|added up|added together|sum of|sum|
    combined|altogether|together`,
  total: '总共|一共|合计|总计|总数量|总数|总量|总的|总件数|共计|累计|共有|in total|overall|total number of|total',
  average: '平均数|平均值|平均每|平均|均值|on average|average|mean',
  exists: `
    有没有|有没|有无|是否有|是不是有|是否|是否存在|有过|发生过|曾经|有人|有吗|was there any|were there any|
    is there any|are there any|any|ever|has anyone|did anyone`,
  none: '零申请|没有收到|未收到|没收到|没有发生|未发生|为零|是零|为0|零|一件都没|一件也没有|没有|none|zero|without|no',
  check: `
    对得上|等于|对不上|勾稽|勾稽关系|算得对|算错|加得起来|加总|平衡|平不平|是否平|是否一致|一致吗|吻合|准不准|准确吗|
    有没有错|有错吗|错误|合得上|核对|校验|矛盾|前后一致|自洽|能对上|对上|相符|add up|adds up|consistent|
    consistency|balance|tally|reconcile|errors|mistake`,
  source: `
    在哪里写|写在哪|在哪张表|哪张表|哪一张表|在哪一页|哪一页|哪一行|哪一列|出自哪里|出自|出处|来自哪里|从哪来|
    从哪里来|哪来的|哪里来的|怎么来的|来源|依据是什么|在哪里|在哪|原文|原表|where does this figure come from|
    where does it come from|where does this come from|where does that come from|where is this|where is that|
    come from|source`,
  list: `
    分别|各是多少|各有多少|各多少|各几|明细|列出|列一下|列举|都有哪些|逐项|各项|各类|所有数据|全部数据|整张表|
    各种情形|各种|构成|分布|list|breakdown|break down|broken down|each|all figures|respectively|by reason`,
  reasons: '理由|原因|哪一种|哪种|哪类|哪一类|哪一项|哪个理由|哪种情形|哪种原因|which reason|reason',
});
