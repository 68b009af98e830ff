import { DEPARTMENTS } from '../parse/departments.js';
import { MATTERS_OF_LIFE } from './matters-of-life.js';
import { list } from './names.js';

/** What begins the sentence about an agency right after its name; no department or town begins so. */
const GOES_ON = list(`
  吗|呢|吧|啊|呀|嘛|咧|哟|而言|来说|来讲|自己|自身|本身|本级|本地|整个|整体|那时|那会|当地|官方|官网|上下|全境|境内|域内|全域|这边|那边|这里|那里|他们|它们|
  里头|里面|里(?![\u3400-\u9fff])|[哈哦喔嗯噢](?![\u3400-\u9fff])|居民|市民(?!政|中心|服务)|民众|群众(?![艺文])|百姓|老百姓|老人|
  也|还|又|已|再(?!生)|才|不(?!动产)|没|究竟|到底|是否|是不是|有没有|有无|可曾|曾经|何时|为何|怎|如何|为什么|为啥|咋|一直|老说|老是|总是|总说|一共|总共|共有|真的|真是|
  当时|后来|原来|原本|本来|能否|能不能|会不会|可以|可不可以|该不该|应当|应该|必须|居然|竟|明明|确实|其实|主动|积极|专门|首次|分别|
  说|讲|坦言|坦承|坦白|承认|透露|介绍|提到|提及|提出|提醒|提请|提交|谈|写|声称|宣称|自称|称自|表示|表态|表明|认为|认定|觉得|以为|回应|回答|答复|答应|解释|说明|强调|
  指出|反映|反思|检讨|汇报|报请|报告|报送|报给|上报|通报|呈报|宣布|告诉|告知|通知|呼吁|号召|建议|提议|承诺|保证|许诺|同意|拒绝|批准|批评|
  表扬|表彰|夸|请|叫|让(?!胡)|想|要|给(?!排?水)|帮|替|把|被|遭|挨|受到|受理|拿|靠|凭|搞|买|卖|狠抓|紧盯|
  责令|督促|安排|部署|指派|委托|授权|邀请|召集|召开|举办|开展|推出|推动|推进|出台|制定|印发|修订|废止|
  建立|建成|建好|建了|设立|设置|设有|设了|成立|办理|办了|办过|办好|处理|收到|收了|收过|接到|花了|花费|使用|采用|采取|通过|
  修了|修好|修建|改了|改成|改进|整改|完善|加强|落实|打算|打赢|打输|打官司|打了|计划(?!生育)|准备|争取|希望(?!小学|工程)|力争|决定|决心|恳请|请求|递交|移交|移送|
  转交|转送|转给|交给|交由|送|发给|发布|公布|公示|寄|拨给|拨付|配合|协助|协同|会同(?![镇乡街村县])|联手|携手|牵头|参与|参加|联合(?![镇乡街村会社])|
  起诉|应诉|败诉|胜诉|输了|赢了|组织(?!部|科|处|人事)|总结(?!办)|对外(?![经贸合联文])|面向|根据|依据|按照|依照`);

const NO_BODY: ReadonlySet<string> = new Set(
  list(`干部|职工|员工|职员|业主|村民|农户|农民|商户|企业|公民|自然人|法人|律师|记者|学生|家长|妇女|儿童|青年|网民|网友|申请人|
    商业企业|科研机构|社会组织|这份|那份|这次|那次|上次|上一次|头一次|这回|那回|历年|近年|近几年|往年|前些年|这些年|那几年|
    网上|线上|线下|会议|培训|解读|村务|扶贫|环境|预算|决算`),
);
const ENDS_AS_BODY = /[大协联会团心所站馆社处科部司行校院队办府局委厅店厂]$/;

/** Before the body it is done to or with: 向省政府, but 向山镇 is a town. */
const PREPOSITIONS = '[向对为由跟同和与找问从往]';

const LEVEL =
  '(?:中央|全国|国家|国务院|省级?|市级?|县级?|区级?|镇|乡|州|盟|旗|街道|上级|上面|本级|同级|下级|基层|有关|相关|各级?|当地|辖区|所属|下属|直属|主管)';
const DEPARTMENT = `(?:${DEPARTMENTS.flatMap(({ official, short }) => [official, ...short]).join('|')})`;
const BODY =
  '(?:人民政府|政府|党委|纪委|监委|人大|政协|法院|检察院|组织部|中组部|宣传部|编办|办公[厅室]|部门|单位|机关|医院|学校|公司|机构|委|交警|交警支队|消防队)';
const OFFICE = `${DEPARTMENT}(?:局|委员会|委|厅|部门)`;
const GENERIC = new RegExp(`^(?:${LEVEL}+(?:${BODY}|委)?|${BODY}|${LEVEL}*${OFFICE})+$`);
const STARTS_OFFICE = new RegExp(`^${DEPARTMENT}(?:局|委员会|委|厅|办|中心|分局)`);
const IS_DEPARTMENT = new RegExp(`^${DEPARTMENT}$`);
const DOES = new RegExp(`^(?:${GOES_ON.join('|')}|${PREPOSITIONS}(?=${LEVEL}|${BODY}|${OFFICE}))`);

/** Whether the words after an agency's name say what it does or how it stands, and name no body of its own (提请省政府, 而言). */
export function goesOn(after: string): boolean {
  return DOES.test(after) && !STARTS_OFFICE.test(after);
}

/** What the last verb of some words is done to: 省政府 of 提请省政府; the words themselves where there is no verb. */
export function objectOf(words: string): string {
  let rest = words;
  for (let at = 0; at < words.length; at += 1) {
    const verb = DOES.exec(words.slice(at))?.[0];
    if (verb && at + verb.length < words.length) rest = words.slice(at + verb.length);
  }
  return rest;
}

/** Whether the words between a name and a year are a subject, people or a time, and no other body (扶贫, 企业, 历年). */
export function isNoBody(words: string): boolean {
  const plain = words.replace(/(?:方面|领域|工作|情况|信息)$/, '');
  return NO_BODY.has(plain) || (MATTERS_OF_LIFE.has(plain) && !ENDS_AS_BODY.test(plain) && !IS_DEPARTMENT.test(plain));
}

/** What puts the name after it on a level with the one before. */
export const LEVEL_WITH = /^(?:和|与|跟|同|比|、|及|以及|还是|对比)$/;

/** Whether a body is said without whose it is (省政府, 公安局, 上级): it is nobody's name. */
export function isGenericBody(said: string): boolean {
  return GENERIC.test(said);
}
