import type { Program } from '../../src/main.js';
import type { Asked } from './questions.js';

/**
 * Questions about real reports, which are no part of this project and are given as a folder. `key` is a few characters that only
 * the right passage of that report has; `null` where none answers.
 */
type CorpusQuestion = { agency: string; year: number; key: string | null; natural: string; hard: string };

const SUQIAN_2023 = { agency: '宿迁市', year: 2023 };
const SUQIAN_2024 = { agency: '宿迁市', year: 2024 };
const SHUYANG = { agency: '沭阳县', year: 2025 };
const REFORM = { agency: '沭阳县发展和改革局', year: 2023 };
const HONGZE = { agency: '洪泽区', year: 2023 };

const QUESTIONS: readonly CorpusQuestion[] = [
  { ...SUQIAN_2023, key: '119期', natural: '制作了多少期政策简明问答？', hard: '把文件讲成一问一答的东西做了几回？' },
  { ...SUQIAN_2023, key: '382条', natural: '重大决策收到多少条公众意见？', hard: '大事定下来之前老百姓说了多少句话？' },
  { ...SUQIAN_2023, key: '200余场', natural: '开展了多少场政民互动？', hard: '官员跟百姓直接搭话一共几次？' },
  { ...SUQIAN_2023, key: '70.3%', natural: '申请案件同比增长多少？', hard: '来要材料的人比头一年多了几成？' },
  { ...SUQIAN_2023, key: '57篇', natural: '形成了多少篇调研成果？', hard: '下去摸情况写了几篇东西？' },
  { ...SUQIAN_2023, key: '7854070', natural: '政府门户网站访问量多少？', hard: '一年有几个人来逛官网？' },
  { ...SUQIAN_2023, key: '3万余册', natural: '政府公报赠阅了多少册？', hard: '印出来白送给人的刊物有多少本？' },
  { ...SUQIAN_2023, key: '30名个人', natural: '表扬了多少单位和个人？', hard: '谁干得出色被上头夸了？' },
  { ...SUQIAN_2023, key: '2950元', natural: '收取了多少信息处理费？', hard: '查资料的人一共掏了多少钱？' },
  {
    ...SUQIAN_2023,
    key: '联席会议等',
    natural: '怎样提升公开申请案件办理能力？',
    hard: '为了让回复别人的人手艺更好打算怎么练？',
  },
  { ...SUQIAN_2023, key: null, natural: '举办了几次知识竞赛？', hard: '有没有雇外面的公司来拍片子？' },
  {
    ...SUQIAN_2024,
    key: '2100余条',
    natural: '答问知识库入库多少条数据？',
    hard: '给机器人回答用的现成问答攒了多少？',
  },
  { ...SUQIAN_2024, key: '第七期', natural: '举办了第几期专题培训班？', hard: '公务员们上的那个学习班到第几届了？' },
  { ...SUQIAN_2024, key: '府院联动', natural: '“府院联动”机制是做什么的？', hard: '跟法官们怎么携手对付难缠的官司？' },
  {
    ...SUQIAN_2024,
    key: '如我申请',
    natural: '“如我申请”办案理念是什么？',
    hard: '有没有站在来要材料的人那边替他想？',
  },
  { ...SUQIAN_2024, key: '2230元', natural: '收取信息处理费多少元？', hard: '老百姓为拿文件付了几块钱？' },
  { ...SUQIAN_2024, key: '监测分报告', natural: '编制了多少份监测分报告？', hard: '给网页体检几回，写了几份诊断？' },
  { ...SUQIAN_2024, key: null, natural: '开通了几个抖音账号？', hard: '村口的大喇叭用上了吗？' },
  { ...SHUYANG, key: '4511条', natural: '通过门户网站主动公开多少条信息？', hard: '官方网页一年挂出来多少消息？' },
  { ...SHUYANG, key: '1113个', natural: '推送了多少个原创短视频？', hard: '自己拍的小片子有几部？' },
  { ...SHUYANG, key: '64家单位', natural: '多少家单位集中公开了年度报告？', hard: '一块儿交年终总结的有几家？' },
  { ...SHUYANG, key: '同步配套解读', natural: '图文及视频类解读有多少篇？', hard: '官话变成看得懂的画和片子有多少？' },
  { ...SHUYANG, key: '报警器', natural: '怎样防止申请超时未答复？', hard: '怕拖过了日子，用了什么办法提醒？' },
  { ...SHUYANG, key: '49 次', natural: '开展了多少次办前沟通？', hard: '动手之前先找人家谈心谈了多少回？' },
  { ...SHUYANG, key: '问询函', natural: '怎样加强案件复盘？', hard: '吃了官司以后怎么总结教训？' },
  { ...SHUYANG, key: '失效链接43', natural: '整改了多少处失效链接？', hard: '网页上点进去没反应的地方修了几个？' },
  { ...SHUYANG, key: '697条', natural: '清理了多少条过期信息？', hard: '陈年的老黄历扔掉了多少？' },
  { ...SHUYANG, key: '3份清单', natural: '更新了哪几份标准目录？', hard: '该亮出来什么的单子今年换了几张？' },
  { ...SHUYANG, key: '案例实操', natural: '开展了什么专题培训？', hard: '拿真事给干活的人上课了吗？' },
  { ...SHUYANG, key: '多样性', natural: '政策解读存在什么短板？', hard: '讲文件的花样是不是太少了？' },
  { ...SHUYANG, key: '动漫解读', natural: '改进后增加了哪些解读形式？', hard: '以后会画成动画给我们看吗？' },
  { ...SHUYANG, key: '最后一公里', natural: '基层政务公开专区怎样延伸？', hard: '赶集的时候能碰上公开的摊点吗？' },
  { ...SHUYANG, key: '380元', natural: '收取信息处理费共计多少？', hard: '要份材料得不得花钱，总共收了几个钱？' },
  { ...SHUYANG, key: null, natural: '举办了几场新闻发布会？', hard: '领导到电视上露过面没有？' },
  { ...SHUYANG, key: null, natural: '政府公报编印了多少期？', hard: '上了岁数的人看网页有没有大字？' },
  { ...REFORM, key: '249条', natural: '审核发布了多少条公开信息？', hard: '一年到头往外说了多少件事？' },
  { ...REFORM, key: '182件', natural: '受理网络问政多少件？', hard: '网上来提问的有几个？' },
  { ...REFORM, key: '电子邮箱', natural: '申请的信息怎样发给申请人？', hard: '人家要的东西是怎么递到手里的？' },
  { ...REFORM, key: '三级审核', natural: '执行几级审核制度？', hard: '一篇东西放出去要过几道关？' },
  { ...REFORM, key: '公开属性审查', natural: '拟公开的信息由谁审批核准？', hard: '稿子写好了最后是谁点头？' },
  { ...REFORM, key: '满意率', natural: '建议提案办理满意率多少？', hard: '代表们对答复买不买账？' },
  { ...REFORM, key: '有所松懈', natural: '人员公开意识方面有什么问题？', hard: '手下的人是不是不太上心了？' },
  { ...REFORM, key: '未发生收费', natural: '有没有收取费用？', hard: '去那儿问东西要不要钱？' },
  { ...REFORM, key: null, natural: '组织了几次政务公开培训？', hard: '有没有请居民进单位转转？' },
  { ...REFORM, key: null, natural: '微信公众号有多少粉丝？', hard: '窗口排队久不久？' },
  { ...HONGZE, key: '1136条', natural: '在网站平台主动公开了多少条信息？', hard: '网上贴了多少告示？' },
  { ...HONGZE, key: '三审三校', natural: '“三审三校”怎么落实的？', hard: '文章见人之前要被挑几遍毛病？' },
  { ...HONGZE, key: '第三方检测', natural: '运用什么平台做常态化监测？', hard: '网站是不是雇了别人来盯着？' },
  { ...HONGZE, key: '无力运维', natural: '哪些新媒体账号被关停整合？', hard: '没什么人看的号后来怎么样了？' },
  { ...HONGZE, key: '工作清单', natural: '内容保障责任单位怎么分解的？', hard: '谁管哪块内容分清楚了吗？' },
  { ...HONGZE, key: '跟班学习', natural: '下一步怎样加强业务指导培训？', hard: '新手以后会不会有人带？' },
  { ...HONGZE, key: '处理费0元', natural: '收取信息处理费多少？', hard: '来打听事情的人被收过钱没有？' },
  { ...HONGZE, key: null, natural: '举办了几次政府开放日？', hard: '有没有靠广播告诉村民？' },
  { ...HONGZE, key: null, natural: '聘请了几名社会监督员？', hard: '给残疾人做了什么特别的安排？' },
];

/** The questions as they are asked; an error where a key does not mark exactly one paragraph of its report. */
export async function corpusQuestions({ store }: Program): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const { agency, year, key, natural, hard } of QUESTIONS) {
    const [report] = (await store.reports()).filter((one) => one.agency.startsWith(agency) && one.year === year);
    if (!report) throw new Error(`the folder has no report of ${agency} ${year}`);
    const marked = (await store.paragraphs([report.id])).filter(({ text }) => key !== null && text.includes(key));
    if (key !== null && marked.length !== 1) throw new Error(`${key} marks ${marked.length} paragraphs of ${agency}`);
    const right = key === null ? null : (text: string) => text.includes(key);
    for (const [style, words] of [
      ['natural', natural],
      ['hard', hard],
    ] as const) {
      const leaves = asked.length % 6 === 2 ? 'year' : asked.length % 6 === 5 ? 'agency' : 'nothing';
      const text = { nothing: `${agency}${year}年${words}`, year: `${agency}${words}`, agency: words }[leaves];
      const before = leaves === 'nothing' ? null : `${agency}${year}年有哪些亮点？`;
      asked.push({ style, leaves, before, text, agency, right });
    }
  }
  return asked;
}
