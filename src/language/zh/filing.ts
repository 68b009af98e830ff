import type { FilingWording } from '../../contracts/language.js';
import type { Refusal } from '../../parse/document.js';
import type { Finding } from '../../report/fact.js';
import { rowsRead } from '../../report/rows-read.js';
import { CHECKS_ZH, scopeZh } from './checks.js';
import { faultCode } from './narrative.js';
import { zhLeftOut, zhNote, zhReading, zhRows } from './reading.js';
import { zhChanges } from './reports.js';

const REASONS: Record<Refusal['reason'], string> = {
  not_there: '没有这个文件，或没有权限读取；请检查路径',
  empty: '文件是空的；请检查文件，或换一个重新下载的版本',
  not_text: '不是文字，也不是可以读取的格式；请提供网页、PDF、Word、Excel 或文本文件',
  not_a_report: '不是政府信息公开工作年度报告；请提供年度报告本身',
  a_template: '是范本或模板，不是某个机关的年度报告',
  a_blank_form: '是空白表格，没有填数；请提供填好的年度报告',
  only_a_title: '只有标题，没有正文和表格；请提供报告全文或附件',
  no_agency: '看不出是哪个机关的报告；请用 --agency 机关全称 指明后重试',
  no_year: '看不出是哪一年的报告；请用 --year 年份 指明后重试',
  same_name:
    '已收录同名机关同一年度的另一份报告，两者内容几乎没有相同之处，可能是重名；请用 --agency 写明带上级地名的全称后重试',
  unreadable: '无法读取',
  damaged: '文件已损坏；请重新下载，或用原来的软件打开后另存',
  locked: '文件设有密码；请去掉密码后重试',
  scanned: '是扫描图片，认不出文字；请用 200 dpi 以上重新扫描，或提供带文字的版本',
  unclear: '图片太小或不清楚，认不出文字；请用 200 dpi 以上扫描，或把整页拍清楚',
  no_characters: '这个 PDF 的字体没有写明字符，取不出文字；请从 Word 或浏览器重新打印成 PDF',
  unsupported: '这种格式无法读取；请另存为 DOCX、PDF 或网页后重试',
  too_large: '文件过大或结构异常（E-FILE-BOMB），未收录',
  too_slow: '读这份文件用时太长（E-FILE-SLOW），未收录；请只留年报本身，或另存为文本后重试',
  crashed: '读这份文件时程序出错（E-FILE-CRASH），未收录，其他文件不受影响；请另存为其他格式后重试',
  nested_archive: '压缩包里的压缩包；请先解开',
  unsafe_name: '压缩包里的文件名指向包外；请重新打包',
  address: '该网址不可访问或不被允许（E-URL）',
};

const OUTCOMES: Record<Finding['outcome'], string> = {
  closes: '一致',
  closes_if_blank_is_zero: '空白按 0 计才一致',
  does_not_close: '不一致',
  cannot_test: '无法核对',
};

/** The command line in Chinese. */
export const zhFiling: FilingWording = {
  filed({ source, result, report, counts, other, was, refusal }) {
    const what = `${report.agency} ${report.year}年（${zhFiling.form(report.form)}）`;
    if (result === 'unchanged') return `＝ ${source}：${what} 已收录，内容未变`;
    if (result === 'copy') return `＝ ${source}：${what} 与 ${other} 是同一份报告，只收录一次`;
    const why = refusal ? `${REASONS[refusal.reason]}${refusal.saw ? `（${refusal.saw}）` : ''}` : '';
    if (result === 'removed') return `✗ ${source}：${what} 重读后不再收录：${why}；/remove 里可以恢复`;
    if (result === 'kept') return `＝ ${source}：${what} 没能重读，维持原样：${why}`;
    const before =
      was && (was.agency !== report.agency || was.year !== report.year) ? `，原作${was.agency}${was.year}年` : '';
    const verb = {
      reread: `已重读（不是新发布）${before}`,
      healed: `收录的内容在库中已损坏，已按原文件恢复${before}`,
      filed: '已收录',
      superseded: '新版本，旧版本已保留',
      fuller: `已收录，代替同一份报告不够完整的 ${other}`,
    }[result];
    if (!counts) return `✓ ${source}：${what} ${verb}`;
    const open = counts.findings.filter((finding) => finding.outcome === 'does_not_close').length;
    const checks = open > 0 ? `勾稽不符 ${open} 处` : `勾稽未见不符`;
    return `✓ ${source}：${what} ${verb}；数据 ${counts.facts} 项，段落 ${counts.paragraphs} 段，${checks}`;
  },
  links: (source, links) => `→ ${source}：网页链接了 ${links.length} 份年度报告，逐份读取`,
  changes: zhChanges,
  noChanges: '读到的内容没有变化',
  reread: ({ reread, changed, healed, removed, left }) =>
    `共重读 ${reread} 份，其中 ${changed} 份读到的内容有变化；修复 ${healed} 份，移出 ${removed} 份，未能重读 ${left} 份。`,
  allRead: '收录的报告都是现在的读法读的，内容完好，无需重读。',
  notReread: (sources) =>
    `以下 ${sources.length} 份没有保存原文件，无法重读；请给出原文件：wenbao reread 文件或文件夹（设置 WENBAO_ORIGINALS 后新收录的会保存原文件）：`,
  originals: ({ documents, bytes }) => `保存的原文件 ${documents} 份，共 ${(bytes / 1024 / 1024).toFixed(1)} MB。`,
  copy: (source, what) => `  ${source}：其中「${what}」是同一报告的重复，只收录一次`,
  refused: (source, { reason, saw }) => `✗ ${source}：${REASONS[reason]}${saw ? `（${saw}）` : ''}`,
  nothingThere: (paths) => `${paths.join('、')} 里没有文件。请给出报告文件、文件夹或网址。`,
  summary: ({ filed, unchanged, refused, seconds }) =>
    `共收录 ${filed} 份，未变 ${unchanged} 份，未收录 ${refused} 份，用时 ${seconds.toFixed(1)} 秒。`,
  making: { embedding: '生成语义向量', indexing: '建立语义索引' },
  notEmbedded: (fault) =>
    `语义向量没有更新${fault ? `（${faultCode(fault)}）` : ''}：报告已收录，暂按文字检索；机器人运行时会自动补上。`,
  reading: ({ reading }) => zhReading(reading),
  rows: ({ form, reading: { unsure } }, facts) => zhRows(rowsRead({ form, facts, unsure }).rows, zhNote),
  leftOut: ({ reading }) => zhLeftOut(reading),
  finding: ({ agency, year, check, scope, outcome, working }) =>
    `${agency} ${year}年 ${CHECKS_ZH[check] ?? check}〔${scopeZh(scope)}〕：${OUTCOMES[outcome]}${working ? `（${working}）` : ''}`,
  checked: (findings) => `共核对 ${findings.length} 项：${countOutcomes(findings)}。`,
  noFindings: () => '没有可核对的内容：尚未收录报告，或报告里没有表格。',
  columns: { agency: '机关', year: '年度', form: '表式', title: '标题', filedAt: '收录时间' },
  emptyStore: () => '还没有收录报告。请先运行 wenbao ingest 文件或文件夹。',
  filingSamples: () => '首次运行：正在收录示例报告……',
  form: (form) => (form === null ? '无统一表格' : `${form}年格式`),
};

function countOutcomes(findings: readonly Finding[]): string {
  const counts = (Object.keys(OUTCOMES) as Finding['outcome'][]).map(
    (outcome) => [OUTCOMES[outcome], findings.filter((finding) => finding.outcome === outcome).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count} 项`)
    .join('，');
}
