import { type Names, table } from './names.js';

/** What the table on proactive disclosure counts things of. */
export const MATTER_NAMES: Names = table({
  regulations: '政府规章|部门规章|地方规章|规章|departmental regulation|regulation',
  normative_documents:
    '行政规范性文件|规范性文件|规范文件|红头文件|normative document|red-header document|red-headed document',
  licensing: `
    行政许可事项|行政许可|许可事项|许可办件|许可证|许可|发证|administrative licensing|administrative license|
    administrative licence|administrative permit|licensing|licence|license|permit`,
  other_services: `
    其他对外管理服务事项|其他对外管理和服务事项|对外管理服务事项|其他对外管理服务|对外管理服务|
    other external administrative service|external administrative service|external service`,
  penalties: `
    行政处罚事项|行政处罚|处罚事项|处罚|罚单|罚款|administrative penalty|administrative penaltie|
    administrative punishment|penalty|penaltie|punishment`,
  coercion: `
    行政强制事项|行政强制措施|行政强制|强制措施|强制事项|强制执行|强制|administrative coercion|coercive measure|
    coercion|enforcement measure`,
  fees: '行政事业性收费项目|行政事业性收费|行政事业收费|事业性收费|administrative fee|administrative charge',
  procurement: `
    政府集中采购|政府采购|集中采购|采购|centralised procurement|centralized procurement|government procurement|
    procurement|purchasing`,
});

/** The columns of that table, as people name them. */
export const MEASURE_NAMES: Names = table({
  items_previous_year: `
    上一年项目数量|上一年项目数|上年项目数量|上年项目数|上一年度项目数量|上年度项目数量|上一年的项目数量|
    上一年有多少项|items in the previous year|item in the previous year|items the previous year`,
  items_change: '本年增/减|本年增减|增减情况|增减|增加了|增加|减少了|减少|新增|取消|change in items|change in item',
  items_now: `
    现在共有|现在一共有|现在总共有|现在有|现共有|现有|目前共有|目前有|年底有|年末有|事项总数|项目总数|
    in total now|items now|item now`,
  decisions: `
    处理决定数量|处理决定数|处理决定|作出决定|决定数量|决定数|决定|办件量|办件数|办件|decision|decided|decide|
    issued decision`,
  created: `
    本年新制作数量|新制作数量|本年新制作|新制作|制作数量|制作|制发|制定|出台|印发|created|made|drawn up|issued|
    issue`,
  newly_disclosed: '本年新公开数量|新公开数量|本年新公开|新公开|newly disclosed',
  disclosed_total: `
    对外公开总数量|对外公开总数|对外公开总量|公开总数量|公开总数|公开总量|对外公开|disclosed in total|
    total disclosed`,
  repealed: '本年废止件数|本年废止|废止件数|废止|失效|repealed|repeal|abolished',
  in_force: '现行有效件数|现行有效|有效件数|继续有效|有效|in force|in effect|currently valid',
  amount: `
    采购总金额|采购金额|收费总金额|收费金额|总金额|金额|多少钱|多少万元|多少万|多少元|多少亿元|总额|费用|
    total amount|amount|how much money|how much|worth|value`,
  projects: '采购项目数量|采购项目数|采购项目|项目数量|项目数|多少个项目|几个项目|多少项目|number of projects|project',
});

/** Review and the two kinds of litigation; `litigation` is both. */
export const CHANNEL_NAMES: Names = table({
  review: `
    行政复议案件|行政复议|被复议|复议案件|复议|administrative review|administrative reconsideration|
    reconsideration|review`,
  'litigation.direct': `
    未经复议直接起诉|未经复议直接诉讼|未经复议直接提起诉讼|未经复议|直接起诉|直接诉讼|
    litigation without prior review|without prior review|direct litigation|direct lawsuit|sued directly`,
  'litigation.after_review': `
    复议后起诉|复议后诉讼|复议后提起诉讼|复议后又起诉|经复议后起诉|复议后被起诉|复议后再起诉|
    litigation after review|lawsuit after review|after review`,
  litigation: `
    行政诉讼案件|行政诉讼|行政官司|诉讼案件|诉讼|打官司|官司|被起诉|起诉|被告上法庭|当被告|做被告|被告|被诉|
    上法庭|应诉|administrative litigation|litigation|administrative lawsuit|lawsuit|court case|sued|in court`,
});

/** How a review or a lawsuit ended. */
export const RESULT_NAMES: Names = table({
  upheld: '结果维持|被维持|维持|胜诉|打赢|赢了|赢|upheld|won|win',
  corrected: '结果纠正|结果被纠正|被纠正|被纠错|纠正|纠错|败诉|打输|输了|输掉|输|corrected|overturned|lost|lose',
  other: '其他结果|其它结果|other result',
  pending: `
    尚未审结|还没审结|没有审结|未审结|没判完|没审完|还没判|在审|未结案|not yet concluded|still pending|pending|
    undecided`,
});

/** The columns of the applications table. */
export const APPLICANT_NAMES: Names = table({
  natural_person: '自然人|那个人|个人|老百姓|百姓|公民|市民|村民|居民|natural person|individual|private person|citizen',
  organisations: `
    法人或其他组织|法人或者其他组织|法人和其他组织|法人及其他组织|法人组织|法人|各类组织|组织申请|
    legal persons and other organisations|legal persons or other organisations|legal person|organisation|
    organization`,
  commercial_enterprise:
    '商业企业|企业|公司|商家|commercial enterprise|enterprise|compan|companie|company|business|firm',
  research_institution: '科研机构|科研院所|研究机构|科研单位|研究所|research institution|research institute',
  public_interest_organisation: `
    社会公益组织|公益组织|公益机构|社会组织|public-interest organisation|public interest organisation|
    public-interest organization|public interest organization|charitie|charity|ngo`,
  legal_services:
    '法律服务机构|律师事务所|律所|律师|legal service body|legal service bodie|legal service|law firm|lawyer',
  other_organisation: '其他组织|其他申请人|其他类申请人|other organisation|other organization|other applicant',
  kinds:
    '哪类申请人|哪一类人|哪种申请人|哪类人|哪种人|什么人申请|谁申请|各类申请人|申请人类型|申请人构成|kind of applicant|type of applicant',
  total: '所有申请人|全部申请人|申请人总计|all applicant',
});

/** Rates that have a name of their own. */
export const RATE_NAMES: Names = table({
  granted: '予以公开率|同意公开率|全部公开率|予以公开比例|grant rate|full disclosure rate|granting rate',
  granted_or_partial: `
    实质公开率|公开率|公开比例|granted in full or in part|granted fully or partially|disclosure rate|
    release rate`,
  partial: '部分公开率|部分公开比例|partial grant rate|partial disclosure rate',
  denied:
    '不予公开率|拒绝公开率|不公开率|不公开比例|不予公开比例|拒绝率|驳回率|refusal rate|denial rate|rejection rate',
  unavailable: '无法提供率|不能提供率|无法提供比例',
  not_processed: '不予处理率|不予处理比例',
  review_corrected:
    '复议纠错率|复议纠正率|行政复议纠错率|行政复议纠正率|复议被纠正率|复议败诉率|review correction rate',
  litigation_corrected: `
    诉讼纠错率|诉讼纠正率|行政诉讼纠错率|行政诉讼纠正率|行政诉讼败诉率|诉讼败诉率|败诉率|
    litigation correction rate|loss rate`,
  review_and_litigation_corrected: '复议诉讼纠错率|纠错率|纠正率|correction rate',
});
