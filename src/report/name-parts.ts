/** The places an agency's name leads through, widest first, and what follows them: 人民政府, a department, or nothing. */
export type NameParts = { places: string[]; body: string };

const PLACE =
  /^.{1,14}?(?:特别行政区|自治区|自治州|自治县|自治旗|民族乡|开发区|管理区|示范区|试验区|度假区|风景区|新区|地区|街道|林区|苏木|省|市|盟|县|旗|区|镇|乡|州)/;
/** A department whose own name begins with a place's suffix (市场监督管理局, 乡村振兴局). */
const NOT_A_PLACE = /(?:^|[和与及房])(?:城乡|城市|城镇|都市)|乡村|社区|区域|地区分|市场|市政|市容/;
const SUFFIX_BEFORE_BODY = /^(?:市场|市政|市容|市民|区域|乡村|镇村|县域|州级)/;
const SUFFIX_AGAIN = /^[市区县乡镇州旗](?!.{0,2}(?:监管|监督))/;
const GOVERNMENT = /^(?:人民政府|政府|街道办事处|办事处|管理委员会|管委会)?$/;
const PLACE_SUFFIX =
  /(?:特别行政区|自治区|自治州|自治县|自治旗|民族乡|高新技术产业开发区|经济技术开发区|经济开发区|开发区|管理区|示范区|试验区|度假区|风景区|新区|地区|街道|林区|苏木|省|市|盟|县|旗|区|镇|乡|州)$/;
const PEOPLES =
  /(?:土家|蒙古|维吾尔|哈萨克|朝鲜|布依|哈尼|傈僳|东乡|拉祜|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|独龙|鄂温克|裕固|保安|壮|满|回|苗|彝|藏|侗|瑶|白|傣|黎|佤|畲|羌|怒|各)族|维吾尔|哈萨克$/g;

/** Takes an agency's name apart. A name without any place (国家公务员局) is all body. */
export function nameParts(name: string): NameParts {
  const places: string[] = [];
  let body = name;
  for (;;) {
    const match = PLACE.exec(body)?.[0];
    if (!match || match.length < 2) break;
    let place = match;
    let rest = body.slice(place.length);
    // 沙市区, 新乡市: the name itself ends in a suffix; 靖江市市场监督管理局: the department begins with one.
    if (SUFFIX_AGAIN.test(rest) && !SUFFIX_BEFORE_BODY.test(rest)) {
      place += rest.slice(0, 1);
      rest = rest.slice(1);
    }
    if (NOT_A_PLACE.test(place) || SUFFIX_BEFORE_BODY.test(place.slice(-1) + rest)) break;
    places.push(place);
    body = rest;
  }
  return { places, body };
}

/** Whether the agency is a place's own government and not one of its departments. */
export function isGovernment(name: string): boolean {
  const { places, body } = nameParts(name);
  return places.length > 0 && isGovernmentBody(body);
}

/** Whether what follows the places of a name is the government's own (人民政府, 街道办事处, nothing at all). */
export function isGovernmentBody(body: string): boolean {
  return GOVERNMENT.test(body);
}

/** A place's name without 区, 县 or 镇 and without its peoples (长阳土家族自治县 is 长阳); as it stands where nothing is left. */
export function bareplace(place: string): string {
  const bare = place.replace(PLACE_SUFFIX, '');
  const plain = bare.replace(PEOPLES, '');
  if (plain.length > 1) return plain;
  return bare.length > 1 ? bare : place;
}
