import type { AnyNode, Element } from 'domhandler';

/** How much text an element holds, how much of it is links, and whether a table of figures is in it. */
type Weight = { text: number; linked: number; links: number; figures: boolean };

/** Asked of each element on the way down: is it no part of the article, and what text does the page not show. */
export type Furniture = {
  isFurniture(element: Element): boolean;
  hiddenTexts(): string[];
  /** Characters of the article that are struck out. */
  struck(): number;
};

const NEVER_TEXT = new Set(
  'script style noscript template iframe object embed svg head title select button input textarea option'.split(' '),
);
const FURNITURE_NAMES = new Set(['nav', 'footer']);
const FURNITURE_CLASS =
  /(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|copyright|breadcrumbs?|crumbs?|sidebar|search|share|toolbar|login)(?:$|[\s_-])/i;

/** What stands at the foot of a government page by rule: the filing number and the site's mark. */
const SITE_FOOT = /ICP备|ICP證|公网安备|网站标识码|版权所有|版權所有/;
const LONGEST_SITE_FOOT = 600;

const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|(?:text-indent|left|top)\s*:\s*-\d{3,}/i;
const WHITE_STYLE = /(?:^|[;\s])color\s*:\s*(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255)\b/i;

/** Weighs the page once and tells furniture (navigation, footers, hidden text) from the article around each element. */
export function weighPage(body: Element): Furniture {
  const weights = new Map<Element, Weight>();
  const whole = weigh(body, weights);
  const hidden: string[] = [];
  let struck = 0;
  function isFurniture(element: Element): boolean {
    if (NEVER_TEXT.has(element.name)) return true;
    const weight = weights.get(element);
    if (!weight) return true;
    // A script shows the article on some sites: what holds most of the page is no hidden remark.
    if (isHidden(element) && weight.text * 2 < whole.text) {
      hidden.push(textUnder(element));
      return true;
    }
    if (isStruck(element) && weight.text * 2 < whole.text) {
      struck += weight.text;
      return true;
    }
    return !weight.figures && weight.text * 3 < whole.text && looksLikeFurniture(element, weight);
  }
  return { isFurniture, hiddenTexts: () => hidden, struck: () => struck };
}

function weigh(element: Element, weights: Map<Element, Weight>): Weight {
  const weight: Weight = { text: 0, linked: 0, links: 0, figures: false };
  if (!NEVER_TEXT.has(element.name)) {
    for (const child of element.children) {
      if (child.type === 'text') weight.text += child.data.replace(/\s+/g, '').length;
      else if (isElement(child)) add(weight, weigh(child, weights));
    }
  }
  if (element.name === 'a' && element.attribs.href !== undefined) {
    weight.linked = weight.text;
    weight.links = 1;
  }
  if (element.name === 'table') weight.figures ||= weight.linked * 2 < weight.text && countRows(element) > 1;
  weights.set(element, weight);
  return weight;
}

function add(weight: Weight, child: Weight): void {
  weight.text += child.text;
  weight.linked += child.linked;
  weight.links += child.links;
  weight.figures ||= child.figures;
}

function looksLikeFurniture(element: Element, weight: Weight): boolean {
  const naming = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''} ${element.attribs.role ?? ''}`;
  if (weight.links >= 3 && weight.linked * 2 > weight.text) return true;
  if (FURNITURE_NAMES.has(element.name) || FURNITURE_CLASS.test(naming))
    return !/年度报告|年度報告/.test(ownText(element));
  return weight.text <= LONGEST_SITE_FOOT && SITE_FOOT.test(ownText(element));
}

/** The text outside links. */
function ownText(element: Element): string {
  return textUnder(element, 'a');
}

function textUnder(element: Element, except?: string): string {
  return element.children
    .map((child) => {
      if (child.type === 'text') return child.data;
      return isElement(child) && child.name !== except && !NEVER_TEXT.has(child.name) ? textUnder(child, except) : '';
    })
    .join('');
}

const STRUCK = new Set(['s', 'del', 'strike']);
const STRUCK_STYLE = /text-decoration(?:-line)?\s*:[^;]{0,40}line-through/i;

/** Text that is struck out stands no more. */
function isStruck(element: Element): boolean {
  return STRUCK.has(element.name) || STRUCK_STYLE.test(element.attribs.style ?? '');
}

function isHidden(element: Element): boolean {
  const style = element.attribs.style ?? '';
  if (element.attribs.hidden !== undefined || HIDDEN_STYLE.test(style)) return true;
  const white = WHITE_STYLE.test(style) || /^(?:white|#fff(?:fff)?)$/i.test(element.attribs.color ?? '');
  return white && !standsOnColour(element);
}

/** White text is read where a background is given, or may come from a class. */
function standsOnColour(element: Element): boolean {
  for (let around: Element | null = element; around; around = parentElement(around)) {
    if (around.attribs.bgcolor !== undefined || /background/i.test(around.attribs.style ?? '')) return true;
    if (around.name === 'tr' || around.name === 'td' || around.name === 'th') {
      if (around.attribs.class !== undefined) return true;
    }
  }
  return false;
}

function countRows(table: Element): number {
  const groups = table.children.filter(isElement);
  return groups.flatMap((group) => group.children.filter(isElement)).filter((row) => row.name === 'tr').length;
}

function parentElement(element: Element): Element | null {
  return element.parent && isElement(element.parent) ? element.parent : null;
}

/** Whether a node is an element, script and style among them. */
export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}
