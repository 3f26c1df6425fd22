import type { Cue } from './cues';
import { indirectAsked } from './indirectAsking';
import { agencyAsked } from './supplyWords';
import { supplyAsked } from './tags';

/*
 * What speaks for a buyer, levelled (levelling.ts). Every gap in a pattern is bounded, so that a look takes time by the length of
 * the text alone.
 */

const any = (...lines: string[]) => new RegExp(lines.join('|'), 'u');
const all = (...lines: string[]) => new RegExp(lines.join('|'), 'gu');

/** "We are an importer", "I own a shop", "our stores", "private label". */
const buyerSelf = any(
  String.raw`\b(?:we|i) ?(?:are|r|am|'re|'m|were) (?:currently |now )?(?:an? |the |one of (?:the )?|also )?(?:[a-z0-9,'&/-]+ ){0,7}?(?:importers?|distributors?|wholesalers?|wholesale|retailers?|buyers?|dealers?|resellers?|stockists?|traders?|trading (?:company|firm|house)|chains?|contractors?|shops?|stores?|supermarkets?|webshops?|e-?commerce|amazon sellers?|sourcing (?:agents?|company|office)|buying (?:agents?|office|house)|procurement|hotels?|restaurants?|builders?|assemblers?|hardware (?:shop|store|company)|garden cent(?:er|re)s?|pharmacy|hospital|school|municipality)\b`,
  String.raw`\bi (?:own|run|have|manage|started|am opening) (?:an?|my|the|two|three|\d+) (?:[a-z-]+ ){0,4}(?:shops?|stores?|webshops?|business|company|chain|brand|warehouse|restaurant|hotel)`,
  String.raw`\bwe (?:import|distribute|resell|retail|own|operate|run) |\bwe (?:have|run|own|operate) (?:\d+|an?|two|three|four|five|six|several|many) (?:[a-z-]+ ){0,3}(?:shops|stores|outlets|branches|warehouses?|showrooms?|market)|\bwe (?:want|would like|plan|wish|are planning|intend|started|begin|are starting) to (?:start )?(?:import|buy|purchase|distribut|sourc|sell|launch|introduce|stock|add)|\bour (?:stores|shops|outlets|chain|retail|end ?customers?|end ?users?|supermarkets?|showrooms?|own brand|private label|brand|importer|tender|project)\b|private[- ]label|own[- ]brand|under our (?:own )?(?:brand|label|logo)|(?:with|our) (?:own )?logo|importers? of|distributors? of|buyer from|importer (?:from|in|based)|distributor (?:for|in|from)`,
  String.raw`\bsomos (?:una? )?(?:[a-z]+ ){0,6}(?:importador|distribuid|mayorista|comercializador|cadena|ferreter|tienda|empresa (?:importadora|dedicada|comercial|distribuidora)|compradores|retail|constructora|almacen)|\btengo (?:una?|\d+) (?:[a-z]+ ){0,3}(?:tienda|bodega|negocio|empresa|ferreteria|local)|nuestras? (?:tiendas?|sucursales|marca|cadena|clientes)|marca propia|importamos|distribuimos|comercializamos|queremos (?:empezar a )?importar`,
  String.raw`\bsomos (?:uma? )?(?:[a-z]+ ){0,6}(?:importador|distribuid|atacadista|varejist|rede|loja|empresa (?:importadora|do ramo|comercial))|\btrabalho na|temos (?:uma?|\d+) (?:[a-z]+ ){0,2}(?:lojas?|filiais)|nossas? (?:lojas?|rede|marca)|marca propria|queremos (?:comecar a )?importar`,
  String.raw`nous sommes (?:une? )?(?:[a-z']+ ){0,6}(?:importateur|distributeur|grossiste|societe d'import|entreprise d'import|centrale d'achat|revendeur|magasin|chaine|negociant|detaillant)|societe (?:d'import|importatrice)|nous (?:importons|distribuons|commercialisons)|nos magasins|marque propre|sous notre marque|marque de distributeur`,
  String.raw`wir sind (?:ein |eine )?(?:[a-z-]+ ){0,6}(?:importeur|handler|handels\p{L}*|grosshandel\p{L}*|grosshandler|fachhandler|fachhandel|onlinehandler|online-?shop|einzelhandler|filialist|baumarkt\p{L}*|distributor)|wir (?:importieren|vertreiben|betreiben|planen|fuhren)|eigenmarke|unsere (?:filialen|markte|kunden|eigenmarke)|handelsunternehmen`,
  String.raw`siamo (?:un |una |un')?(?:[a-z']+ ){0,6}(?:importator|distributor|grossist|rivenditor|azienda commerciale|catena|negozi|ferramenta)|importiamo|distribuiamo|nostri (?:negozi|punti vendita|clienti)|marchio proprio|a marchio nostro`,
  String.raw`(?:мы|компания|наша компания|фирма|ооо|тоо|ип)[^.\n]{0,60}(?:импортер|импортируем|дистрибьют|дистрибут|оптов|торгов|закупаем|сеть магазинов|интернет-магазин|снабжен|занимаемся (?:продажей|импортом|поставк)|реализ)|наш(?:их|и|ей|а) (?:магазин|сеть|розничн|заказчик|клиент)|под наш(?:ей|им|у) (?:маркой|брендом|логотип)|стм`,
  String.raw`我(?:们|們|司|公司)?(?:是|为|為|作为)[^.\n]{0,30}(?:进口商|進口商|批发|批發|经销|經銷|零售|采购|採購|贸易公司|通路|连锁|連鎖|分销|代理商|超市|卖家|賣家|买家|電商|电商)|敝司[^.\n]{0,20}(?:通路|進口|經銷|批發|零售|貿易)|(?:进口商|進口商|批发商|經銷商|采购商)|我们的(?:牌子|品牌|客户|店|门店)|我們的(?:品牌|門市)|自有品牌|贴我们|印我们|我们(?:公司)?(?:想|打算|准备|计划)(?:进口|采购|订)`,
  String.raw`(?:弊社|当社|私ども|私共)は?[^.\n]{0,40}(?:輸入|販売|商社|卸|小売|通販|店舗|雑貨店|専門店|ショップ|取り?扱)|と申します|自社ブランド|プライベートブランド|oem`,
  String.raw`(?:저희|당사|우리)(?: 회사)?(?:는|은)?[^.\n]{0,40}(?:수입|유통|도매|소매|무역|쇼핑몰|매장|판매|바이어)|자체 ?브랜드|oem|수입업체|유통업체|무역회사`,
  String.raw`نحن [^.\n]{0,50}(?:مستورد|موزع|للتجاره|تجاريه|استيراد|التجار|متجر|محلات|جمله|مقاولات|توزيع|للاستيراد|بالرياض|سلسله)|شركه (?:استيراد|تجاريه|مستورده)|متاجرنا|علامتنا|لدينا (?:محل|متجر|معرض|فروع)`,
  String.raw`(?:ithalatci|toptanci|distributor|perakende)\p{L}*(?:yiz|yim)?|ithalat (?:firmasi|yap)|jestesmy (?:importer|dystrybutor|hurtowni|sieci)|wij zijn (?:een )?(?:importeur|groothandel|winkel|distributeur)|(?:cong ty|chung toi)[^.\n]{0,40}(?:nhap khau|phan phoi)`,
  // "Until today we bought from Portugal": where the goods come from now.
  String.raw`\b(?:(?:until|till|up to) (?:now|today)|so far) we (?:have |had )?(?:always )?(?:bought|buy|purchased|imported|been (?:buying|importing))|hasta (?:ahora|hoy|la fecha) (?:hemos )?compra\p{L}+|ate (?:hoje|agora) (?:temos )?compra\p{L}+|jusqu'(?:ici|a (?:present|maintenant)) (?:nous |on )?(?:les )?(?:achet|avons achete|importions)\p{L}*|bisher (?:haben wir [^.\n]{0,40}(?:gekauft|bezogen)|(?:beziehen|bezogen|kaufen|kauften) wir)|finora (?:abbiamo )?(?:compra|acquista)\p{L}+|(?:до сих пор|раньше|до этого) (?:мы )?(?:покупа|закупа|брали)\p{L}*|(?:一直|之前|以前)都?是?(?:从|從|在)[^,.\n]{1,12}(?:进货|進貨|采购|採購|拿货|拿貨|买|買)|كنا نشتري`,
);

const seeksSupplier = any(
  String.raw`(?<!\byou (?:are |)|\byou're |\bif |\bor )(?:looking|searching|seeking|search|look|seek|find|need|want|require)(?:s|ing)? (?:[a-z0-9'&,/-]+ ){0,9}?(?:suppliers?|manufacturers?|factory|factories|vendors?|producers?|exporters?|(?:second|new|direct) source)\b|second source|new suppliers?\b|alternative suppliers?|switch(?:ing)? suppliers?|supplier for (?:our|my|the|a|this)|(?:to )?source (?:[a-z0-9-]+ ){0,6}(?:from china|directly|in china)|sourcing (?:from china|trip|project)`,
  String.raw`busc\p{L}* [^.\n]{0,50}(?:proveedor|fabricante|fabrica)|(?:proveedor|fabricante)(?:es)? (?:directo|confiable|nuevo|de china)|(?:procur|busc)\p{L}* [^.\n]{0,50}(?:fornecedor|fabricante|fabrica)|(?:cherch|recherch)\p{L}* [^.\n]{0,50}(?:fournisseur|fabricant|usine)|nouveau fournisseur`,
  String.raw`such\p{L}* [^.\n]{0,70}(?:lieferant|hersteller|bezugsquelle|produzent|partner)|cerc\p{L}* [^.\n]{0,50}(?:fornitor|produttor|fabbric)|zoek\p{L}* [^.\n]{0,50}(?:leverancier|fabrikant|producent)|(?:po)?szuk\p{L}* [^.\n]{0,50}(?:dostawc|producent)|(?:tedarikci|uretici|imalatci)\p{L}* (?:ar|bul)`,
  String.raw`(?:hledam|hladam)\p{L}* [^.\n]{0,50}(?:dodavatel|vyrobc)|cautam [^.\n]{0,40}(?:furnizor|producator)|trazim\p{L}* [^.\n]{0,40}(?:dobavljac|proizvo)|търс\p{L}+ [^.\n]{0,40}(?:доставчик|производител)|keresunk [^.\n]{0,40}(?:beszallito|gyarto)|(?:soker|soger|ser etter|leter etter) [^.\n]{0,40}(?:leverantor|leverandor|tillverkare|producent|produsent)|etsimme [^.\n]{0,40}(?:toimittaja|valmistaja)|ψαχνουμε [^.\n]{0,40}προμηθευτ|шука\p{L}+ [^.\n]{0,40}(?:постачальник|виробник)`,
  String.raw`(?:ищем|ищу|подыскиваем|нужен|интересует|рассматриваем)[^.\n]{0,50}(?:поставщик|производител|завод|фабрик)|tim [^.\n]{0,30}nha (?:cung cap|san xuat)`,
  String.raw`(?:寻找|尋找|在找|想找|找)[^.\n]{0,20}(?:供应商|供應商|厂家|廠家|工厂|工廠|货源|貨源|合作)|(?:仕入先|メーカー|サプライヤー|取引先)を?[^.\n]{0,10}探|(?:공급업체|공급사|제조사|제조업체|공장|거래처|업체)[를을]? ?(?:찾|구하|물색)|(?:نبحث|ابحث|البحث) عن [^.\n]{0,40}(?:مورد|مصنع|مصدر|شرك)`,
);

const wantsToBuy = any(
  String.raw`\b(?:want|wants|like|wish|plan|planning|need|looking|intend|ready|going|hope|hoping|keen|interested|consider|considering)(?: (?:to|in|for|at|on))?(?: [a-z]+){0,2} (?:buy|buying|purchase|purchasing|import|importing|order|ordering|procure|source|sourcing|stock|stocking|place (?:an? )?(?:[a-z]+ )?order)\b`,
  String.raw`\binterested (?:in|on|with|to know)\b(?! (?:working|joining|position|job|supplying|offering|selling|providing|learning|receiving our|our))|\b(?:we|i) (?:are |am |r |do |will )?(?:urgently |currently |also |now |really )?(?:need|require|are in need|in need|reqd)\b|(?:our|having|have|my|following|below|a|an|urgent|current) (?:[a-z]+ )?requirements? (?:is|are|for|of|as)|\bin (?:the )?market for|want to (?:take|get|try|test|develop|have)|would (?:take|buy|order|like to (?:order|buy|try|test))|trial (?:order|quantity)|(?:first|initial) (?:order|quantity|trial)|we are relisting|for (?:our|my) (?:new |next |upcoming |spring |summer |autumn |winter |own )*(?:season|collection|stores?|shops?|supermarkets?|catalogue|promotion|brand|customers)\b|invited to (?:quote|bid|tender|participate in (?:rfq|the|our|this)|submit)|invitation to (?:quote|tender|bid)|request for (?:a )?(?:quotation|quote|proposal|offer|price)|\brfq\b|\brfp\b|\brfi\b`,
  String.raw`(?:necesit|requer|requier|quisier|quer|dese|busc|estamos (?:interesad|busc))\p{L}* (?:[a-z]+ ){0,4}(?:comprar|importar|adquirir|cotiz|precio)|(?:nos|me|estamos|estoy) interes\p{L}*|interesad[oa]s? en|solicit\p{L}* (?:[a-z]+ ){0,3}(?:cotiz|presupuest|precio|oferta)|necesit(?:o|amos)|requerimos`,
  String.raw`(?:quer|precis|gostari|dese|procur)\p{L}* (?:[a-z]+ ){0,4}(?:comprar|importar|adquirir|cot|preco|orcament)|temos interesse|interessad[oa]s? em|interessam?[- ](?:nos|me)|(?:nos|me) interessam?|receber o (?:vosso|seu) catalogo|precis(?:o|amos) de|solicit\p{L}* (?:[a-z]+ ){0,3}(?:cotac|orcament|preco)|(?:souhait|desir|aimeri|voudri|cherch)\p{L}* (?:[a-z']+ ){0,4}(?:acheter|importer|commander|acquerir|recevoir|obtenir)|interesses? par|avons besoin|demande de (?:prix|devis|cotation|offre)|je magasine|appel d'offres`,
  String.raw`(?:mocht|woll|plan|beabsicht|wurd)\p{L}* (?:[^.\n]{0,50} )?(?:kaufen|bestellen|beziehen|importieren|einkaufen|ordern)|interess\p{L}* (?:uns|mich|wir|an|fur)|(?:ci|mi) interess\p{L}*|(?:nous|m') ?interess\p{L}*|haben (?:bedarf|interesse)|bedarf an|benotig\p{L}*|anfrage (?:nach|uber|fur|zu)|preisanfrage|ausschreibung|gewunscht|(?:vorre|desider)\p{L}* (?:[a-z']+ ){0,4}(?:acquist|import|ordin|ricever|compr)|siamo interessat|interessati? (?:a|all|ad|ai)|abbiamo bisogno|avremmo bisogno|richiesta (?:di )?(?:offerta|preventivo|quotazione|prezz)`,
  String.raw`(?:хот|планиру|намерен|готов|желае)\p{L}* (?:\p{L}+ ){0,4}(?:купить|закуп|приобре|заказать|импорт|работать с вами)|интересу(?:ет|ют|емся|юсь)|заинтересован|(?:нуж|требу|необходим)\p{L}*|запрос (?:цен|на|кп|коммерч)|заявк[аеу] на|рассматриваем (?:закуп|возможн)|тендер на`,
  String.raw`求购|求購|(?:想|需|要|拟|擬|打算|计划|准备|急需|现需|需要|希望)[^.\n]{0,8}(?:采购|採購|购买|購買|订购|訂購|进口|進口|订|訂|买|買|定制|定做|询|詢)|(?:询|詢)(?:价|價|盘|盤)|(?:感|有)(?:兴趣|興趣)|现需|我们?(?:需要|要|想要)`,
  String.raw`(?:購入|輸入|仕入れ?|発注|採用|取り扱い|取扱い?)を?(?:したい|希望|検討|考え)|ご?興味|探して|見積(?:依頼|り?を)|お見積|引き合い|(?:구매|수입|구입|발주|주문|소싱)[^.\n]{0,8}(?:하고|희망|원|싶|예정|검토|계획)|관심|견적 ?(?:요청|문의|의뢰|부탁)|필요합니다|찾고 있`,
  String.raw`(?:نرغب|ارغب|نود|اود|نريد|اريد|نحتاج|بحاجه|مهتم)[^.\n]{0,40}(?:شراء|استيراد|سعر|اسعار|عرض|الحصول|توريد|طلب|معرفه|التعامل)|مهتم(?:ون|ين)?|محتاج(?:ين)?|طلب (?:عرض )?(?:سعر|اسعار|شراء|تسعير)|استفسار عن|نحتاج|almak isti\p{L}*|ilgilen\p{L}*|ihtiyac\p{L}*|fiyat (?:teklif|talep|istiy)|jestesmy zainteresowan\p{L}*|potrzebujemy|zapytanie (?:ofertowe|o)|geinteresseerd in|wij willen graag|offerteaanvraag|(?:muon|can) (?:mua|nhap)|quan tam`,
);

const needs = any(
  String.raw`\b(?:we|i) (?:want|need|require|would like|look for|are looking for|am looking for)(?: to (?:buy|have|get))? (?:the )?(?:following|below)(?! (?:documents?|papers?|changes?|corrections?|information|info|details?|data|certificates?|invoices?|points?|questions?|confirmation|shipping|bank))\b|(?:necesitamos|necesito|queremos|quiero|buscamos) (?:los|las|lo) (?:(?:articulos|productos) )?siguientes?(?! (?:documentos|datos|cambios))|(?:precisamos|preciso|queremos|procuramos) (?:d?[oa]s) (?:(?:artigos|produtos|itens) )?seguintes?(?! (?:documentos|dados))|nous (?:voulons|voudrions|cherchons|souhaitons) les (?:articles|produits) suivants|(?:brauchen|benotigen|suchen) (?:wir )?folgende (?:artikel|produkte|ware\p{L}*|teile|positionen)|(?:ci servono|cerchiamo|vorremmo) i seguenti (?:articoli|prodotti)|нужн\p{L}+ следующ\p{L}+ (?:товар|позици|издели)|(?:需要|想要|要)(?:以下|下列)(?:产品|產品|货|貨|商品|物品)|以下の(?:商品|製品)が必要|(?:아래|다음) (?:제품|상품)(?:이|을|를) (?:필요|원|구매)`,
  String.raw`\b(?:i'd|we'd|i would|we would|would|we|i) take\b|customers? keep asking|(?:like|want) one (?:unit|piece) to try|looking to (?:buy|source|import|order|replace|stock)|in (?:the )?market for|\b(?:i'm|we're|i am|we are|just) after\b|^after \p{L}+|\b(?:to|for a) start(?: with)?\b|(?:my|our) (?:client|customer|boss|end user)s? (?:wants?|needs?|asks?|is asking|requires?|is looking)|one of our (?:clients|customers)|we are (?:reviewing|tendering|quoting|bidding)|invited to bid|on behalf of (?:our|my|a) (?:client|customer)`,
  String.raw`me hacen falta|nos hacen falta|il (?:nous|me) fau(?:t|drait)|nous (?:visons|aurions besoin|prevoyons|envisageons)|j'aurais besoin|nous voulons (?:referencer|acheter|importer|commander)|souhait\p{L}+ referencer|(?:mi|ci) (?:serv(?:e|ono|irebbe\p{L}*)|occorr\p{L}+)|avrei bisogno|ich (?:brauche|suche|hatte gern)|wir (?:rechnen mit|mochten|hatten gern|brauchen|suchen|benotigen)|chcial(?:bym|ibysmy)|ik zoek|wij zoeken`,
  String.raw`(?:возьм(?:у|ем)|если взять|готовы взять|нужн[оаы]|для наших|наш(?:ему|его)? заказчик|в тендер)|客(?:人|户|戶)(?:要|想|需要|这次要|給的)|(?:帮|替)客(?:人|户|戶)|要下面|想要|这次要|我要|要订|要做|お?引き合い|必要として|お客様から|손님|고객사|زبون|عميل(?:نا)? يريد`,
);

/** A number of things without a unit: "300 beach chairs", "450 torneiras". */
const things = new RegExp(
  String.raw`(?<![\p{L}\d.,:/+#$€£¥-]|dn|no\. |nr\. )(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:[.,' ]\d{3})+|\d{2,6})k?(?! ?(?:%|mm|cm|ml|mtr|km|volt|watt|kw|hp|hz|bar|usd|eur|rmb|cny|days?|tagen?|dias|jours|giorni|дней|дня|years?|anos|ans|jahren?|hours?|uhr|minut|weeks?|months?|monat|mes(?:es)?\b|mois|am\b|pm\b|gsm|inch|degrees|people|persons|countries|employees|workers|sqm|emails?|contacts?|buyers|keywords|leads|st\b|nd\b|rd\b|th\b)) ?(?:of (?:those|these|them|the|each|your)\b|\p{L}{3,})`,
  'u',
);

const tender = any(
  String.raw`\btenders?\b|\bbids?\b|\brf[qp]\b|licitaci|licitac|appel d'offres|consult(?:ons|ation)[^.\n]{0,30}(?:fabricants|fournisseurs|prix)|ausschreibung|gara d'appalto|тендер|конкурсн|招标|投标|مناقصه|przetarg|ihale`,
);

const deliveredTo = any(
  String.raw`\b(?:deliver(?:ed|y)?|ship(?:ped|ping)?|landed|shipment|freight|sent|price|cost|rate|quote)[^.\n]{0,24} (?:to|in|at|for) (?:us in |our |my |port |the port of )?(?!you\b|your\b|me\b|us\b)\p{L}{3,}|(?:puest[oa]s?|entregad[oa]s?|para entregar|entrega|envio) (?:en|a)\b|livr(?:e|es|aison) (?:a|au|en|dans)|rendu|lieferung (?:nach|an|frei)|frei (?:haus|hafen)|geliefert|spedit[oi] a|consegn\p{L}+ a\b|(?:entregue|posto|entrega) em|доставк[аой]+ (?:до|в|на)|с доставкой|送(?:到|货到)|运到|到港|渡し|까지 (?:운송|배송)|(?:الشحن|التسليم|التوصيل) (?:الي|في)|dostaw\p{L}+ do|naar \p{L}+`,
);

const quantity = all(
  String.raw`(?<![\p{L}\d.,])\d[\d.,' ]{0,12}(?:k|mil|thousand|тыс\.?|万|萬|만)?[ \t-]?(?:pcs?|pieces?|pc|sets?|units?|pairs?|prs?|ctns?|cartons?|boxes|rolls?|kgs?|tons?|tonnes?|mt|sqm|m2|meters?|metres?|dozens?|doz|ea|nos|nos\.|containers?|bags?|bottles?|packs?|sheets?|pallets?|unidades|unid|uds?|und|unds|un|piezas|pzas?|pz|juegos|cajas|rollos|pares|docenas|bolsas|unites|paires|rouleaux|stk|stuck|paar|satz|sets|rollen|kartons?|pecas|pcas|conjuntos|cj|caixas|rolos|pezzi|scatole|coppie|adet|takim|koli|szt|sztuk|kpl|stuks|dozen|cai|chiec|bo|ks|kusu|darab|buc|bucati|kusov|komada|styck|stycken|buah|lusin)(?![\p{L}\d])|(?<![\p{L}\d.,])(?:\d{3,5}|\d{1,3}[ .]\d{3}) ?(?:db|st)(?![\p{L}\d])(?! [a-z]+ (?:street|road|london))`,
  String.raw`(?<![a-zа-я\d.,第])\d[\d.,' ]{0,12}(?:k|万|萬|千|만|тыс\.?)? ?(?:件|个|個|只|隻|套|双|雙|箱|台|支|把|条|條|张|張|米|吨|噸|打|卷|枚|本|瓶|袋|柜|組|组|セット|ケース|개|세트|박스|대|벌|켤레|장|매|톤|шт|бр|штук|компл|комплект|пар|упак|рулон|коробок|кор|кг|тонн|т\b|м2|قطع|حب|كرتون|طقم|زوج|طن|كيلو|حاوي|علب|وحد|ชิ้น|ใบ|ตัว|อัน|ชุด|เครื่อง|คู่|กล่อง|יחידות|קופסאות)`,
  String.raw`(?<!\d)\d{1,2} ?(?:x|\*|full)? ?(?:20|40|45) ?(?:'|"|ft|feet|foot|hq|gp|hc|fcl|尺|pies|pes|pieds|fuss|футов|قدم)|(?:full|one|two|1|a|mix|mixed) (?:(?:20|40)(?:'|ft|hq)? ?)?container|\b(?:20|40|45) ?(?:'|ft|feet|foot|hq|gp|hc)[ '-]{0,3}(?:hq |hc |gp )?container|整柜|小柜|高柜|un contenedor|contenedor (?:surtido|completo|mixto)|um (?:container|contentor|conteiner)|un conteneur|einen? container|un container|контейнер|(?:une? |la )?(?:centaine|douzaine|vingtaine|cinquantaine|cien|centenar|docena|par de cientos) de|contenedor(?:es)? (?:de )?(?:20|40)|conteneur|конте(?:й|и)нер|حاويه`,
);

const targetPrice = any(
  String.raw`target(?: (?:unit |purchase |retail |fob |cif |cost )?price|s? (?:is|for|on|of|around|about|price|[$£€]|usd|eur|gbp|rmb))|our target|price (?:target|idea|level|range)|(?:our|my|the) budget|budget (?:is|of|around|for)|(?:below|under|around|not (?:more|above|exceed)[a-z ]{0,12}) (?:usd|us\$|\$|eur|€|rmb)|buying (?:at|for) \$?\d|currently (?:pay|buy)|we pay (?:around|about|now)|stretch to (?:about |around )?(?:usd|us\$|\$|€|£|\d)|figure of (?:about |around )?[^.\n]{1,20}in (?:my|our) (?:head|mind)|price idea|\b(?:go|pay|spend) up to (?:max(?:imum)? |about |around )?(?:usd|us\$|\$|eur|€|£|\d+[.,]\d)|\b(?:go|pay|spend) to (?:max(?:imum)? )?(?:usd|us\$|\$|eur|€|£) ?\d|\b(?:won't|will not|can't|cannot|can not|not) (?:pay|go|cost)(?: me| us)? (?:above|over|more than|beyond) (?:usd|us\$|\$|eur|€|£|\d)|\b(?:i|we) (?:now |currently |have )?(?:paid|pay|buy at|buy for) (?:now |currently |about |around )?(?:usd|us\$|\$|eur|€|£)`,
  String.raw`(?:estamos|estoy) pagando|(?:no )?mas de (?:u\$s|us\$|usd|\$) ?\d|darf (?:max\p{L}*|hochstens|nicht mehr als)[^.\n]{0,24}kosten|(?:maximal|hochstens|bis max\.?) (?:usd|eur|chf|€|\$) ?\d|jusqu'a \d[\d.,]* ?(?:€|eur|usd|\$)|pas plus de \d[\d.,]* ?(?:€|eur|usd|\$)|preco pretendido|(?:al )?massimo (?:€|eur|usd|\$) ?\d|уложиться в \d|сейчас (?:\p{L}+ ){0,3}(?:берем|беру|покупаем|закупаем|платим) по|控制在\d|precio (?:objetivo|meta|target)|no me puede pasar de|preco(?: |-)?alvo|prix (?:cible|objectif)|nous visons|(?:€|euros?) (?:maximum|maxi)|budget (?:de|di|von|von etwa)|rechnen mit (?:etwa |ca\.? |rund )?(?:eur|chf|usd|€)|наш потолок|не выше|не дороже|до \d[\d., ]* (?:usd|долл|руб)|zielpreis|preisvorstellung|prezzo (?:target|obiettivo)|целев\p{L}+ цен|желаем\p{L}+ цен|ориентир по цене|目标价|目標價|预算|預算|客人给的价|不能超|最多出|期望价|希望単価|希望価格|ターゲット価格|목표 ?(?:가|단가)|희망 ?(?:가|단가)|السعر المستهدف|hedef fiyat|cena docelow|richtprijs`,
);

const termsAsked = any(
  String.raw`\bmoq\b|minimum (?:order|quantity|qty)|lead ?times?|delivery (?:time|date|terms?)|production time|time of delivery|payment (?:terms?|conditions?|method)|terms of payment|warranty|certificates?|certification|test reports?|packing details|(?:carton|packing|package) (?:size|details)|hs code|spare parts|colou?rs? available|data ?sheets?`,
  String.raw`cantidad minima|pedido minimo|minimo de (?:compra|pedido)|plazo de entrega|tiempo de (?:entrega|produccion)|forma de pago|condiciones de pago|quantidade minima|pedido minimo|prazo de entrega|forma de pagamento|condicoes de pagamento|quantite minim|delais? de livraison|conditions de (?:paiement|reglement)|mindest(?:bestell)?menge|lieferzeit|liefertermin|zahlungsbedingung|quantita minim|tempi di consegna|pagamento`,
  String.raw`минимальн\p{L}+ (?:парти|заказ|объем)|срок\p{L}* (?:поставк|изготовл|производств)|условия оплаты|сертификат|起订|起訂|交期|货期|交货期|付款方式|认证|证书|包装|最小(?:ロット|発注)|納期|支払|認証|최소 ?주문|납기|결제|인증|الحد الادني|مده التسليم|موعد التسليم|شروط الدفع|طريقه الدفع|شهاد|minimum siparis|teslim(?:at)? sures|odeme`,
);

const samplesAsked = any(
  String.raw`(?:send|need|want|get|order|receive|require|request|provide|pay for|test|arrange|possible)(?:ing)? (?:[a-z0-9]+ ){0,6}samples?\b|samples? (?:request|please|first|before|cost|price|available\?|by dhl|take)|\d+ samples?|(?:cover|pay(?: for)?)[^.\n]{0,14}(?:courier|postage|dhl|shipping)|get (?:one|two|three|a couple) of|one unit to (?:try|test)`,
  String.raw`(?:enviar|mandar|necesit|pedir|recibir|solicit)\p{L}* (?:[a-z]+ ){0,3}muestras?|(?:enviar|precis|solicit|pedir)\p{L}* (?:[a-z]+ ){0,3}amostras?|(?:envoyer|recevoir|besoin)\p{L}* (?:[a-z']+ ){0,4}echantillons?|muster (?:brauch|benotig|bestell|zusend|senden|vorab)|(?:campion[ei]|campionatura) |образ(?:ец|цы|цов)|寄样|寄辦|寄樣|樣品|样品|打样|打樣|サンプル|샘플|عين(?:ه|ات)|numune|probk`,
);

const fair = any(
  String.raw`(?:met|meet|meeting|saw|visit|visited|talk|talked|spoke|discuss|discussed|booth|stand|hall|exhibited?|seen|come|came|pass|passed|your card|business card|follow(?:ing)?[ -]?up)[^.\n]{0,70}(?:fair|expo|exhibition|show|messe|booth|stand|canton|eisenwarenmesse|ambiente|spoga|trade ?show|heimtextil|maison)|(?:canton|hong ?kong|global sources|guangzhou|cologne|frankfurt|dubai|yiwu|las vegas|trade)[^.\n]{0,30}(?:fair|expo|show|exhibition)|fair[^.\n]{0,40}(?:met|meet|booth|stand|visit|spoke|talk)`,
  String.raw`feria de|en la feria|en su stand|na feira|no estande|seu estande|au salon|sur votre stand|a la foire|foire de|auf der messe|an ihrem (?:messe)?stand|messestand|messe in|alla fiera|vostro stand|в(?:ы)?ставк[аеиу]|на (?:вашем )?стенде|кантонск\p{L}+ (?:ярмарк|выставк)|广交会|廣交會|展会上|展會|展位|摊位|展示会|見本市|ブース|전시회|박람회|부스|معرض|جناحكم|fuar(?:da|inda)|targ(?:ach|i) |beurs`,
);

/** Something that is not what the exchange was about. */
const newRequest = any(
  String.raw`another (?:item|inquiry|enquiry|request|product|project|article|requirement|customer|client|thing|one)|(?:a |one |some )?new (?:items?|inquiry|enquiry|request|project|products?|requirements?|models?|article|line|range|quote|rfq|customer|client)|separate(?:ly)? (?:from|request|inquiry|topic)|(?<!\b(?:follows?|sent|send|invoiced?|shipped|packed|charged|paid|arrives?|comes?|posted|mailed|quoted?|priced?|out|us|it|them|details) )\bseparately\b|by the way|\bbtw\b|different (?:product|item|topic|matter|subject)|on (?:a|an) (?:different|other|another|separate|new) (?:subject|topic|matter|note)|never (?:bought|ordered)|not related|unrelated|other (?:products?|items?|goods)|one more (?:item|request|inquiry)|for (?:the|our|this|a) (?:coming |next |new |upcoming )?(?:spring|summer|autumn|fall|winter|christmas|easter)(?:[ /-]\p{L}+)? (?:range|season|collection|program(?:me)?|line|catalogue|campaign)|for (?:the |our )?(?:coming|next|new|upcoming) (?:season|collection|program(?:me)?)|would now like|also (?:interested in|quote|looking for|like to (?:buy|order|add|try))|while (?:we are|i'm|you are) at it|can (?:you|u) (?:also )?quote|unrelated|(?:our|the) next (?:season|project|year|catalogue)|saw in your|we saw|first time we|could your (?:factory|company) (?:also )?(?:do|make)`,
  String.raw`otra (?:cosa|consulta)|otro (?:producto|articulo|tema)|(?:producto|articulo|consulta|proyecto) nuev|nuev[oa] (?:producto|consulta|articulo|solicitud|cotizacion|proyecto)|aprovecho|outra coisa|outro (?:produto|item|assunto)|nov[oa] (?:produto|cotacao|item|projeto)|aproveit|par ailleurs|autre (?:chose|demande|produit|sujet)|d'autre part|nouve(?:au|lle) (?:produit|demande|article|besoin|projet)|j'en profite`,
  String.raw`noch etwas|neue (?:anfrage|artikel|produkt|projekt)|neue[srn]? (?:artikel|produkt|projekt|anfrage)|anderes thema|etwas anderes|weitere (?:anfrage|artikel)|bei der gelegenheit|altra (?:cosa|richiesta)|nuov[oa] (?:prodotto|richiesta|articolo|progetto)|ne approfitto|еще один (?:вопрос|запрос|товар)|нов(?:ый|ая|ую|ые|ого|ой) (?:запрос|товар|позици|проект|заявк|продукт)|(?:еще|также|дополнительно|кроме того)[^.\n]{0,20}(?:интерес|нуж|рассмат|просчит|запрос)|другой (?:товар|вопрос|запрос)|пользуясь случаем|друг\p{L}+ (?:теме|вопрос)|заказчик просит`,
  String.raw`新(?:的)?(?:询|詢|产品|產品|项目|項目|需求|客户|客戶|款|品)|(?:另外|此外|顺便|順便|还有|還有)[^.\n]{0,24}(?:询|詢|报|報|想|需要|要|问|問|客)|另有|別件|新規|新商品|新しい|(?:추가로|별도로|그리고)[^.\n]{0,30}(?:견적|문의|관심|필요)|새로운|신규|다른 제품|(?:كما|ايضا|بالاضافه)[^.\n]{0,30}(?:نود|نرغب|نرجو|نحتاج|سعر|طلب)|بالمناسبه|لدينا (?:زبون|عميل)|طلب جديد|منتج جديد|موضوع اخر|yeni (?:urun|talep|proje)|bu arada|now(?:y|e|a) (?:produkt|zapytanie)|przy okazji|nieuwe aanvraag|iets anders|nhan tien`,
);

const yourGoods = any(
  String.raw`\b(?:your|ur) (?:[a-z-]+ ){0,3}(?:products?|goods|items?|catalog(?:ue)?s?|web ?(?:site|shop|page)|price ?lists?|range|listing|ads?|posting|booth|stand|moq|lowest|best|fob|cif|exw)\b|on (?:your|ur) (?:site|website|web ?page|web|page|shop|store|online store)\b|(?:found|saw|seen|find|come across|came across) (?:your|ur) (?:company|website|products?|shop|store|ad|listing|profile|contact|name)\b|(?:that|which|if|do|whether) you (?:sell|produce|make|manufacture|supply|export)\b|your best (?:price|offer|quot\p{L}*|rates?|terms)`,
  String.raw`sus? (?:productos?|catalogo|pagina|sitio|mejor precio|lista de precios|fabrica|precios?)|seus? (?:produtos?|catalogo|site|melhor preco|precos?)|vos (?:produits?|tarifs|prix|meilleurs|catalogues?)|votre (?:meilleur|site|catalogue|offre|fob|prix|societe|entreprise|gamme)|ihre[nrsm]? (?:produkte?|katalog|homepage|website|sortiment|preisliste|webseite|angebot|bestpreis|artikel)|vostr[oiae] (?:prodott|catalogo|sito|miglior|listino|prezz)`,
  String.raw`ваш(?:у|ей|и|его|ем|а|их)? (?:продукц|товар|сайт|каталог|прайс|цен|компани)|贵司(?:的)?(?:产品|网站|报价|最|官网)|贵公司|你们的?(?:产品|网站|目录|价格)|貴司|貴社(?:製品|の|ホームページ|商品)|御社|귀사|منتجاتكم|موقعكم|شركتكم|اسعاركم|كتالوج|urunleriniz|sitenizde|panstwa ofert|uw (?:producten|website|catalogus)`,
);

const incotermPlace = any(
  String.raw`\b(?:fob|cif|cfr|cnf|c ?& ?f|c\+f|ddp|dap|exw|fca|cpt|cip|ddu|dpu)\b|ex[- ]works|фоб|сиф|离岸价|到岸价|離岸價|到岸價|puesto en|rendu |frei haus|posto em|franco `,
);

/** Cues of a buyer, by their code. */
export const buyingCues: readonly Cue[] = [
  { code: 'buyer_self', weight: 1.5, pattern: buyerSelf },
  { code: 'seeks_supplier', weight: 2, pattern: seeksSupplier },
  { code: 'wants_to_buy', weight: 1.25, pattern: wantsToBuy },
  { code: 'target_price', weight: 1, pattern: targetPrice },
  { code: 'terms_asked', weight: 0.75, pattern: termsAsked },
  { code: 'samples_asked', weight: 1, pattern: samplesAsked },
  { code: 'fair', weight: 1, pattern: fair },
  { code: 'your_goods', weight: 0.75, pattern: yourGoods },
  { code: 'incoterm', weight: 0.75, pattern: incotermPlace },
  { code: 'needs', weight: 1, pattern: needs },
  { code: 'tender', weight: 0.75, pattern: tender },
  { code: 'supply_asked', weight: 2, pattern: supplyAsked },
  { code: 'asks_indirectly', weight: 2, pattern: indirectAsked },
  { code: 'agency', weight: 3.5, pattern: agencyAsked },
  { code: 'delivered_to', weight: 0.5, pattern: deliveredTo },
];
export const fairWords = fair;
export const newRequestWords = newRequest;
export const quantityWords = quantity;
export const targetWords = targetPrice;
export const thingsWords = things;
export const needsWords = needs;
/** Few words of those who look for a supplier, or invite offers: for a quick look. */
export const seeksWords =
  /\brf[qp]\b|catalog|price ?list|wholesale|\b(?:fob|cif|cfr|cnf|exw|ddp|dap|fca)\b|samples?\b|prices? |\b(?:in|en)quir(?:y|ies)\b|quotation|tender|supplier|manufacturer|importer|distribut|proveedor|fornecedor|fournisseur|lieferant|hersteller|fornitor|поставщик|производител|запрос|询|詢|求购|供应商|見積|仕入|견적|공급|مورد|عرض سعر|leverancier|dostawc|tedarik/u;
