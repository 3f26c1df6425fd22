import { domainOf, registrableDomain } from '../../common/emailAddress';

/** Sites on which buyers write to sellers: what they send on is the buyer's, what they write themselves is not. By registrable domain. */
const platforms: Readonly<Record<string, string>> = {
  'alibaba.com': 'Alibaba.com',
  'alibaba-inc.com': 'Alibaba.com',
  '1688.com': '1688',
  'aliexpress.com': 'AliExpress',
  'made-in-china.com': 'Made-in-China.com',
  'globalsources.com': 'Global Sources',
  'tradekey.com': 'TradeKey',
  'ec21.com': 'EC21',
  'ecplaza.net': 'ECPlaza',
  'ecplaza.com': 'ECPlaza',
  'ecvv.com': 'ECVV',
  'dhgate.com': 'DHgate',
  'indiamart.com': 'IndiaMART',
  'tradeindia.com': 'TradeIndia',
  'exportersindia.com': 'ExportersIndia',
  'exporthub.com': 'ExportHub',
  'europages.com': 'Europages',
  'europages.co.uk': 'Europages',
  'europages.fr': 'Europages',
  'europages.de': 'Europages',
  'wlw.de': 'wlw',
  'visable.com': 'Visable',
  'kompass.com': 'Kompass',
  'thomasnet.com': 'Thomasnet',
  'hktdc.com': 'HKTDC',
  'hktdc.org': 'HKTDC',
  'linkedin.com': 'LinkedIn',
  'facebookmail.com': 'Facebook',
  'go4worldbusiness.com': 'go4WorldBusiness',
  'tradewheel.com': 'TradeWheel',
  'tradeford.com': 'TradeFord',
  'eworldtrade.com': 'eWorldTrade',
  'b2brazil.com': 'B2Brazil',
  'taiwantrade.com': 'Taiwantrade',
  'taiwantrade.com.tw': 'Taiwantrade',
  'buykorea.org': 'buyKOREA',
  'gobizkorea.com': 'GobizKOREA',
  'tradeling.com': 'Tradeling',
  'diytrade.com': 'DIYTrade',
  'all.biz': 'All.biz',
  'allbiz.com': 'All.biz',
  'pulscen.ru': 'Pulscen',
  'tiu.ru': 'Tiu.ru',
  'satom.ru': 'Satom.ru',
  'flagma.com': 'Flagma',
  'directindustry.com': 'DirectIndustry',
  'virtual-expo.com': 'VirtualExpo',
  'virtualexpo.com': 'VirtualExpo',
  'faire.com': 'Faire',
  'ankorstore.com': 'Ankorstore',
  'cantonfair.org.cn': 'Canton Fair',
  'cantonfair.net': 'Canton Fair',
  'yiwugo.com': 'Yiwugo',
  'okorder.com': 'OKorder',
  'hisupplier.com': 'HiSupplier',
  'bossgoo.com': 'Bossgoo',
  'globalmarket.com': 'GlobalMarket',
  'exportpages.com': 'Exportpages',
  'industrystock.com': 'IndustryStock',
  'ipros.jp': 'IPROS',
  'aperza.com': 'Aperza',
  'tradees.com': 'Tradees',
  'weiku.com': 'Weiku',
  'tradeasia.com': 'TradeAsia',
  'mfg.com': 'MFG.com',
  'bizbuysell.com': 'BizBuySell',
  'zauba.com': 'Zauba',
  'trade.gov': 'trade.gov',
  'alibaba.example': 'Alibaba.com',
};

// Services that bring what a visitor wrote in a form of a site.
const formServices = new Set(
  'shopify.com shopifyemail.com wix.com wixforms.com wix-forms.com crm.wix.com squarespace.com webflow.com formspree.io formsubmit.co getform.io jotform.com typeform.com wufoo.com 123formbuilder.com cognitoforms.com hubspotforms.com jimdo.com weebly.com godaddy.com ueeshop.com shopyy.com shoplazza.com leadong.com allvalue.com tawk.to tidio.com tidio.net zendesk.com crisp.email elfsight.com basin.com paperform.co formstack.com zohoforms.com zohoforms.eu powr.io bigcommerce.com web3forms.com netlify.com'.split(
    ' ',
  ),
);

/** The platform that an address belongs to, or null. */
export function platformOf(address: string): string | null {
  return platforms[registrableDomain(domainOf(address))] ?? null;
}

/** Whether an address is of a service that sends on what forms of sites were filled in with. */
export function isFormService(address: string): boolean {
  return formServices.has(registrableDomain(domainOf(address)));
}

// "reply-88412907@inquiry.made-in-china.com": an address that stands for a conversation, not for a person.
const relayHost = /(^|\.)(reply|relay|message|messages|msg|inquiry|mail-relay|noreply|conversation)[\w-]*\./i;

/** Whether an address only leads to the buyer through a platform; it never says who he is. */
export function isRelay(address: string): boolean {
  return address !== '' && (platformOf(address) !== null || relayHost.test(`${domainOf(address)}.`));
}
