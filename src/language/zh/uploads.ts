import type { AdminWording, Filed, UploadWording } from '../../contracts/wording/uploads.js';
import type { Refusal } from '../../parse/document.js';
import { zhDraft } from './draft.js';

const REASONS: Record<Refusal['reason'], string> = {
  not_there: '没有找到这个文件，请再发一次',
  empty: '文件是空的（E-FILE-EMPTY）。请检查后再发，或重新下载一份',
  not_text: '读不了这种文件（E-FILE-TYPE）。请发 PDF、Word、Excel、网页或文本文件',
  unsupported: '读不了这种文件（E-FILE-TYPE）。请另存为 PDF 或 DOCX 再发',
  not_a_report: '这不像政府信息公开工作年度报告（E-FILE-REPORT）。请发年报本身',
  a_template: '这是范本或模板，不是某个机关的年报（E-FILE-REPORT）',
  a_blank_form: '这是没有填数的空白表（E-FILE-REPORT）。请发填好的年报',
  only_a_title: '只读到标题，没有正文和表格（E-FILE-REPORT）。请发全文或附件',
  no_agency: '看不出是哪个机关的年报（E-FILE-AGENCY）。请在标题里写明机关全称再发',
  no_year: '看不出是哪一年的年报（E-FILE-YEAR）。请在标题里写明年度再发',
  same_name:
    '已收录同名机关同一年度的另一份年报，内容几乎没有相同之处，可能是重名（E-FILE-SAME）。请用命令行收录并写明机关全称',
  unreadable: '这个文件读不了（E-FILE-DAMAGED）。请用原来的软件打开后另存，再发一次',
  damaged: '文件已损坏（E-FILE-DAMAGED）。请重新下载或另存后再发',
  locked: '文件设有密码（E-FILE-LOCKED）。请去掉密码再发',
  scanned: '这份扫描件认不出文字（E-FILE-SCAN）。请扫清楚一些再发，或发带文字的版本',
  unclear: '图片太小或不清楚（E-FILE-SCAN）。请把整页拍清楚，或作为“文件”发送原图',
  no_characters: '这个 PDF 取不出文字（E-FILE-SCAN）。请从 Word 或浏览器重新打印成 PDF 再发',
  too_large: '文件过大或结构异常（E-FILE-BOMB），未收录。请只发年报本身，或另存后再发',
  too_slow: '读这份文件用时太长（E-FILE-SLOW），没有读完。请只留年报本身，或另存为文本再发',
  crashed: '读这份文件时程序出错（E-FILE-CRASH），这是程序的问题。请另存为其他格式再发',
  nested_archive: '压缩包里还有压缩包（E-FILE-ZIP）。请解开后再发',
  unsafe_name: '压缩包里的文件名有问题（E-FILE-ZIP）。请解开后直接发文件',
  address: '该网址不可访问或不被允许（E-URL）。请下载后把文件发给我',
};

const RESULTS: Record<Filed['result'], (filed: Filed) => string> = {
  filed: () => '已收录，大家都可以查询。',
  superseded: ({ before }) => `已收录新版本；${before ?? ''}收录的旧版本保留备查。`,
  fuller: ({ before }) => `已收录，代替${before ?? ''}收录的不够完整的那一份。`,
  unchanged: ({ before }) => `已收录（${before ?? ''}），内容相同，没有重复收录。`,
  reread: () => '同一份文件，已用新的读法重读。',
  healed: () => '同一份文件；库中的内容已损坏，已重新读入。',
  removed: () => '同一份文件，重读后看不出是年报，已从收录中移出。',
  kept: () => '同一份文件，这次没能重读，维持原来的读法。',
  copy: ({ before }) => `已收录（${before ?? ''}）同一份年报，没有重复收录。`,
};

/** Of these it is said what was read. */
const READ: readonly Filed['result'][] = ['filed', 'superseded', 'fuller', 'reread', 'healed'];

/** What is said of files and addresses that are sent, in Simplified Chinese. */
export const zhUploads: UploadWording = {
  received: (name) => `收到“${name}”，正在下载……`,
  reading: (name) => `正在读“${name}”……`,
  readingPage: (name, { number, of }) => `正在识别“${name}”，第${number}页，共${of}页……`,
  headline: ({ agency, year, matters }) =>
    `${matters > 0 ? '⚠' : '✓'} ${agency}${year}年度：${matters > 0 ? `有${matters}处要看` : '没有发现问题'}`,
  counts: ({ facts, paragraphs }) => `共读到数据${facts}项，正文${paragraphs}段。`,
  review(review) {
    // The first line says whose report it is.
    const { agency, year } = review.report;
    return zhDraft.review(review).map((line) => line.replace(`· ${agency}${year}年`, '· '));
  },
  more: (left) => `……还有${left}条，见文件`,
  reviewFile: ({ agency, year }) => ({ name: `${agency}${year}检查.txt`, caption: '完整的检查结果' }),
  askAbout: (hours) => `现在可以直接问这份草稿。它只在本会话可见，保留${hours}小时；发 /new 或点“结束草稿”即删除。`,
  alreadyFiled: (date) => `这份年报已收录（${date}），可以直接提问。`,
  others: (titles) =>
    `同一文件里还有${titles.length}份年报，没有检查：${titles.map((title) => `《${title}》`).join('')}`,
  unread: (files) => `另有${files}个文件没有读，请分开发。`,
  album: (checked) => `这一组文件已检查${checked}个：`,
  refusedFile: (name, why) => `${name}：${why}`,
  albumRefused: (name, why) => `✗ ${name}：${why}`,
  refused: ({ reason, saw }) => `${REASONS[reason]}${saw ? `（${saw}）` : ''}。`,
  tooLarge: 'Telegram 限制机器人下载 20 MB，这个文件超过了（E-FILE-LARGE）。请只留年报本身再发；管理员也可以发送链接。',
  notDownloaded: '没能从 Telegram 取到这个文件（E-FILE-GET）。请再发一次。',
  tooMany: ({ files, minutes }) => `每小时最多检查${files}个文件，请${minutes}分钟后再发。`,
  busy: '现在正在读的文件较多，请过一两分钟再发；提问照常。',
  addressesNotAllowed: '网址只有管理员和工作人员可以提交。请下载后把文件发给我。',
  end: '结束草稿',
  ended: '草稿已删除。',
  file: '收录此报告',
  confirmFile: ({ agency, year, current, minutes }) =>
    [
      `将收录${agency}${year}年度年报，所有人都可以查询。`,
      ...(current ? [`现有${current}收录的一份，会由它代替。`] : []),
      `请在${minutes}分钟内确认：`,
    ].join('\n'),
  confirm: '确认收录',
  draftGone: '这份草稿已经不在了，请重新发送文件。',
  filed: (filed) => {
    const { agency, year, result, facts, paragraphs, failed, instructions } = filed;
    const isNew = READ.includes(result);
    return [
      `${agency}${year}年度：${RESULTS[result](filed)}`,
      ...(isNew
        ? [`数据${facts}项，正文${paragraphs}段；勾稽关系${failed > 0 ? `不成立${failed}处` : '未见不成立'}。`]
        : []),
      ...(isNew && instructions > 0 ? [`⚠ 发现疑似指令文本 ${instructions} 处，只作正文存放。`] : []),
    ].join('\n');
  },
  add: '把年报文件发给我（PDF、Word、Excel、网页、文本或压缩包），或发 /add 加网址。检查后点“收录此报告”，确认后所有人都可以查询。',
};

/** What is said to those who look after what is filed, in Simplified Chinese. */
export const zhAdmin: AdminWording = {
  removeWhich: '是哪一份？',
  removeNone: (words) => `没有收录“${words}”的年报。/reports 可以看收录了哪些。`,
  confirmRemove: ({ agency, year, title, filedAt, facts, minutes }) =>
    `将删除${agency}${year}年度：\n《${title}》\n${filedAt}收录，数据${facts}项。\n删除后查不到它，24小时内可以撤销。请在${minutes}分钟内确认：`,
  remove: '确认删除',
  removed: ({ agency, year }) => `已删除${agency}${year}年度年报。24小时内可以撤销，之后彻底删除。`,
  gone: '这份年报已经不在收录中了。',
  undo: '撤销删除',
  undoOf: ({ agency, year }) => `撤销 ${agency}${year}`,
  removedList: (count) =>
    count > 0
      ? `已删除、还可以撤销的年报${count}份。要删除别的，请写 /remove 机关 年度。`
      : '没有可以撤销的删除。要删除一份年报，请写 /remove 机关 年度。',
  restored: ({ agency, year }) => `已恢复${agency}${year}年度年报。`,
  notRestored: ({ agency, year }) => `${agency}${year}年度恢复不了：已经彻底删除，或已收录了另一份。`,
  stats: (counts) =>
    [
      `年报${counts.reports}份，机关${counts.agencies}个${counts.years ? `，${counts.years[0]}–${counts.years[1]}年` : ''}`,
      `数据${counts.facts}项，勾稽不成立${counts.failed}处，待彻底删除${counts.removed}份`,
      `今天答复${counts.answeredToday}条，排队${counts.waiting}条`,
      `关注${counts.watches}个，待处理报错${counts.openComplaints}条，草稿${counts.drafts}份`,
      `评价：👍${counts.good} 👎${counts.bad}`,
      `今天模型用量${counts.tokens} tokens${counts.cost === null ? '' : `，费用不超过${counts.cost}`}`,
      `版本${counts.version}，已运行${counts.hours}小时`,
    ].join('\n'),
};
