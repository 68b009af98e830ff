import { type Names, table } from './names.js';

/** Words that narrow no figure down. `topic` words may still lead to a paragraph; the others only shape a question. */
export const FILLERS: Names = table({
  topic: `
    工作|政府信息公开工作年度报告|政府信息公开年度报告|信息公开年度报告|年度报告|年报|政府信息公开|政府信息|信息公开|
    政务公开|信息|公开|作出|做出|提出|提交|提起|引起|引发|发起|递交|收取|办理|处理|进行|发生|出现|产生|涉及|案件|案子|事项|
    项目|群众|人们|大家|社会公众|公众|申请人|申请者|当事人|政府|机关|单位|部门|行政机关|本机关|人民政府|需要|
    结果|得到|获得|达到|成为|数据|统计|咨询|主要`,
  multi: `
    通过|报告里|报告中|报告|请问一下|请问|请帮我|帮我查一下|帮我查|帮我看看|帮我|麻烦|查一下|查查|查询|看一下|看看|
    告诉我|告诉|我想知道|想知道|我想问|想问|问一下|问下|想了解|了解一下|了解|知道|全年|当年|本年度|本年|年度|
    年份|年中|年里|这一年|那一年|期间|一年|年内|年底|做了|递来|办理了|属于|因为|由于|关于|对于|根据|按照|针对|
    有关|相关|方面|情形|类型|类别|方式|应该|可以|能不能|可不可以|能够|能否|具体|大概|大约|左右|到底|究竟|其实|
    目前|现在|到现在|一下|一下子|一共|总共|当中|之中|里面|其中|里头|以及|还有|还是|或者|并且|而且|以后|之后|以前|
    之前|然后|那么|那个|这个|这些|哪些|哪个|哪一样|哪样|哪一块|哪一|什么|怎么样|对吧|对吗|是吧|是吗|对不对|是不是|没错吧|没错|不是|
    我记得|记得|听说|据说|我听说|换成|改成|改为|遭到|受到|给出|算下来|等等|任何|别人|有人|表格里|表格|表里|表中|
    数值|显示|写的|写着|那边|这边|跟着|情况下|的话|如果|麻烦你|谢谢|今年以来|以来|一件|一个|两个|三个|几个|
    继续办理|继续办|接着办|继续|这几个|几年|全区|全市|全县|全镇|全省|全局|我区|我市|我县|我镇|这里|这儿`,
  single: `
    查|年|度|类|种|呢|吧|嘛|换|被|遭|算|等|多|少|高|低|更|哪|谁|各|每|表|写|列|栏|行|页|吗|么|呀|啊|哦|呗|啦|哈|
    咯|了|的|地|得|是|有|在|为|而|里|中|内|那|这|请|问|我|你|您|咱|它|和|与|及|跟|同|对|从|到|以|由|于|给|把|将|
    就|都|也|还|又|才|只|没|未|会|能|要|想|说|看|共|其|该|本|个|下|上|来|去|再|向|比|较|并|且|或|之|所|过|着|份|
    月|号|时|候|后|前|间|因|作|做|新|总|件|项|宗|起|次|条|家|第|名|元|人|位|呃|额|嗯|方|点|啥|究|够|两|占`,
  english: `
    a|an|the|of|in|on|at|for|to|by|from|with|and|or|were|was|is|are|be|been|being|did|do|does|has|have|had|there|
    what|which|who|whom|when|how|that|this|these|those|its|it|their|they|them|me|my|i|we|us|you|your|please|can|
    could|would|should|will|show|tell|give|get|find|know|want|like|about|during|year|report|annual|information|
    disclosure|government|people's|peoples|district|county|city|town|township|province|bureau|agency|agencies|
    office|department|administration|committee|commission|municipal|administrative|public|made|make|makes|face|
    faced|issue|issued|filed|file|submitted|submit|submits|lodged|come|came|take|took|then|so|but|not|as|much|
    many|more|less|than|because|due|under|against|over|between|per|case|matter|item|new|one|only|just|also|ok|
    okay|well|hey|now|again|instead|foi|full|if|according|table|data|statistics|right|correct|true|really|
    actually|number|where|would|across|protect|protecting|collected|had|having|while|since|after|before|until|because|receiving|asked|asking|answered|gave|given|put|let|kind|type|sort|figures|counted|into|onto|within|through|also|both|either|other|another|compared|altogether|today|really|exactly|roughly|currently|fewer|high|low|big|large|'s|s|look|up|out|handed|given|same|other|any|some|all|each|no`,
});
