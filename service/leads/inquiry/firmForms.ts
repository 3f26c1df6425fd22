/*
 * The forms and words by which companies are called, in the languages of the trade, levelled (levelling.ts).
 */

// A legal form or a word by which companies are called, at the end of a name or in front of it.
export const FORM_END = String.raw`gmbh(?: & co\.? ?kg)?|handels gmbh|ag|kg|ohg|e\.? ?k\.?|gbr|ug|kft\.?|zrt\.?|s\.? ?r\.? ?o\.?|d\.? ?o\.? ?o\.?|a\.? ?s\.?|s\.? ?a\.? ?s\.?|s\.? ?a\.? ?r\.? ?l\.?|s\.? ?a\.?(?: de c\.? ?v\.?)?|s\.? ?a\.? ?c\.?|s\.? ?a\.? ?p\.? ?i\.?|s\.? de r\.? ?l\.?(?: de c\.? ?v\.?)?|s\.? ?l\.? ?u?\.?|s\.? ?r\.? ?l\.?|s\.? ?p\.? ?a\.?|s\.? ?n\.? ?c\.?|s\.? ?a\.? ?s\.? di [^,]{2,30}|e\.? ?i\.? ?r\.? ?l\.?|ltda\.?|lda\.?|eireli|epp|limited|ltd\.?(?: ?sti\.?)?|l\.? ?l\.? ?c\.?|llp|inc\.?|corp\.?|corporation|co\.?,? ?ltd\.?|pvt\.? ?ltd\.?|\(pvt\.?\) ?ltd\.?|private limited|plc|pty\.?(?: ltd\.?)?|pte\.?(?: ltd\.?)?|sdn\.? ?bhd\.?|b\.? ?v\.?|n\.? ?v\.?|b\.?v\.?b\.?a\.?|ab|oy|oyj|a\/s|aps|asa|as|jsc|pjsc|fze|fzco|fz-llc|l\.?l\.?c|w\.? ?l\.? ?l\.?|est\.?|tic\.?|san\.?(?: ve)? tic\.?[^,]{0,20}|sp\. ?z ?o\. ?o\.?|sp\. ?[jk]\.?|s\.? ?c\.?|uab|sia|ou|ood|eood|ad|dooel|tbk|cie|& sons|& bros\.?|& cia\.?|hb|tmi|ehf|osk|eurl|sasu|α\.? ?ε\.?|ε\.? ?π\.? ?ε\.?|ο\.? ?ε\.?|ι\.? ?κ\.? ?ε\.?|kk|k\.k\.|cc|nig\.? ltd\.?|nigeria ltd\.?|company|group|holdings?`;
const FORM_WORDS = String.raw`trading|traders|co-?operative|cooperativa|cooperative|association|asociacion|associacao|genossenschaft|importers?|imports?|exports?|enterprises?|agenc(?:y|ies)|distributors?|distribution|industries|international|stores?|supplies|supply|suppliers|wholesalers?|mart|brothers|bros|sons|hardware|ticaret|comercial(?:izadora)?|importadora|importaciones|distribuidora|distribuciones|ferreteria|ferretera|comercio|representa[cç]oes|etablissements?|ets\.?|societe|quincaillerie|papeleria|libreria|tlapaleria|muebleria|jugueteria|panaderia|floristeria|drogueria|papeterie|librairie|droguerie|boulangerie|cartoleria|eisenwaren|haushaltswaren|gartencenter|baumarkt|werbemittel|supermarkets?|bakery|bakeries|wholesale|merchants|catering|handel|handels|grosshandel|vertrieb|commerciale|forniture|ingrosso|sklep|hurtownia|торговый дом|компани[яи]|фирма|магазин|مؤسسه|شركه|مجموعه|معرض|متجر|مكتب|مصنع|logistics|furniture|electric(?:al)?|lighting|textiles?|garments|tools?|foods?|home|living|decor|garden|outdoor|outfitters|beauty|cosmetics|plastics?|packaging|machinery|motors?|auto ?parts|building materials|equipment|products|solutions|services|systems|technolog(?:y|ies)|electronics|medical|pharma|toys|sports?|design|interiors?|appliances?|glass|ceramics?|steel|metals?|chemicals?`;
const END = new RegExp(`(?:^|[\\s,"»”])(?:${FORM_END})[\\s"»”]*\\.?$`, 'u');
const WORDS = new RegExp(`(?<![\\p{L}])(?:${FORM_WORDS})(?![\\p{L}])`, 'u');
const FRONT =
  /^(?:ооо|оао|зао|пао|ао|ип|тоо|чп|чтуп|тов|фоп|осоо|ooo|oao|zao|pt\.?|cv\.?|ud\.?|uab|eurl|sarl|sas|ets\.?|etablissements|societe|soc\.|firma|fa\.|cong ty|ct(?:cp|y)|شركه|مؤسسه|مجموعه|株式会社|有限会社|合同会社|\(株\)|㈱|주식회사|\(주\)|㈜|ditta)[\s"«“]/u;
const EAST =
  /公司|有限|集团|集團|商行|企业社|企業社|株式会社|有限会社|合同会社|商店|商会|㈱|주식회사|\(주\)|㈜|유한회사|상사|무역|工房|製作所|物産|商事|本舗|百貨|ストア|(?:堂|屋|産業|工業|리빙|산업|유통|상회)$|工作室|贸易行|实业|^[\u4e00-\u9fff()（）]{2,14}(?:进出口|進出口|贸易|商贸|外贸|工贸|五金|家居|电子|電子|电器|電器|科技|建材|机械|機械|用品|玩具|服饰|服飾|食品|文具|家具|灯饰|工艺品|超市|连锁|供应链|實業|集成|国际|國際)$|商社|コーポレーション|貿易$/u;

/** How sure it is that a phrase is the name of a company, 0 for not at all. */
export function formWeight(level: string): number {
  const text = level.trim();
  if (text.length < 3 || text.length > 90 || /@|https?:|www\.|\?$/.test(text)) return 0;
  if (END.test(text) || FRONT.test(text) || EAST.test(text)) return 3;
  return WORDS.test(text) ? 1.5 : 0;
}

const TITLE_END =
  /(?:^|\s)(?:manager(?:in)?|coordinator|director|officer|executive|specialist|assistant|buyer|supervisor|engineer|secretary|administrator|planner|analyst|merchandiser|head|lead|owner|representative|storekeeper|\p{L}*leiter(?:in)?|gerente|jef[ea]|encargad[oa]|coordinador[a]?|responsable|directeur|directrice|acheteu(?:r|se)|direttore|responsabile|менеджер|директор|специалист|начальник|руководитель)$/u;

/** "Imports Manager", "Logistics Coordinator": what somebody is, whatever trade is in it. */
export const isTitle = (level: string): boolean => TITLE_END.test(level.trim());

// "For NAVDURGA FLEXIPACK" above a signature; "les escribo de Casa Lupita", "we are X" in the letter.
const SIGNS_FOR = /(?:^|\n)\s*(?:for|pour|fur|per|za|namens|p\.p\.)\s+["“«]?$/u;
const WRITES_FOR =
  /(?:(?:writ(?:e|ing)|escrib\p{L}+|schreib\p{L}*|ecri[st]|escrevo|scrivo|пишу|work\p{L}*|trabaj\p{L}+|call(?:ing)?)(?: (?:to )?(?:you|ihnen|vous|vi|вам|les?|lhe))? (?:from|for|at|de|desde|von|fur|da|do|per|из|от)|we are|we're|somos|wir sind|nous sommes|siamo|мы|jestesmy|wij zijn)\s+["“«]?$/u;
const FORM_BEHIND =
  /^(?![\p{L}\d])[\s,]{0,2}\(?(?:s\.?a\.?r\.?l|s\.?a\.?s|s\.?a|ltd|ltda|lda|limited|llc|inc|gmbh|ag|kg|e\.? ?k|e\.?u|s\.?r\.?l|s\.?l|s\.?p\.?a|b\.?v|oy|ab|sdn|pty|pte|pvt|private|sp\. z|company|co\.|trading|dooel|d\.?o\.?o|a\.?s|ooo|cc)(?![\p{L}])/u;

/** Whether what stands behind a name is the form of a company. */
export const isFormBehind = (behind: string): boolean => FORM_BEHIND.test(behind);

/**
 * Whether the name in a header is a firm's: "ATLAS NOUR" above "ATLAS NOUR SARL", "For NAVDURGA FLEXIPACK" above the name of who signs,
 * "les escribo de Casa Lupita". All levelled.
 */
export function isFirmsName(name: string, message: string, signature: string): boolean {
  if (name.length < 4) return false;
  const isNamed = (text: string, before: RegExp) => {
    const at = text.indexOf(name);
    const behind = text.slice(at + name.length, at + name.length + 20);
    if (at < 0 || /^[\p{L}\p{M}]/u.test(behind)) return false;
    return isFormBehind(behind) || (/\s/.test(name) && before.test(text.slice(Math.max(0, at - 40), at)));
  };
  return isNamed(signature, SIGNS_FOR) || isNamed(message.slice(0, 4000), WRITES_FOR);
}
