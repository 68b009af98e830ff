/** What an agency is by the words that its name ends in, the longest ending first where one holds another (医院 before 院). */
export const KIND_ENDINGS: readonly { kind: string; endings: readonly string[]; but?: readonly string[] }[] = [
  { kind: '医院', endings: ['医院', '卫生院', '卫生服务中心', '保健院', '防治院'] },
  { kind: '学校', endings: ['学校', '中学', '小学', '大学', '学院', '幼儿园', '一中', '二中', '三中', '党校'] },
  { kind: '法院', endings: ['法院'] },
  { kind: '检察院', endings: ['检察院'] },
  { kind: '公司', endings: ['公司', '集团', '银行', '分行', '支行'] },
  { kind: '委', endings: ['委员会', '委'], but: ['村民委员会', '居民委员会', '村委', '居委'] },
  { kind: '局', endings: ['分局', '局'] },
  { kind: '厅', endings: ['办公厅', '厅'], but: ['办公厅'] },
  { kind: '办', endings: ['办公室', '办公厅', '办'] },
  { kind: '部', endings: ['部'] },
  { kind: '署', endings: ['署'] },
  { kind: '队', endings: ['总队', '支队', '大队', '中队', '队'] },
  { kind: '中心', endings: ['中心'] },
  { kind: '院', endings: ['院'] },
  { kind: '所', endings: ['研究所', '事务所', '所'] },
  { kind: '站', endings: ['站'] },
  { kind: '馆', endings: ['馆'] },
  { kind: '处', endings: ['管理处', '处'] },
];

/** A place's own government is of its place's kind too, by the last of these its place's name ends in. */
export const PLACE_KINDS: readonly { kind: string; endings: readonly string[] }[] = [
  {
    kind: '园区',
    endings: [
      '开发区',
      '高新区',
      '园区',
      '产业区',
      '工业区',
      '度假区',
      '示范区',
      '风景区',
      '保税区',
      '管理区',
      '试验区',
    ],
  },
  { kind: '街道', endings: ['街道'] },
  { kind: '镇', endings: ['镇'] },
  { kind: '乡', endings: ['乡', '苏木'] },
  { kind: '县', endings: ['县', '旗'] },
  { kind: '省', endings: ['省', '自治区', '特别行政区'] },
  { kind: '市', endings: ['市', '州', '盟', '地区'] },
  { kind: '区', endings: ['区'] },
];

/** Kinds that stand for several. */
export const KIND_GROUPS: Readonly<Record<string, readonly string[]>> = {
  部门: ['局', '委', '厅', '办', '部', '署'],
  乡镇: ['镇', '乡'],
  镇街: ['镇', '乡', '街道'],
};
