import { list, type Names, table } from './names.js';

/** Rows of the applications table that are named outright. */
export const ROW_NAMES: Names = table({
  'applications.received': `
    本年新收政府信息公开申请数量|新收政府信息公开申请数量|新收政府信息公开申请|新收申请|本年新收|新收|收到|收件|
    收办|受理量|受理|接到|接收|new application received|new application|application received|
    request received|received application|received request|received|receive|got|get`,
  'applications.carried_in': `
    上年结转政府信息公开申请数量|上年度结转|上一年度结转|上一年结转|上年结转|去年结转|结转自上年|从上年结转|
    上年转入|上年转来|上年遗留|上年未办结|去年没办完|上年没办完|去年遗留|carried over from last year|
    carried over from the previous year|carried over from the year before|carried in|brought forward`,
  'applications.carried_out': `
    结转下年度继续办理|结转到下一年度|结转到下年度|结转至下年度|结转到下一年|结转到下年|结转至下年|结转下一年度|
    结转下年度|结转下一年|结转下年|结转到明年|结转明年|转到下年度|转入下年度|转到下年|转入下年|转到下一年|
    留到下一年|留到下年|留到第二年|没办完|尚未办结|未办结|carried over to next year|
    carried over to the next year|carried over to the following year|carried forward|still open at year end`,
  'applications.outcome.granted': `
    予以公开|同意公开|全部公开|完全公开|给予公开|答应公开|批准公开|公开了|准予公开|granted in full|fully granted|
    fully disclosed|disclosed in full|granted|grant|approved`,
  'applications.outcome.partial': `
    部分公开|同意部分公开|公开了一部分|区分处理|partially granted|partly granted|partially grant|partly grant|granted in part|
    partially disclosed|partly disclosed|partial disclosure|in part`,
  'applications.outcome.denied': `
    不予公开|不同意公开|拒绝公开|没有公开|不公开|未予公开|未公开|不给公开|驳回|拒绝|被拒|被拒绝|denied|deny|refused|refuse|
    rejected|reject|refusal|denial|turned down`,
  'applications.outcome.denied.state_secret': '属于国家秘密|国家秘密|国家机密|涉密|state secret|secrecy',
  'applications.outcome.denied.prohibited_by_law': `
    其他法律行政法规禁止公开|法律行政法规禁止公开|法律、行政法规禁止公开|法律法规禁止公开|法律行政法规禁止|
    法律法规禁止|法律禁止公开|法律禁止|法规禁止|prohibited by law|forbidden by law`,
  'applications.outcome.denied.security_and_stability': `
    危及三安全一稳定|三安全一稳定|危及国家安全、公共安全、经济安全、社会稳定|危及国家安全|危及社会稳定|
    security and stability|security or stability|three securities and one stability`,
  'applications.outcome.denied.third_party_rights': `
    保护第三方合法权益|保护第三方权益|保护第三方|第三方合法权益|第三方权益|第三方|第三人|商业秘密|个人隐私|third party's rights|
    third party right|third-party right|third party|trade secret|privacy`,
  'applications.outcome.denied.internal_affairs':
    '属于三类内部事务信息|三类内部事务信息|三类内部事务|内部事务信息|内部事务|internal affairs|internal matter',
  'applications.outcome.denied.process_information': `
    属于四类过程性信息|四类过程性信息|四类过程性|过程性信息|过程信息|process information|
    deliberative information`,
  'applications.outcome.denied.enforcement_files':
    '属于行政执法案卷|行政执法案卷|执法案卷|enforcement case file|enforcement file',
  'applications.outcome.denied.inquiry_matters':
    '属于行政查询事项|行政查询事项|行政查询|administrative inquiry matter|inquiry matter',
  'applications.outcome.unavailable':
    '无法提供|不能提供|提供不了|没法提供|未能提供|unavailable|could not be provided|not available',
  'applications.outcome.unavailable.not_held': `
    本机关不掌握相关政府信息|本机关不掌握|本机关未掌握|不掌握|未掌握|not held by the agency|not held|
    not in possession`,
  'applications.outcome.unavailable.needs_creation': `
    没有现成信息需要另行制作|没有现成信息|需要另行制作|另行制作|现成信息|would have to be created|
    need to be created|needs creation`,
  'applications.outcome.unavailable.still_unclear': `
    补正后申请内容仍不明确|补正后仍不明确|补正后还不明确|补正后内容仍不明确|申请内容不明确|申请内容仍不明确|
    内容不明确|仍不明确|still unclear after correction|still unclear`,
  'applications.outcome.not_processed': '不予处理|不处理|未予处理|没有处理|not processed',
  'applications.outcome.not_processed.complaints': `
    信访举报投诉类申请|信访举报投诉类|信访举报投诉|信访、举报、投诉|信访投诉举报|信访投诉|信访类|信访|举报投诉|
    投诉举报|petition or complaint|petition|complaint`,
  'applications.outcome.not_processed.repeated': '重复申请|repeated application|repeated request|duplicate request',
  'applications.outcome.not_processed.publications':
    '要求提供公开出版物|公开出版物|出版物|asks for a publication|publication',
  'applications.outcome.not_processed.mass_repeated':
    '无正当理由大量反复申请|大量反复申请|反复申请|大量申请|mass repeated|excessive request|vexatious request',
  'applications.outcome.not_processed.reconfirmation': `
    要求行政机关确认或重新出具已获取信息|重新出具已获取信息|确认或重新出具已获取信息|要求确认或重新出具|确认或重新出具|重新出具|
    reconfirm|reconfirmation`,
  'applications.outcome.other': '其他处理|其它处理|作其他处理|以其他方式处理|other handling|handled otherwise',
  'applications.outcome.other.correction_overdue': `
    申请人无正当理由逾期不补正|无正当理由逾期不补正|逾期不补正|逾期未补正|不补正|未补正|correction was overdue|correction overdue|
    not corrected in time`,
  'applications.outcome.other.fee_overdue': `
    申请人逾期未按收费通知要求缴纳费用|逾期未按收费通知要求缴纳费用|逾期未缴费|逾期不缴费|逾期未缴纳费用|未缴费|
    fee was overdue|fee was not paid|unpaid fee|fee overdue|fee not paid`,
  'applications.outcome.other.rest': '其他处理中其他|其他处理中的其他|其他处理里的其他|其他处理：其他|其他处理的其他',
  'normative_documents.disclosed_total':
    'normative documents disclosed in total|normative document disclosed in total|total normative documents disclosed',
  'applications.outcome.total': `
    本年度办理结果总计|办理结果总计|办理结果合计|办结申请总数|办结总数|办结数量|办结量|办结数|办结|办完|办理总计|
    办理总数|办理结果|处理结果|答复总数|答复|回复|outcome in total|total outcome|outcome|concluded|completed|
    answered|closed|decided on`,
});

/** Words for applications as such: the received ones, unless another row is named beside them. */
export const APPLICATION_NAMES = list(`
    政府信息公开申请数量|政府信息公开申请|信息公开申请量|信息公开申请|申请政府信息公开|申请公开政府信息|
    申请信息公开|申请公开信息|依申请公开|依申请|申请公开|申请总量|申请总数|申请数量|申请件数|申请件|申请量|
    申请数|申请书|零申请|申请|information disclosure application|information disclosure request|disclosure application|
    disclosure request|information request|foi request|foi application|freedom of information request|
    application|request|applied`);

/** Handling as such: people say it for the received and for the concluded alike. */
export const HANDLING_NAMES = list('办理|处理了|handle|handled|deal with|dealt with|process|processed');

/** Carrying over, without saying from or into which year. */
export const CARRYING_NAMES = list('结转|carried over');
