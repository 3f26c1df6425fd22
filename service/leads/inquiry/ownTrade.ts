/*
 * What a buyer says of his own trade and of those he buys from now, which sounds as a seller or a bargainer speaks, levelled (levelling.ts):
 * "we make taps and lack some fittings", "the prices of our importer are too high". Every gap in a pattern is bounded.
 */

const any = (...lines: string[]) => new RegExp(lines.join('|'), 'u');
const all = (...lines: string[]) => new RegExp(lines.join('|'), 'gu');

/** A maker or a shop lacks something in his range: he buys it, and what he makes and sells is none of our business. */
export const completesRange = any(
  String.raw`\bto (?:complete|complement|round (?:off|out)|fill (?:a |the |some )?(?:gaps?|holes?) in) (?:our|my|the) (?:own )?(?:[a-z]+ ){0,2}(?:range|line|line-?up|assortment|programme?|collection)\b|\bwe (?:still )?(?:lack|miss|are (?:still )?missing) (?:an?|the|some|only|just)\b|\b(?:do not|don't|cannot|can't) (?:make|produce|manufacture)[^.\n]{0,24} (?:ourselves|in-?house)\b`,
  String.raw`(?<!\p{L})(?:nos|me) falta(?:n|ria|rian)?(?: \p{L}+)?(?: completar| sumar| agregar)? (?:la|el|los|las|un|una|algun\p{L}*|solo)(?!\p{L})|(?:para|falta|queremos|necesitamos) (?:completar|complementar) (?:la|nuestra|mi) (?:linea|gama|oferta|coleccion)|no (?:los |las |lo |la )?(?:fabricamos|producimos)(?!\p{L})`,
  String.raw`(?:para|falta|queremos|precisamos) (?:completar|complementar) (?:a|nossa|a nossa|minha) (?:linha|gama|oferta|colecao)|falta(?:m)?-nos|(?<!\p{L})nos falta(?:m)?(?!\p{L})|nao (?:fabricamos|produzimos)(?!\p{L})`,
  String.raw`pour completer (?:notre|la|ma) (?:gamme|ligne|offre|collection)|il nous manque|(?:nous )?ne (?:les |la |le )?(?:fabriquons|produisons) pas|(?:sortiment|programm|produktlinie|angebot)(?: \p{L}+)? (?:zu )?(?:erganzen|abrunden|abzurunden|vervollstandigen|komplettieren)|zur (?:erganzung|abrundung|vervollstandigung) unser\p{L}+|(?:stellen|fertigen|produzieren) wir (?:leider )?nicht selbst`,
  String.raw`(?:per|dobbiamo|vogliamo) completare (?:la|la nostra|il nostro) (?:linea|gamma|offerta|assortimento)|ci manca(?:no)?(?!\p{L})|(?:дополнить|доукомплектовать) (?:наш|сво|эт|линейк|ассортимент)|нам не хватает|сами (?:мы )?(?:их |его |ее )?не (?:производим|делаем|выпускаем)`,
  String.raw`(?:补齐|補齊|补全|完善|配齐|配齊)[^,.\n]{0,6}(?:产品线|產品線|系列)|自己(?:不|没有|沒有|没)(?:做|生产|生產)|(?:لاستكمال|استكمال|لتكمله) [^.\n]{0,12}(?:خط|تشكيل|مجموع|منتجات)|ينقصنا`,
);

// Prices of others that rose or are high: who says so looks for another source, and bargains over no offer of ours.
const othersPrices = all(
  String.raw`(?<!\byour )\bprices?(?: (?:there|here|locally|in [a-z]+|(?:of|from|at) (?:our|the|my|local) (?:[a-z]+ ){0,2}(?:supplier|importer|factory|wholesaler|dealer|source)s?))? (?:[a-z]+ ){0,2}(?:gone|risen|rose|increased|jumped|went up|become|became|got) (?:[a-z]+ ){0,2}(?:high|expensive|up)?|(?:supplier|importer|factory|wholesaler|dealer)(?:'?s|s')? prices? [^.\n]{0,20}(?:high|expensive)|\bprices? (?:there|here|locally|in [a-z]+|(?:of|from|at) (?:our|the|my|local) (?:[a-z]+ ){0,2}(?:supplier|importer|factory|wholesaler|dealer|source)s?)[^.\n]{0,16} (?:high|expensive)`,
  String.raw`(?<!(?:sus?|vuestros?|seus?|vossos?) )(?:precios?|precos?)(?: (?!de (?:ustedes|voces))\p{L}+){0,4} (?:subieron|subio|aumentaron|dispararon|subiram|subiu|aumentou|aumentaram|dispararam)(?: (?:muy|mucho|muito|demasiado|demais))?(?: altos?)?|(?:precios?|precos?) (?:aqui|aca|alla|la|locales|locais|(?:de|del|do) (?:nuestro|nosso|importador|proveedor|fornecedor)|en el mercado|no mercado)[^.\n]{0,24} (?:altos?|caros?)`,
  String.raw`(?<!(?:vos|votre) )prix(?: (?:ici|sur place|locaux|du marche|chez nous|(?:de|chez) (?:notre|nos|l'importateur)(?: \p{L}+){0,2}))?(?: \p{L}+)? (?:ont (?:\p{L}+ )?(?:augmente|grimpe|monte|flambe)|sont)(?: beaucoup| bien)? trop(?= (?:chers?|eleves?|vite)? ?(?:ici|sur place|chez|,|\.|et))|(?<!(?:ihre?|eure?) )preise?(?: (?:hier|vor ort|beim importeur|im grosshandel|(?:unser\p{L}+|des) (?:\p{L}+ )?lieferant\p{L}*|bei unser\p{L}+ (?:\p{L}+ )?lieferant\p{L}*)) [^.\n]{0,16}zu hoch`,
  String.raw`(?:у|от) (?:наш|мест|прежн|нынешн|текущ)\p{L}+ (?:\p{L}+ )?(?:поставщик|импортер|оптов)\p{L}+ [^.\n]{0,12}цен\p{L}[^.\n]{0,20}(?:высок|дорог)\p{L}*|цен\p{L} (?:здесь|тут|у нас|на рынке|(?:у )?(?:наш|мест|прежн|нынешн)\p{L}+ \p{L}+)[^.\n]{0,16}(?:высок|дорог)\p{L}*|(?:本地|当地|當地|这边|這邊|国内|市场上?|(?:原来|现在|现有|目前)的?(?:供应商|厂家|货源))的?(?:报价|价格|價格)(?:太|有点|偏|很)?(?:高|贵)`,
);

// "Vendemos en todo el país": he sells on what he buys.
const soldOn = all(
  String.raw`(?<!\p{L})(?:vendo|vendemos)(?= (?:[^.\n]{1,40} )?(?:en todo el pais|en (?:mi|nuestr[oa]s?) (?:tienda|local|ferreteria|almacen)\p{L}*|a nivel nacional|al publico|por internet|en linea|en (?:mercado ?libre|amazon)))|\bnous vendons(?= [^.\n]{0,40}(?:dans (?:tout le pays|nos magasins|notre magasin|toute la)|en ligne|sur internet))|\bwir verkaufen(?= [^.\n]{0,40}(?:in unser\p{L}+ |bundesweit|landesweit|im ganzen land|online))|\bvendiamo(?= [^.\n]{0,40}(?:in tutt[ao] |nei nostri|nel nostro|online))`,
  String.raw`(?<!\p{L})прода(?:ем|м|ю)(?= [^.\n]{0,40}(?:по всей|в своих|в наших|в розниц|в (?:нашем|своем) магазин|на маркетплейс|на (?:wildberries|ozon)))|(?:نبيع)(?= [^.\n]{0,30}(?:في محلاتنا|في متاجرنا|في جميع انحاء))`,
);

/** The text with what a buyer says so blanked out; places stay. */
export const withoutOwnTrade = (text: string): string =>
  [othersPrices, soldOn].reduce((rest, pattern) => rest.replace(pattern, said => ' '.repeat(said.length)), text);
