import { matchesOf } from '../../common/matches';
import { remembered } from '../../common/remembering';
import { agencyAsked, supplyQuestions } from './supplyWords';
import { countWanted } from './wantedCounts';

/*
 * What words of a mail say about a wish to buy, in the languages of the trade, levelled (levelling.ts). A word that ends in "*" stands
 * for all that begin so. Scripts without blanks between words, and those that write particles onto them, have patterns.
 */

/** What a word may be, as bits. */
export const tag = {
  /** What a buyer asks for: price, quotation, catalogue, sample. */
  object: 1,
  /** That something is asked for: please, need, looking for, interested. */
  request: 2,
  /** To buy, to import. */
  buy: 4,
  /** An Incoterm. */
  incoterm: 8,
  /** The one who is written to: you, your. */
  you: 16,
  /** Who makes or sells: supplier, manufacturer. */
  supplier: 32,
  /** To look for. */
  seek: 64,
  /** A word that a question about goods hardly lacks. */
  ask: 128,
  /** A proforma: asked for by buyers of some countries in place of a quotation, and by those who have ordered. */
  proforma: 256,
} as const;

const lists: Readonly<Record<keyof typeof tag, string>> = {
  object: `price prices pricing pricelist pricelists quote quotes quoting quotation quotations quotaton qoutation qoute quatation rfq rfqs rfi rfp catalog catalogs catalogue catalogues cataloge brochure sample samples moq moqs proposal proposals ballpark inquiry enquiry inquiries enquiries
    precio precios cotiz* cotic* presupuest* oferta ofertas ofert* catalogo catalogos muestra muestras propuesta propuestas tarifa tarifas costo costos coste
    preco precos cotac* cotar cotem orcament* amostra amostras proposta tabela valores custo custos
    prix tarif tarifs devis offre offres cotation cotations cotez chiffrage chiffrer soumission soumissions echantillon* cout couts proposition propositions
    preis* angebot* offert anfrage* preisanfrage* katalog* muster musters offerte offerten kalkulation stuckpreis* konditionen bestpreis* preisliste*
    prezz* preventiv* offerta offerte quotazion* quotare campion* listin* catalogh*
    prijs prijzen prijsopgave prijslijst offerte catalogus monster monsters
    cena ceny cene cen cennik* ofert* wycen* probk* katalog*
    fiyat* teklif* katalog* numune*
    coter cotez chiffrez tarifer quotate quotateci quotarci orcar orcarem kalkulier*
    nabidk* cenik* ponud* cjenik* cenovnik* arajanlat* ajanlat* arlista* tilbud pristilbud prisuppgift prisliste* prislista tarjous* tarjouspyynt* penawaran harga προσφορ* τιμοκαταλογ* понуд* оферт* preturi preturile preturilor
    цен цена цены цену цене ценам ценой ценах прайс* предложени* кп стоимост* расценк* каталог* образец образц* котировк* рассчит* расчет* смет* калькуляц*
    ціна ціни ціну цін gia`,
  request: `please pls plz plse pleas kindly need needs needed want wants wanna require requires required requiring requirement requirements reqd request requests requesting requested interested seek seeking seeks looking appreciate grateful wish await awaiting obliged
    favor porfa necesit* requer* requier* solicit* quisier* quiero queremos deseamos deseo busc* interes* podri* pueden puede podemos agradec* envi* cotic* coticen cotizar* indic* precis* mand* gustari* posible recibir pasar pasame cuanto cuanta cual rogamos ruego
    precis* necessit* gostari* possivel receber recebermos interess* quer* procur* poder* podem pode enviem informar informem passar cotar cotem qual quanto favor peco pedimos aguardo aguardamos agradec*
    merci veuillez pourri* pouvez souhait* desir* besoin cherch* recherch* demand* priere svp aimeri* voudr* envoy* communiqu* transmett* faire adress* combien remerci*
    bitte bitten benotig* brauch* suche suchen sucht wunsch* mochte* konnen konnt* interess* senden schicken nennen unterbreiten erbitten anfragen gerne gern kosten kostet anbieten bieten teilen wurden
    favore cortesia possibile ricevere prego attend* aspett* potre* potet* vorre* desider* necessit* cerc* richied* chied* inviar* invi* mandar* gradi* avremmo avremo quanto
    graag gelieve kunt kunnen wil willen zoek* nodig stuur* sturen ontvangen verzoek* geinteresseerd interesse
    prosz* prosi* potrzebuj* szuk* interesuj* zainteresowan* chciał* chcial* zapyt* poszukuj*
    lutfen rica isti* istiy* ihtiyac* talep gonder* arıyor* ariyor* ilgilen* bekl* alabilir* verir
    прошу просим просьба пожалуйста нуж* требу* необходим* интерес* хоте* хочу хотим ищем ищу вышл* высла* присл* пришл* направ* сообщ* подскаж* предостав* выстав* укаж* рассчита* посчита* просчита* можете могли можно скольк* запрос* скинь* запраш* дайте ждем ждём жду заинтерес* отправ*
    прошу потріб* просимо цікав* можете надішл*
    rog rugam dorim doresc kerek kerem kerunk kernek kernenk szeretnek szeretnenk vanligen vennligst venligst onskar onsker behover gjerne gerne παρακαλω θελουμε mohon tolong minta butuh molim molimo muzete mozete poslete poslite posaljite trimiteti trimite моля изпрат* trebam trebamo zelimo молим молимо pyydan pyydamme
    xin vui can muon mong cho gui`,
  buy: `buy buying buyer buyers purchase purchasing purchaser import importing importer importers importation order source sourcing procure procurement distributor distributors wholesaler wholesalers retailer retailers wholesale
    compr* importar importad* importac* adquir* mayorista* distribuid* distribuim*
    acheter achat achats importer importat* importateur* grossiste* distributeur* acquerir
    kaufen einkauf* einkäuf* importier* importeur* grosshandel* grosshandler* beschaff* beziehen handler
    acquist* importare importatore importator* grossist* distributor* comprare
    kopen inkoop* inkopen importeur groothandel* importer*
    kupic kupi* zakup* import* hurtown* dystrybut*
    satin almak ithal* ithalat*
    купить закуп* покуп* приобре* импорт* заказать заказ* оптов* дистриб* поставк* поставить
    mua nhap`,
  incoterm: `fob cif cfr cnf exw ddp dap fca cpt cip ddu cnf candf exworks cip фоб сиф`,
  you: `you your yours u ur yr su sus ustedes usted tu tus vuestr* seu seus sua suas vosso vossa vossos vossas vocês voces vous votre vos sie ihr ihre ihren ihrem ihnen ihrer vostro vostra vostri vostre voi uw u jullie panstwa siz sizin вы вас вам ваш* вами`,
  supplier: `supplier suppliers manufacturer manufacturers factory factories vendor vendors producer producers exporter exporters maker proveedor* fabricante* fabrica* fornecedor* fournisseur* fabricant* usine* lieferant* hersteller* produzent* fornitor* produttor* fabbric* leverancier* fabrikant* dostawc* producent* tedarik* uretici* imalat* поставщик* производител* завод* фабрик* nha dodavatel* furnizor* dobavljac* доставчик* постачальник* beszallito* leverantor* leverandor*`,
  seek: `looking seek seeking search searching busc* procur* cherch* recherch* such* cerc* cercando zoek* szuk* poszukuj* ariyor* ищ* подыск* tim hledam* hladam* cautam trazim* търс* шука*`,
  ask: `what how much price prices any available possible give make`,
  proforma: `proforma proformas`,
};

const exact = new Map<string, number>();
const beginnings = new Map<string, number>();
const SHORTEST = 3;
for (const [name, list] of Object.entries(lists) as [keyof typeof tag, string][])
  for (const word of list.split(/\s+/).filter(Boolean)) {
    const [map, key] = word.endsWith('*') ? [beginnings, word.slice(0, -1)] : [exact, word];
    map.set(key, (map.get(key) ?? 0) | tag[name]);
  }
const LONGEST = Math.max(...[...beginnings.keys()].map(word => word.length));

/** The tags of one levelled word. */
export const tagsOf = remembered(20_000, word => {
  let found = exact.get(word) ?? 0;
  for (let length = Math.min(word.length, LONGEST); length >= SHORTEST; length--)
    found |= beginnings.get(word.slice(0, length)) ?? 0;
  return found;
});

// What takes more than a word in English, where "offer" and "can" are in every letter.
const phrases: [keyof typeof tag, RegExp][] = [
  [
    'object',
    /\b(?:an|your|ur|best|good|better|competitive|kind|detailed|the|us|me|please|pls|plz|kindly|fob|cif|can u|can you|must|for|of|lowest) offers?\b|^\W*offer\b|\boffer (?:us|me|price|your|for|the following|below|rock)|\b(?:best|your|ur|lowest|bottom|cheapest|fob|cif|c&f|cnf|good|last) rates?\b|\bcosts? (?:of|for|per|to|would|including|incl)\b|how much|\bestimate for\b|\b(?:your|with|the|what) (?:sales |wholesale |payment |best )?(?:terms|conditions)\b|\b(?:have|give|let me have|need) a (?:figure|number)|landed cost|price level|\b(?:vos|votre|leurs) conditions|sus condiciones|suas condicoes|vostre condizioni|ваши\p{L}* услови|\bbids? for\b|\bdiscounts? (?:on|for) (?:bulk|quantity|volume)|bulk (?:price|discount|order)|\bwhat (?:do you have|can you (?:offer|do)|could you do|would you recommend)|cheapest option/u,
  ],
  [
    'request',
    /\b(?:send|give|provide|share|tell|mail|email|forward|submit|advise|advice|inform|quote|offer|let|get|whatsapp|show|make|ship|revert) (?:me|us|price|to me|to us)\b|\b(?:could|can|would|will) (?:you|u|ya|we (?:get|have))\b|\bmay (?:i|we) (?:get|have|know|ask)|\b(?:i|we)(?:'d| would) (?:(?:now|also|then|again|really|therefore|additionally|next|further|very much|please) )?(?:like|love|need|appreciate)|\bhow much|\bwhat(?:'s| is| are| would be| will be) (?:the|your|ur|a|price|ur|its|best)\b|\bdo you (?:have|offer|do|sell|supply|make|give|produce)|are you able|\bwaiting (?:for|your)|^\W*(?:quote|offer|send|quotation|need|req)\b|^\W*prices? (?:for|of|to|list|please|pls)\b|\b(?:can|could) (?:i|we) (?:get|have|order|buy)\b|\binvit(?:e|ing) (?:proposals|quotations|bids|offers|you to)|\bask(?:ing)? (?:for|price)|submit (?:an?|your|the) |inform price|offer your|quote your|\badvise (?:your|the|best|price)|\bgive (?:your|best|price|last)|show me|\bwhat (?:do you have|can you|could you|would you)/,
  ],
];

/** A price is asked for by a verb: "how much for", "was kosten", "quanto verrebbe", "сколько стоят". */
export const costAsked = new RegExp(
  [
    String.raw`(?:vad|hvad|hva) (?:kostar|koster|skulle|ville) |hur mycket kostar|hvor (?:mye|meget) koster|kolik (?:stoji|by stal)|kolko stoji|mennyibe kerul|mennyi az ara|cat (?:costa|ar costa)|ile kosztuj\p{L}*|bao nhieu tien|gia bao nhieu|berapa harga|ποσο (?:κοστιζ|κανει)`,
    String.raw`\brun (?:me|us)\b|what (?:do|would|will) (?:you|u) (?:charge|want for|need for)|what(?:'s| is) the damage|what kind of money|what are we looking at|\bpass(?:a|ar|am|e|em)(?: me| para mim| pra mim| ai)? (?:o |a |os )?(?:valor(?:es)?|preco|orcamento|tabela|cotacao)\b|\b(?:kan|kunne|skulle) (?:ni|du|i|dere|de) (?:\p{L}+ )?(?:pris|priser|tilbud|offert)\b|\bpriser? pa\b|ηθελα (?:μια )?(?:προσφορα|τιμ)|quanto (?:voces?|vcs?|ces?) (?:fazem|faz|cobram|vendem|pedem)|faz(?:em)? por quanto|(?:a|por) cuanto (?:lo|la|los|las|me|nos)|почем|за сколько|怎么卖|怎麼賣|多少一|拿.{0,8}什么价|いくらくらい|おいくら|얼마 ?(?:정도|인가|일까|에)|\bhow much (?:is|are|for|would|will|do|does|to|per|you|it|u|the|each|price)|\bwhat (?:would|does|do|will|is|are|'s)?[^.?\n]{0,50}\b(?:cost|set (?:me|us) back|price|charge)\b|\bprice (?:them|it|these|this|up)\b|\bif (?:the |ur |your )?price (?:works|is right|is good|is ok)|\b(?:can|could) (?:you|u|ya) (?:quote|price)|\bquote (?:me|us|for|on|please|pls)\b|\blanded in\b|what (?:are you asking|price)|\basking price`,
    String.raw`(?:a |en )?como (?:dejan|dan|tienen|sale|esta)|que (?:precios?|valor) (?:tienen?|manejan?|dan)|pasa(?:n|me|rme)? (?:lista|valor|precio)|pasame|(?:a |en )?cuanto (?:sale|salen|saldria\p{L}*|cuesta|cuestan|costaria\p{L}*|vale|valen|valdria|es|seria\p{L}*|esta|estan|me|nos|por|quedaria|tard)|(?:a )?que (?:precio|valor|costo)|quanto (?:custa|custam|custaria\p{L}*|sai|saem|sairia|fica|ficaria|e\b|seria|voces|costa|costano|costerebbe\p{L}*|viene|vengono|verrebbe\p{L}*|sarebbe|mi |ci |per)|(?:a|di) quanto|qual (?:o |e o |seria o )?(?:valor|preco|investimento)|che prezz|quale prezzo|qual valor`,
    String.raw`c'est combien|combien (?:cout\p{L}*|ca|est|pour|valent|vaut|sont|vous|les|le|la|de)|a combien|quels? (?:est|sont|serait|seraient)? ?(?:le |les |vos |votre )?(?:prix|tarifs?|couts?)|was (?:kosten|kostet|wurde\p{L}*|wurden|nehmt|nehmen|verlang\p{L}*|ruf\p{L}* (?:ihr|sie))|(?:zu|fur) was fur (?:einem|einen) preis|wo liegt ihr (?:preislich|da)|preislich (?:bei|fur)|wie (?:teuer|viel kost)|zu welchem preis|welche[nr]? preis\p{L}*|wat (?:kost|kosten|zou\p{L}*)|hoeveel kost|ile (?:kosztuj|kosztowal|bedzie)|jaka (?:jest |bylaby )?cena|po ile|ne kadar(?:a)?|fiyati (?:nedir|ne)|fiyat(?:i|inizi|larinizi)? ogren|bao nhieu`,
    String.raw`(?:请|請|麻烦|麻煩|帮忙?|幫忙?|帮我|幫我)[^.\n]{0,4}(?:核|算)(?:一?[下个個])?[价價]|просчитать|посчитайте|подобрать аналог|сколько (?:стоит|стоят|будет|будут|обойд|это|за|стоимость)|по какой цене|по ?чем (?:отда|прода|буд|сейчас|у вас)|за сколько (?:отда|прода|сдела)|что по цен[еа]|какой (?:у вас )?ценник|во что обойд|какая (?:будет )?цена|какие (?:у вас )?цены|почем|какова (?:цена|стоимость)|多少钱|多少錢|什么价|甚麼價|怎么卖|价格(?:是)?多少|报个|報個|报一?下|報一?下|请报|請報|报(?:最低|最好|底|个)?价(?!单)|能报|可以报|报一个|报個|单价(?:能|做到|可以)|几钱|幾錢|多少美[金元]|啥价|给(?:个|一个)[^.\n]{0,6}价|おいくら|いくら(?:に|で|です|くら)|얼마|어떻게 되(?:나|는|시)|كم (?:سعر|السعر|يكلف|تكلفه|ثمن|الثمن|تبيع)|بكم|بكام|ما (?:هو |هي )?(?:سعر|السعر|اسعار|الاسعار)`,
  ].join('|'),
  'u',
);

/** A question of few words that names the price and a number: "Preis für 900 Armaturen bis Hamburg?". */
export const priceOfNumber =
  /^[^\p{L}]*(?:(?:best|bester|ihr|your|su|seu|votre|mejor|melhor|meilleur|ваша|лучшая) )?(?:price|preise?|precios?|precos?|prix|prezz[oi]|prijs|цена|cena|ceny|fiyat|pris) (?:for|fur|por|para|de|pour|per|di|voor|за|на|za|pa|de los|de las) (?:\p{L}+ )?\d/u;

/** Whether we make or can deliver something is asked. */
export const supplyAsked = new RegExp(
  [
    String.raw`\b(?:can|could|do|does|would|are|is it possible for) (?:you|u|your (?:factory|company|team))(?: guys| also| still| able to| be able to)* (?:suppl(?:y|ied)|make|produce|deliver|manufacture|custom\p{L}*|do (?:this|that|it|these|custom|oem|private)|have (?:this|these|it|any|a|something|other)|ship to|deliver to|do the|give discounts?|keep|sell|stock|carry|print)\b|\bis (?:that|this|it) something you\b|\b(?:is|are) (?:the |your |this |these |it |that )?[^.?\n]{2,40} (?:still )?available\b`,
    String.raw`(?:haben sie|habt ihr|gibt es)[^.?\n]{0,40}(?:so (?:etwas|was)|vergleichbar|ahnlich|im (?:programm|sortiment)|auch)|(?:konnen|konnten|wurden) sie[^.?\n]{0,80}(?:liefern|herstellen|produzieren|anbieten|fertigen|besorgen)|(?:pueden|podrian|puede|podrias|pueden ustedes|manejan|tienen|fabrican|venden)[^.?\n]{0,40}(?:fabricar|suministrar|producir|surtir|disponible|stock|condiciones|minimo)|\b(?:manejan|fabrican|venden|producen|tienen disponible|las hacen|los hacen|vcs (?:vendem|tem|fazem))\b|(?:podem|poderiam|conseguem|voces (?:tem|fazem|fabricam))[^.?\n]{0,40}(?:fabricar|fornecer|produzir|entregar|apresentar)|(?:pouvez|pourriez|etes)[- ]vous[^.?\n]{0,50}(?:fournir|livrer|fabriquer|produire|realiser|faire)|(?:potete|potreste|riuscite|sareste in grado|e fattibile)[^.?\n]{0,40}(?:fornir|produrr|realizzar|far|spedir)`,
    String.raw`(?:можете|сможете|могли бы|есть ли (?:у вас|возможность))[^.?\n]{0,40}(?:постав|изготов|произв|сделать|отгруз|налич)|(?:能|可以|会)(?:做|生产|供|定制|定做|贴牌)[^.?\n]{0,8}(?:吗|嗎|么|嘛|不|\?)|能做吗|(?:能否|可否|是否(?:可以|能)?)(?:生产|提供|定制|做|供|开模)|(?:生産|製造|対応|供給|製作|名入れ)[^.?\n]{0,14}(?:可能(?!です(?!か))|でき(?!ます(?!か))|可否)|(?:생산|공급|제작|제조|납품)[^.?\n]{0,8}(?:가능|되나|할 수)|هل (?:يمكنكم|تستطيعون|لديكم|متوفر|يتوفر|عندكم)|uret(?:ebilir|iyor) ?mu|temin edebilir|(?:czy )(?:mozecie|produkujecie|macie)|(?:kunt u|kunnen jullie|heeft u)[^.?\n]{0,50}(?:leveren|maken|produceren)`,
    ...supplyQuestions,
  ].join('|'),
  'u',
);

// Chinese, Japanese, Korean, Arabic: patterns, by script.
const scripts: { holds: RegExp; tags: [keyof typeof tag, RegExp][] }[] = [
  {
    holds: /[\u3040-\u30ff\u3400-\u9fff]/,
    tags: [
      [
        'object',
        /报价|報價|询价|詢價|询盘|詢盤|价格|價格|单价|單價|价钱|價錢|多少钱|多少錢|什么价|样品|樣品|打样|目录|目錄|图册|型录|型錄|价目|底价|底價|最低价|起订|起訂|形式发票|见积|見積|価格|お値段|カタログ|サンプル|ご提示|資料請求|お引き合い|引合/,
      ],
      [
        'request',
        /请|請|麻烦|麻煩|需要|想要|想询|想詢|想问|想問|求购|求購|采购|採購|需求|希望|能否|可否|是否|急需|拟购|寻找|尋找|想了解|想订|想買|想买|要买|感兴趣|有兴趣|感興趣|多少|帮忙|幫忙|能不能|可不可以|盼|发给我|发我|发过来|发一[份下]|没收到|お願い|いただき|頂き|ください|下さい|希望|検討|探して|教えて|可能でしょうか|可能ですか|依頼|願います|願え|お聞かせ|ご教示|お知らせ|いただけ/,
      ],
      [
        'buy',
        /求购|求購|采购|採購|进口|進口|订购|訂購|购买|購買|批发|批發|経由|購入|輸入|仕入|発注|購買|代理商|经销|經銷/,
      ],
      ['supplier', /供应商|供應商|厂家|廠家|工厂|工廠|生产商|メーカー|仕入先|サプライヤー|製造元/],
      ['seek', /寻找|尋找|在找|想找|正在找|求购|探して|探しており/],
      ['you', /贵司|貴司|贵公司|貴公司|你们|您们|您|貴社|御社/],
    ],
  },
  {
    holds: /[\u0590-\u05ff]/,
    tags: [
      ['object', /הצעת מחיר|מחיר|קטלוג|דוגמא|דוגמה|דוגמאות/],
      ['request', /אשמח|נשמח|בבקשה|מבקש|צריכ|מעונינ|מעוניינ|תוכל|אפשר לקבל|נא לשלוח/],
    ],
  },
  {
    holds: /[\u0e00-\u0e7f]/,
    tags: [
      ['object', /ใบเสนอราคา|ราคา|แคตตาล็อก|แค็ตตาล็อก|ตัวอย่าง/],
      ['request', /ขอ|ต้องการ|สนใจ|กรุณา|ช่วยส่ง|อยากได้/],
    ],
  },
  {
    holds: /[\uac00-\ud7af]/,
    tags: [
      ['object', /견적|단가|가격|카탈로그|샘플|오퍼|제안서|견적서|최소 ?주문|시세/],
      [
        'request',
        /부탁|요청|보내 ?주|못 ?받|바랍니다|주세요|주십시오|주시|필요|원합니다|희망|찾고|문의|알려|가능|싶습니다|싶은|검토|의뢰|구매하|구하고/,
      ],
      ['buy', /구매|수입|구입|발주|매입|도매|유통|바이어/],
      ['supplier', /공급업체|공급사|제조사|제조업체|공장|업체/],
      ['seek', /찾고|구하고|물색/],
      ['you', /귀사|귀하/],
    ],
  },
  {
    holds: /[\u0600-\u06ff]/,
    tags: [
      ['object', /سعر|اسعار|تسعير|عرض|عروض|كتالوج|كتالوغ|كاتالوج|عين[هات]|تكلف|بكام|فاتور[هت] مبدئي/],
      [
        'request',
        /نرجو|ارجو|ارسل|الرجاء|يرجي|برجاء|رجاء|نرغب|ارغب|نود|اود|نحتاج|احتاج|محتاج|نطلب|اطلب|نريد|اريد|طلب|مهتم|ممكن|هل |تزويد|موافات|ارسال|نبحث|ابحث|ابغي|نبغي|عايز|(?<!\p{L})كم |لو سمحت|من فضل|افادت|استفسار|الاستفسار|بحاجه/u,
      ],
      ['buy', /شراء|استيراد|نستورد|مستورد|موزع|توزيع|نشتري|توريد|تاجر|جمله/],
      ['supplier', /مورد|مصنع|مصنعين|الشركه المصنعه|منتج /],
      ['seek', /نبحث|ابحث|البحث عن/],
      ['you', /لديكم|منكم|شركتكم|اسعاركم|منتجاتكم|عندكم|سيادتكم|حضرتكم|كم(?!\p{L})/u],
    ],
  },
];

// All letters; a word is a run of them.
const word = /[\p{L}]+/gu;
const asciiWord = /[a-z]+/g;

/** The tags of all words of a levelled sentence together. */
export function tagsIn(sentence: string): number {
  let found = 0;
  const isAscii = !/[^\x00-\x7f]/.test(sentence);
  for (const [one] of matchesOf(isAscii ? asciiWord : word, sentence)) if (one.length < 25) found |= tagsOf(one);
  if (isAscii) return found;
  for (const { holds, tags } of scripts) {
    if (!holds.test(sentence)) continue;
    for (const [name, pattern] of tags) if (pattern.test(sentence)) found |= tag[name];
  }
  return found;
}

/** Whether a levelled text has a word that no mail lacks that asks for an offer. Quick: for the first look. */
export function mayAskIn(text: string): boolean {
  const found = tagsOfSentence(text);
  if (hasTag(found, 'object') || hasTag(found, 'incoterm') || hasTag(found, 'buy', 'request')) return true;
  return (
    hasTag(found, 'proforma') ||
    costAsked.test(text) ||
    supplyAsked.test(text) ||
    agencyAsked.test(text) ||
    countWanted.test(text)
  );
}

/** As `tagsIn`, and what only more than one word says. */
export function tagsOfSentence(sentence: string): number {
  let found = tagsIn(sentence);
  for (const [name, pattern] of phrases) if ((found & tag[name]) === 0 && pattern.test(sentence)) found |= tag[name];
  return found;
}

export const hasTag = (tags: number, ...names: readonly (keyof typeof tag)[]) =>
  names.every(name => (tags & tag[name]) !== 0);

const isBreak = (text: string, at: number): boolean => {
  const next = text[at + 1];
  return next === undefined || next === ' ' || next === '\n' || next === '"' || text.charCodeAt(at + 1) > 0x2e7f;
};

/** A sentence of a levelled text, and where it begins. */
export interface Sentence {
  text: string;
  at: number;
  isQuestion: boolean;
}

const LONGEST_SENTENCE = 700;
const WRAPPED = 52;

/** The sentences of a levelled text: to a full stop, a question mark, or the end of a line that was not wrapped by a mail program. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let lineStart = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    const isEnd = at === text.length;
    const isMark = character === '.' || character === '!' || character === '?' || character === ';';
    const isWrap = character === '\n' && at - lineStart >= WRAPPED && /\p{Ll}|\p{Lo}/u.test(text[at + 1] ?? '');
    if (character === '\n') lineStart = at + 1;
    const isCut = at - start >= LONGEST_SENTENCE && character === ' ';
    if (
      !isEnd &&
      !isCut &&
      !(character === '\n' && !isWrap) &&
      !(isMark && isBreak(text, at) && !isNumberMark(text, at))
    )
      continue;
    if (at > start) sentences.push({ text: text.slice(start, at), at: start, isQuestion: character === '?' });
    start = at + 1;
  }
  return sentences;
}

// "No. 5", "approx. 20", "Vs. offerta", "z. B.": the dot of an abbreviation.
function isNumberMark(text: string, at: number): boolean {
  if (text[at] !== '.') return false;
  const before = text.slice(Math.max(0, at - 7), at);
  return (
    /(?:^|[^\p{L}\d])(?:\p{L}{1,2}|nos|qty|approx|aprox|env|incl|art|ref|pcs|min|max|item|pos|stk|vol|etc|evtl|inkl|тыс|шт|компл|руб|долл)$/u.test(
      before,
    ) && !/(?:^|[^\p{L}])(?:us|me|eu|it|uk|so|do|no)$/u.test(before)
  );
}
