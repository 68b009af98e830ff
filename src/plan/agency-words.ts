import { type Names, table } from './names.js';

/** Every agency: asked for by a word, not by a name; an id other than `every` narrows it to that kind. */
export const EVERY_NAMES: Names = table({
  every: `
    哪个机关|单位有哪些|机关有哪些|部门有哪些|单位是哪些|单位是哪个|机关是哪个|机关是哪些|部门是哪个|单位是谁|哪些机关|哪个单位|哪些单位|哪个部门|哪些部门|哪个地方|哪些地方|哪家单位|哪家|哪里|哪儿|各机关|
    各单位|各部门|各地区|各地|所有机关|所有单位|所有部门|全部机关|全部单位|每个机关|每个单位|这些机关|这些单位|
    几个机关|几家机关|几家单位|几个单位|几个部门|多少个单位|多少家单位|多少单位|多少个部门|多少部门|多少个机关|how many agencies|how many departments|which agency|which agencies|which department|which departments|which authority|which body|
    what agency|every agency|per agency|by agency|each agency|all agencies|all the agencies|agencies|all departments|everyone`,
  镇: '哪个镇政府|哪个乡镇|哪些乡镇|哪个镇|哪些镇|各乡镇|各镇|所有镇|所有乡镇|which town|which towns|all towns',
  区: '哪个区|哪些区|各区|所有区|which district|which districts|all districts',
  县: '哪个县|哪些县|各县|所有县|which county|which counties',
  市: '哪个市|哪些市|各市|哪个城市|哪些城市|各城市|which city|which cities',
  局: '哪个局|哪些局|各局|所有局|which bureau|which bureaus',
  街道: '哪个街道|哪些街道|各街道',
  乡: '哪个乡|哪些乡|各乡',
});

/** A kind of agency said instead of a name; which of them is meant has to be asked. */
export const GENERIC_NAMES: Names = table({
  镇: '镇人民政府|镇政府|镇里|镇上|the town government|town government|the town',
  乡: '乡人民政府|乡政府|乡里',
  区: '区人民政府|区政府|区里|the district government|district government|the district',
  县: '县人民政府|县政府|县里|the county government|county government|the county',
  市: '市人民政府|市政府|市里|the city government|city government|the city|municipal government',
  省: '省人民政府|省政府|省里|provincial government',
  街道: '街道办事处|街道办|街道',
  局: '局里|局|the bureau|bureau',
  政府: '人民政府|政府|机关|单位|部门|the government|the agency',
});

/** Matters these reports do not carry: `anyway` in any question, `office` where the question asks who holds it. */
export const OUTSIDE_NAMES: Names = table({
  anyway: `
    天气|气温|下雨|股票|股市|股价|A股|a股|大盘|基金|彩票|房价|汇率|油价|吃什么|食谱|菜谱|笑话|写诗|写一首|唱歌|
    翻译|写代码|电影|足球|比赛|星座|生产总值|gdp|财政收入|财政支出|财政预算|一般公共预算|税收|人均收入|居民收入|
    工资|薪水|薪资|薪酬|年薪|人口|面积多大的城市|失业率|就业率|通货膨胀|物价|耕地|粮食产量|学校排名|高考|
    公务员考试成绩|weather|temperature|stock|share price|lottery|exchange rate|salary|salarie|wage|earn|income|
    fiscal revenue|tax revenue|budget revenue|population|house price|unemployment|joke|poem|recipe|football`,
  office: `
    区长|县长|市长|镇长|乡长|省长|州长|局长|厅长|部长|主席|总理|书记|总统|mayor|governor|magistrate|
    party secretary|president|premier|director`,
});
