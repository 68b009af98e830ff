/**
 * Words that mean the same to someone who asks and to someone who writes such a report; colloquial and English ones beside
 * the official. General to the domain: nothing here names an agency or one report's matter.
 */
const GROUPS: readonly (readonly string[])[] = [
  ['问题', '不足', '短板', '困难', '薄弱', '欠缺', '有待', '不够', '差距', 'problem', 'problems', 'difficulties'],
  ['改进', '整改', '完善', '改善', '提升', '下一步', '今后', 'improve', 'improvement', 'improvements', 'plan', 'plans'],
  ['培训', '业务学习', '讲座', '培训班', 'training'],
  ['网站', '门户网站', '官网', '网页', 'website', 'websites', 'portal'],
  ['微信', '公众号', '微信公众号', 'wechat'],
  ['新媒体', '微博', '抖音', '公众号', 'social media'],
  ['版块', '板块', '栏目', '专栏', '菜单', '模块'],
  ['审核', '审查', '把关', '审批', '审定'],
  ['电话', '联系电话', '咨询电话', '热线', '联系方式', 'phone', 'telephone'],
  ['邮箱', '电子邮件', '电子邮箱', 'email', 'e-mail'],
  ['地址', '办公地点', '地点', 'address'],
  ['意见', '民意', '建议', '意见征集', '征求意见', 'opinions'],
  ['解读', '政策解读', 'interpretation', 'interpretations'],
  ['访谈', '在线访谈', 'interview', 'interviews'],
  ['回应', '回复', '答复', '舆情'],
  ['面积', '平方米', '多大', '㎡'],
  ['办件', '业务量', '办理量', '办件量'],
  ['月均', '每个月', '每月', '平均月', '月平均'],
  ['每年', '年均', '全年'],
  ['收费', '收取', '费用', '信息处理费', '免费', 'fees'],
  ['人员', '工作人员', '人手', '人力', '力量', '队伍', '干部', 'staff'],
  ['经费', '资金', '预算', '花钱', 'budget'],
  ['扶贫', '脱贫', '乡村振兴', 'poverty'],
  ['疫情', '防疫', '抗疫', '新冠', 'epidemic', 'covid'],
  ['会议', '开会', '专题会', 'meetings'],
  ['制度', '规定', '办法', '机制', 'rules'],
  ['考核', '评估', '考评', '测评', 'assessment'],
  ['监督', '检查', '督查', '督导', '监督保障', 'supervision'],
  ['投诉', '举报', 'complaints'],
  ['负责人', '领导', '组长', '主任', 'head'],
  ['领导小组', '工作小组', '工作领导小组'],
  ['放管服', '简政放权', '营商环境'],
  ['便民', '办事', '服务大厅', '服务中心'],
  ['申请', '依申请', 'application', 'applications', 'requests'],
  ['主动公开', '公布', '发布', '公示', 'disclosed', 'published'],
];

const EQUALS = new Map<string, Set<string>>();
for (const group of GROUPS) {
  for (const word of group) {
    const equals = EQUALS.get(word) ?? new Set<string>();
    for (const other of group) if (other !== word) equals.add(other);
    EQUALS.set(word, equals);
  }
}

/** Other words for the word; empty where the thesaurus has none. */
export function equalsOf(word: string): readonly string[] {
  return [...(EQUALS.get(word) ?? [])];
}

/** The words of the thesaurus that a word splitter would take apart, longest first. */
export const PHRASES: readonly string[] = [...EQUALS.keys()]
  .filter((word) => word.length > 2 && /^\p{Script=Han}+$/u.test(word))
  .sort((a, b) => b.length - a.length);
