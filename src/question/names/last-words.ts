/** What a division's name ends in, the longer before the shorter. */
export const PLACE_WORDS = list(
  '特别行政区 自治区 自治州 自治县 自治旗 民族乡 开发区 高新区 经开区 保税区 新区 地区 街道 林区 苏木 省 市 州 盟 县 旗 区 镇 乡',
);

/** What the name of a body ends in, whatever stands before. */
export const BODY_WORDS = list(`
  人民政府 政府办公室 政府办公厅 政府办 街道办事处 街道办 办事处 办公室 办公厅 管理委员会 委员会 管委会 居委会 村委会 市委 县委 区委 省委 党委 纪委 监委 工委
  编办 人大 政协 工会 协会 学会 商会 联合会 妇联 残联 工商联 团委 局 厅 委 署 总队 支队 大队 中队 消防队 交警队 巡警队
  医院 卫生院 保健院 法院 中院 高院 检察院 研究院 学院 敬老院 大学 中学 小学 学校 党校 幼儿园 派出所 研究所 事务所 管理所 司法所 卫生所 管理处 管理站 服务站
  中心 公司 集团 银行 分行 支行 合作社 供销社 报社 电视台 监狱 戒毒所 看守所 图书馆 档案馆 博物馆 文化馆 组织部 宣传部 统战部 武装部 财政部 公安部 政府`);

/** Words of two characters that are a body in themselves; others that end so (结局, 全局, 常委) are ordinary words. */
export const SHORT_BODIES: ReadonlySet<string> = new Set(
  list(
    '市委 县委 区委 省委 党委 纪委 监委 工委 编办 人大 政协 工会 妇联 残联 团委 医院 法院 中院 高院 学校 党校 公司 集团 银行 监狱 报社 市局 县局 区局 省局 省厅 政府',
  ),
);

/** What ends like a name and is none, alone or at the end of a longer word (居民小区, 老城区, 办事大厅). */
export const ORDINARY_ENDS = list(`
  社区 园区 辖区 小区 城区 市区 郊区 景区 片区 山区 灾区 选区 专区 特区 库区 牧区 老区 校区 街区 湖区 林区 港区 矿区 旅游区 居民区 工业区 功能区 地区
  城市 都市 超市 股市 房市 集市 夜市 门市 上市 全市 本市 城镇 乡镇 村镇 小镇 家乡 老乡 城乡 侨乡 异乡 外乡 他乡 外省 全省 节省 反省 外县 全县 贫困县 强县 国旗 红旗 全区 全镇 全乡
  结局 格局 布局 全局 大局 当局 僵局 饭局 邮局 书局 棋局 残局 开局 出局 时局 战局 大厅 餐厅 客厅 展厅 歌厅 舞厅 常委 政委 原委 推委 评委
  部队 排队 乐队 球队 团队 中小学 多数 全县区`);

/** Levels that stand for whose a body is, without a name (市中院, 县医院). */
export const LEVELS = list('中央 全国 国家 省 市 县 区 州 镇 乡 上级 下级 当地 本地 有关 相关 各级 主管 基层');

/** Characters before which a place or a body is not one of its own: a set, a pointer, a pronoun. */
export const POINTERS = '各每全本该哪某此这那我你他它咱您们个几两多';

function list(words: string): readonly string[] {
  return words.trim().split(/\s+/);
}
