/** What of a letter is looked at. */
export interface Leaflet {
  subject: string;
  /** The beginning of its text. */
  preview: string;
}

// Said by nobody who wants to buy or deliver: ranking and website offers, lists of addresses for sale, loans, money out of nowhere, sellers' leaflets.
const offers: readonly RegExp[] = [
  /\b(?:seo|backlinks?|search engine (?:optimi[sz]ation|ranking)|(?:first|1st|top) page (?:of|on|in) google|google ranking|website (?:re)?design|web traffic|guest post)\b/i,
  /\b(?:e-?mail|mailing|buyers?|attendees?|contacts?) (?:lists?|databases?|leads) (?:for sale|available|of)\b/i,
  /\b(?:business|personal|quick|low[- ]interest) loans?\b|\bloan offer\b|\bcrypto(?:currency)? invest/i,
  /\b(?:next of kin|inheritance|lottery|(?:un|government) tender(?: for)? (?:supply|contract)|consignment box|beneficiary of (?:the )?fund)\b/i,
  /谷歌(?:首页|排名|优化)|网站(?:建设|优化|推广)|百度(?:推广|优化)|代开.{0,4}发票|邮件(?:群发|营销)|(?:客户|买家)(?:名单|资源)(?:出售|转让)|贷款.{0,8}(?:放款|额度|利息)/,
  /(?:厂家|工厂|源头)直(?:供|销)[^]{0,80}(?:量大从优|欢迎来电|寄样)/,
  /click here to unsubscribe|\bunsubscribe (?:here|from this list)\b|退订请?(?:回复|点击)|回复?\s?[Tt][Dd]?\s?退订/i,
];

/**
 * Whether a letter of somebody unknown reads like advertising or the well-known frauds by lot. It decides nothing about the letter, which waits in the review queue
 * as ever: it only keeps it from counting as an answer that is overdue.
 */
export function isAdvertising({ subject, preview }: Leaflet): boolean {
  const text = `${subject}\n${preview}`.slice(0, 2_000);
  return offers.some(offer => offer.test(text));
}
