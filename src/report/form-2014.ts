import type { FormRow } from './forms.js';

/** The statistics sheet of reporting years 2014 to 2018 (国办发〔2014〕32号): one figure a row. Many reports leave it out. */
export const FORM_2014: readonly FormRow[] = [
  ...rows(
    ['一、主动公开情况'],
    [
      ['disclosed', '条', '（一）主动公开政府信息数', 'government information disclosed'],
      ['disclosed.normative_documents', '条', '其中：主动公开规范性文件数', 'normative documents disclosed'],
      ['normative_documents.issued', '件', '制发规范性文件总数', 'normative documents issued'],
    ],
  ),
  ...rows(
    ['一、主动公开情况', '（二）通过不同渠道和方式公开政府信息的情况'],
    [
      ['disclosed.by_channel.gazette', '条', '1.政府公报公开政府信息数', 'disclosed in the gazette'],
      ['disclosed.by_channel.website', '条', '2.政府网站公开政府信息数', 'disclosed on the website'],
      ['disclosed.by_channel.microblog', '条', '3.政务微博公开政府信息数', 'disclosed on microblogs'],
      ['disclosed.by_channel.wechat', '条', '4.政务微信公开政府信息数', 'disclosed on WeChat'],
      ['disclosed.by_channel.other', '条', '5.其他方式公开政府信息数', 'disclosed by other means'],
    ],
  ),
  ...rows(
    ['二、回应解读情况'],
    [['responses', '次', '（一）回应公众关注热点或重大舆情数', 'responses to public concerns']],
  ),
  ...rows(
    ['二、回应解读情况', '（二）通过不同渠道和方式回应解读的情况'],
    [
      ['responses.press_conferences', '次', '1.参加或举办新闻发布会总次数', 'press conferences'],
      [
        'responses.press_conferences.by_head',
        '次',
        '其中：主要负责同志参加新闻发布会次数',
        'press conferences attended by the head',
      ],
      ['responses.online_interviews', '次', '2.政府网站在线访谈次数', 'online interviews'],
      [
        'responses.online_interviews.by_head',
        '次',
        '其中：主要负责同志参加政府网站在线访谈次数',
        'online interviews given by the head',
      ],
      ['responses.interpretations', '篇', '3.政策解读稿件发布数', 'policy interpretations published'],
      ['responses.social_media', '次', '4.微博微信回应事件数', 'responses on microblog and WeChat'],
      ['responses.other', '次', '5.其他方式回应事件数', 'responses by other means'],
    ],
  ),
  ...rows(['三、依申请公开情况'], [['applications.received', '件', '（一）收到申请数', 'applications received']]),
  ...rows(
    ['三、依申请公开情况', '（一）收到申请数'],
    [
      ['applications.received.in_person', '件', '1.当面申请数', 'applications made in person'],
      ['applications.received.fax', '件', '2.传真申请数', 'applications by fax'],
      ['applications.received.online', '件', '3.网络申请数', 'applications online'],
      ['applications.received.letter', '件', '4.信函申请数', 'applications by letter'],
    ],
  ),
  ...rows(['三、依申请公开情况'], [['applications.closed', '件', '（二）申请办结数', 'applications closed']]),
  ...rows(
    ['三、依申请公开情况', '（二）申请办结数'],
    [
      ['applications.closed.on_time', '件', '1.按时办结数', 'applications closed on time'],
      ['applications.closed.extended', '件', '2.延期办结数', 'applications closed after extension'],
    ],
  ),
  ...rows(['三、依申请公开情况'], [['applications.answered', '件', '（三）申请答复数', 'applications answered']]),
  ...rows(
    ['三、依申请公开情况', '（三）申请答复数'],
    [
      ['applications.answered.already_public', '件', '1.属于已主动公开范围数', 'answered: already public'],
      ['applications.answered.granted', '件', '2.同意公开答复数', 'answered: granted'],
      ['applications.answered.partial', '件', '3.同意部分公开答复数', 'answered: partially granted'],
      ['applications.answered.denied', '件', '4.不同意公开答复数', 'answered: denied'],
    ],
  ),
  ...rows(
    ['三、依申请公开情况', '（三）申请答复数', '4.不同意公开答复数'],
    [
      ['applications.answered.denied.state_secret', '件', '其中：1.涉及国家秘密', 'denied: state secret'],
      ['applications.answered.denied.trade_secret', '件', '2.涉及商业秘密', 'denied: trade secret'],
      ['applications.answered.denied.privacy', '件', '3.涉及个人隐私', 'denied: personal privacy'],
      [
        'applications.answered.denied.security_and_stability',
        '件',
        '4.危及国家安全、公共安全、经济安全和社会稳定',
        'denied: endangers security or stability',
      ],
      [
        'applications.answered.denied.not_government_information',
        '件',
        '5.不是《条例》所指政府信息',
        'denied: not government information',
      ],
      ['applications.answered.denied.other_law', '件', '6.法律法规规定的其他情形', 'denied: other cases set by law'],
    ],
    '不同意公开：',
  ),
  ...rows(
    ['三、依申请公开情况', '（三）申请答复数'],
    [
      [
        'applications.answered.not_this_agency',
        '件',
        '5.不属于本行政机关公开数',
        'answered: not for this agency to disclose',
      ],
      ['applications.answered.does_not_exist', '件', '6.申请信息不存在数', 'answered: information does not exist'],
      ['applications.answered.asked_to_amend', '件', '7.告知作出更改补充数', 'answered: asked to amend'],
      ['applications.answered.other_route', '件', '8.告知通过其他途径办理数', 'answered: referred to another route'],
    ],
  ),
  ...rows([], [['review.total', '件', '四、行政复议数量', 'administrative reviews']]),
  ...rows(
    ['四、行政复议数量'],
    [
      ['review.upheld', '件', '（一）维持具体行政行为数', 'administrative reviews: upheld'],
      ['review.corrected', '件', '（二）被依法纠错数', 'administrative reviews: corrected'],
      ['review.other', '件', '（三）其他情形数', 'administrative reviews: other result'],
    ],
    '行政复议：',
  ),
  ...rows([], [['litigation.total', '件', '五、行政诉讼数量', 'administrative lawsuits']]),
  ...rows(
    ['五、行政诉讼数量'],
    [
      [
        'litigation.upheld',
        '件',
        '（一）维持具体行政行为或者驳回原告诉讼请求数',
        'administrative lawsuits: upheld or dismissed',
      ],
      ['litigation.corrected', '件', '（二）被依法纠错数', 'administrative lawsuits: corrected'],
      ['litigation.other', '件', '（三）其他情形数', 'administrative lawsuits: other result'],
    ],
    '行政诉讼：',
  ),
  ...rows(
    [],
    [
      ['complaints', '件', '六、举报投诉数量', 'complaints and reports'],
      ['fees', '万元', '七、依申请公开信息收取的费用', 'fees charged for applications'],
    ],
  ),
  ...rows(
    ['八、机构建设和保障经费情况'],
    [
      ['offices', '个', '（一）政府信息公开工作专门机构数', 'offices for information disclosure'],
      ['reading_points', '个', '（二）设置政府信息公开查阅点数', 'public reading points'],
      ['staff', '人', '（三）从事政府信息公开工作人员数', 'staff working on disclosure'],
    ],
  ),
  ...rows(
    ['八、机构建设和保障经费情况', '（三）从事政府信息公开工作人员数'],
    [
      ['staff.full_time', '人', '1.专职人员数', 'full-time staff'],
      ['staff.part_time', '人', '2.兼职人员数', 'part-time staff'],
    ],
  ),
  ...rows(['八、机构建设和保障经费情况'], [['budget', '万元', '（四）政府信息公开专项经费', 'budget for disclosure']]),
  ...rows(
    ['九、政府信息公开会议和培训情况'],
    [
      ['meetings', '次', '（一）召开政府信息公开工作会议或专题会议数', 'meetings on disclosure'],
      ['training_courses', '次', '（二）举办各类培训班数', 'training courses'],
      ['training_attendance', '人次', '（三）接受培训人员数', 'attendance at training'],
    ],
  ),
];

/** Rows of one heading: id, unit, label as printed, English name; `prefix` makes the Chinese name clear on its own. */
function rows(
  heading: string[],
  entries: [id: string, unit: string, label: string, en: string][],
  prefix = '',
): FormRow[] {
  return entries.map(([id, unit, label, en]) => ({
    metric: `statistics.${id}`,
    table: 'statistics',
    unit,
    byApplicant: false,
    labels: [...heading, label],
    zh: prefix + label.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|其中：)?(?:\d\.)?/, ''),
    en,
  }));
}
