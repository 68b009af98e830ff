/** Questions about the sample reports; `holds` is the figure or name that only the right passage has, `null` where none answers. */
export type SampleQuestion = {
  file: string;
  agency: string;
  year: number;
  holds: RegExp | null;
  natural: string;
  hard: string;
};

const DASHIREN = { file: 'dashiren-2020.txt', agency: '大石人镇', year: 2020 };
const LUOJIANG = { file: 'luojiang-2020.txt', agency: '洛江区', year: 2020 };
const SHANGTUN = { file: 'shangtun-2020.txt', agency: '上屯镇', year: 2020 };
const JINGJIANG = { file: 'jingjiang-approval-2019.txt', agency: '靖江市行政审批局', year: 2019 };
const BAISHA = { file: 'baisha-2018.txt', agency: '白沙镇', year: 2018 };

export const SAMPLE_QUESTIONS: readonly SampleQuestion[] = [
  { ...DASHIREN, holds: /150平方米/, natural: '便民服务中心的办公面积有多大？', hard: '办事的大厅地方大不大？' },
  { ...DASHIREN, holds: /104项/, natural: '镇级政务服务事项有多少项？', hard: '这个镇总共能办多少种事？' },
  { ...DASHIREN, holds: /3788389/, natural: '政务公开电话是多少？', hard: '想找他们问事情怎么联系？' },
  { ...DASHIREN, holds: /错别字/, natural: '专栏中的错别字改了吗？', hard: '写错的字有没有纠正？' },
  { ...DASHIREN, holds: /AB岗/, natural: '约谈大厅负责人提出了哪些要求？', hard: '管大厅的人被叫去谈话后要做到什么？' },
  { ...DASHIREN, holds: /“好差”/, natural: '群众怎么给工作人员打好差分？', hard: '老百姓能评价柜台态度吗？' },
  { ...DASHIREN, holds: /20个工作日/, natural: '文件形成后多少个工作日内上网？', hard: '东西写好后最慢多久放出来？' },
  { ...LUOJIANG, holds: /33人/, natural: '有多少人参加政务公开培训？', hard: '去听课的有几个？' },
  { ...LUOJIANG, holds: /解读17篇/, natural: '发布了多少篇政策解读？', hard: '讲解文件的材料出了几份？' },
  { ...LUOJIANG, holds: /在线访谈/, natural: '在线访谈办了几场？', hard: '和网民面对面聊过几次？' },
  {
    ...LUOJIANG,
    holds: /26个试点领域/,
    natural: '试点领域的公开事项标准目录编制了多少个？',
    hard: '规定要公布内容的清单做了几个方面？',
  },
  { ...LUOJIANG, holds: /IPv6/, natural: '网站完成IPv6改造了吗？', hard: '官网技术升级做完没有？' },
  { ...LUOJIANG, holds: /错别字检索/, natural: '专栏改版后增加了什么功能？', hard: '页面翻新以后多了啥工具？' },
  { ...LUOJIANG, holds: /绩效考核/, natural: '公开工作列入政府绩效考核了吗？', hard: '做得好坏算不算进年终打分？' },
  { ...LUOJIANG, holds: /5个重点专题/, natural: '新开了哪些重点专题栏目？', hard: '网页上添了什么热门主题？' },
  { ...LUOJIANG, holds: /意识不强/, natural: '2020年存在哪些不足？', hard: '自己承认哪里没做好？' },
  { ...LUOJIANG, holds: /线上线下/, natural: '2021年有哪些改进打算？', hard: '接下来准备怎样做得更好？' },
  { ...SHANGTUN, holds: /26（篇）次/, natural: '发布政策解读和舆情回应多少次？', hard: '大家议论的事出面解释过几次？' },
  { ...SHANGTUN, holds: /186条/, natural: '三大攻坚战专栏公开了多少信息？', hard: '给穷人的钱和治污的消息放了多少？' },
  { ...SHANGTUN, holds: /副书记牵头/, natural: '领导小组由谁牵头？', hard: '上头是哪位在管这摊事？' },
  { ...SHANGTUN, holds: /并入县政府网站/, natural: '镇网站的内容并入了哪里？', hard: '镇里自己的官网还有吗？' },
  { ...SHANGTUN, holds: /法律顾问/, natural: '起草规范性文件之前听取谁的意见？', hard: '定规矩以前找哪些人商量？' },
  { ...JINGJIANG, holds: /6628条/, natural: '政务服务事项进驻了多少条？', hard: '放到网上能办的事一共多少？' },
  {
    ...JINGJIANG,
    holds: /靖政通/,
    natural: '微信公众号“靖政通”有几个版块？',
    hard: '手机上关注的那个官方号里面分几块？',
  },
  { ...JINGJIANG, holds: /中介超市/, natural: '“中介超市”做了哪些工作？', hard: '代办机构怎么挑、怎么给打星？' },
  { ...JINGJIANG, holds: /880条/, natural: '认领的监管事项有多少条？', hard: '互联网监督的活儿领了多少？' },
  { ...JINGJIANG, holds: /EMS/, natural: '大厅平台升级了哪些功能？', hard: '办好的证会不会给我寄过来？' },
  { ...JINGJIANG, holds: /问题有三/, natural: '存在哪些主要问题？', hard: '他们觉得自己差在哪儿？' },
  { ...JINGJIANG, holds: /三级责任制/, natural: '怎样压实责任？', hard: '出了岔子算谁的，怎么安排？' },
  { ...BAISHA, holds: /258条/, natural: '通过门户网站主动公开信息多少条？', hard: '一年在官网上登了多少消息？' },
  { ...BAISHA, holds: /146条/, natural: '一体化平台录入了多少乡镇事项？', hard: '往自治区系统里填了多少项？' },
  { ...BAISHA, holds: /吴福荣/, natural: '政务公开领导小组组长是谁？', hard: '谁是一把手负责这件事？' },
  { ...BAISHA, holds: /没有接到/, natural: '该公开而未公开的信息有没有发现？', hard: '有没有漏掉没公开的东西？' },
  { ...BAISHA, holds: /三点不足/, natural: '有哪些不足？', hard: '哪些地方还不行？' },
  { ...BAISHA, holds: /档案局和图书馆/, natural: '公开的信息整理成册送到哪里？', hard: '纸质的汇编可以去哪儿翻看？' },
  {
    ...BAISHA,
    holds: /“提出、审核、公开、反馈”/,
    natural: '公开信息要走哪几步？',
    hard: '一条消息发出去之前经过哪些手？',
  },
  { ...DASHIREN, holds: null, natural: '举办了几场新闻发布会？', hard: '拍过宣传片吗？' },
  { ...LUOJIANG, holds: null, natural: '投入了多少政务公开专项经费？', hard: '请了哪家公司做网站？' },
  { ...SHANGTUN, holds: null, natural: '在线访谈办了几场？', hard: '图书馆里能不能查？' },
  { ...JINGJIANG, holds: null, natural: '政府公报出了几期？', hard: '开放日来了多少人参观？' },
  { ...BAISHA, holds: null, natural: '微信公众号有几个？', hard: '拍过短视频没有？' },
];
