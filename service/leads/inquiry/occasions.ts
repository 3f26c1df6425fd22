/*
 * Times that are told by what happens then: "before ice-out", "к открытию сезона", "avant l'ouverture de la pêche", "梅雨入り前". Plain
 * data, levelled (levelling.ts). They say when goods are wanted only beside a word of delivery.
 */

const words = (...parts: readonly string[]): string => parts.join('|');

// What happens to the order itself is no time: "before shipment", "vor Versand", "до отгрузки".
const ENGLISH = String.raw`(?:before|ahead of|prior to|in (?:good )?time for|in time (?:to|before)|by the (?:start|beginning|opening) of) (?!(?:(?:the|our|your|any|a|final|mass|full) )*(?:decision|vote|ship|load|dispatch|deliver|order|pay|product|inspect|confirm|sampl|we (?!open|launch|start|reopen|plant|go live|sell)|you|i (?!open)|they|it|placing|proceed|send|buy|decid|commit|mak|go(?:ing)? (?!live)|depart|container|goods|balance|packing|price|quot|that|this|then|fair|meeting|visit|call|noon|\d))\p{L}+`;
const SPANISH = String.raw`(?:antes de(?:l| la| los| las| que| nuestr[oa])?|a tiempo para|para (?:el|la|los|las|nuestr[oa]) (?=inicio|comienzo|apertura|temporada|campana|vuelta|regreso|fiestas?|vacaciones|cosecha|zafra|lluvias|epoca|arranque))(?! ?(?:el |la |los |las )?(?:embar|envi|pedido|pag|produc|hac|comprar|ordenar|confirm|despach|carga|salida|cerrar|decidir|seguir|avanzar|factur|empacar|feria|visita|reunion|\d)) ?\p{L}+`;
const PORTUGUESE = String.raw`(?:antes d[eoa]s?|a tempo d[eoa]|(?:para|pra) [oa] (?=inicio|comeco|abertura|temporada|safra|volta|epoca|ferias|estacao))(?! ?(?:o |a |os |as )?(?:embar|envi|pedido|pag|produ|fech|carg|exped|comprar|confirm|factur|feira|visita|reuniao|\d)) ?\p{L}+`;
const FRENCH = String.raw`(?:avant (?:le |la |les |l'|notre |nos |que )|a temps pour |pour (?:le |la |les |l'|notre )(?=ouverture|debut|saison|rentree|fetes?|vacances|recolte|reouverture|vendanges))(?!(?:expedi|command|livrais|paie|embarq|product|depart|envoi|charge|valid|reglem|salon|foire|visite|\d))\p{L}+`;
const GERMAN = String.raw`(?:vor (?:de[rmn] |unsere[rmn] |beginn |start |saison|anfang )|rechtzeitig (?:zu[mr]? |vor |fur )|punktlich zu[mr] |bis zu[mr] )(?!(?:verschiff|versand|liefer|zahlung|auslief|bestell|auftrag|produktion|verlad|abgang|abnahme|rampe|ort|messe|besuch|haus|\d))\p{L}+`;
const ITALIAN = String.raw`(?:prima (?:del |della |dello |dell'|dei |delle |che )|in tempo per |per (?:l'|la |il )(?=apertura|inizio|stagione|riapertura|ripresa|vendemmia))(?!(?:spediz|ordin|pagam|imbarc|produz|consegn|caric|conferm|fiera|visita|\d))\p{L}+`;
const RUSSIAN = String.raw`(?:до|ко?|под|перед) (?:начал\p{L}+|перв\p{L}+|открыти\p{L}+|сезон\p{L}*|распутиц\p{L}*|холод\p{L}*|мороз\p{L}*|снег\p{L}*|дожд\p{L}+|праздник\p{L}*|отпуск\p{L}*|закрыти\p{L}+|ледостав\p{L}*|каникул\p{L}*|уборочн\p{L}+|посевн\p{L}+|школ\p{L}+|учебн\p{L}+|зим\p{L}+|лет\p{L}+|весн\p{L}+|осен\p{L}+|майск\p{L}+|конц\p{L}+ (?:сезона|навигации))|перед (?!отгр|отпр|оплат|заказ|постав|произв|погр|запуск|подпис)\p{L}+(?:ом|ем|ой|ами|ями)(?!\p{L})|к концу \p{L}+`;
const ARABIC = String.raw`قبل (?:موسم|بدايه|بدء|افتتاح|حلول|انطلاق|دخول|نهايه|عطله|اعياد|المدارس|الصيف|الشتاء|الربيع|الخريف|الحج|المهرجان|السنه)|مع (?:بدايه|بدء|حلول|افتتاح)|(?:ل|في )موسم`;
const OTHERS = String.raw`przed (?:sezonem|otwarciem|swietami|wakacjami|zima|latem|poczatkiem)|voor (?:het|de|ons|onze) (?:seizoen|opening|vakantie|feestdagen|start|zomer|winter)|sezon(?:dan)? once|acilistan once`;
const JAPANESE = String.raw`(?<!船積|出荷|発注|注文|生産|支払|量産|以|直|事|手|名|目の|製造|検品)(?<=[\u3040-\u9fff]{2})前(?:に|まで)|(?:商戦|新学期|入学|卒業|シーズン|連休|開店|オープン|開業|開幕|夏休み|冬休み|催事|フェア|時期|新生活)[^、。,;]{0,6}(?:まで|に間に合|前|に合わせ)|梅雨|新学期|新生活|商戦`;
const CHINESE = String.raw`(?<!船積|出荷|発注|注文|支払|量産|検品|发货|發貨|出货|出貨|付款|下单|下單|装船|裝船|生产|生產|出运|装柜|大货|订货|提|目|以|之|眼|当|當|发运|验货|交货|签约|收货)(?<=[\u4e00-\u9fff]{2})(?:之前|以前|前)(?![面端期台往提段景言途])|赶在[^,;。]{2,12}前|雨季|开业|開業|开学|開學|开渔|暑假|寒假|清明|五一|十一(?!月)`;
const KOREAN = String.raw`(?<!선적|출하|주문|발주|결제|생산|입금|출고|계약|양산|이|직|사)(?<=[가-힣]) ?전(?:에|까지)|장마|성수기|개학|휴가철|방학|시즌 ?(?:시작|오픈)|오픈 ?(?:전|일)|개장|개업`;

/** Times by an occasion. */
export const occasionWords = words(ENGLISH, SPANISH, PORTUGUESE, FRENCH, GERMAN, ITALIAN, RUSSIAN, ARABIC, OTHERS);
/** The same in scripts without blanks. */
export const occasionSigns = words(JAPANESE, CHINESE, KOREAN);

/** Spans of time with their number in a word. */
export const spelledSpans = words(
  String.raw`(?<=(?:zwei|drei|vier|funf|sechs|acht|zehn|zwolf) )(?:wochen|monaten?)`,
  String.raw`(?<=(?:dos|tres|cuatro|cinco|seis|ocho|diez|doce|duas|dois|quatro|oito|dez|doze) )(?:semanas|meses)`,
  String.raw`(?<=(?:deux|trois|quatre|cinq|six|huit|dix|douze) )(?:semaines|mois)`,
  String.raw`(?<=(?:due|tre|quattro|cinque|sei|otto|dieci|dodici) )(?:settimane|mesi)`,
  String.raw`(?<=(?:дв(?:а|е|ух)|тр(?:и|ех)|четыр(?:е|ех)|пят[ьи]|шест[ьи]|вос(?:емь|ьми)|десят[ьи]) )(?:недел\p{L}+|месяц\p{L}+)`,
  String.raw`(?<=(?:ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|عشره) )(?:اسابيع|اشهر|ايام)`,
);

/** What speaks of goods arriving, beside the words of delivery. */
export const arrivalWords = words(
  String.raw`in (?:our |my )?hands?|(?:be|go|get) live|reach(?:es)? us|(?:be|get|have (?:it|them|everything)) here|on (?:the |our )?shelf|(?:the|our) stock|landed|like (?:it|them|to have (?:it|them))|leave (?:shanghai|ningbo|shenzhen|qingdao|xiamen|your|the (?:factory|port))`,
  String.raw`привез\p{L}+|завез\p{L}+|прийти|приш\p{L}+|доехать|поступ\p{L}+|товар (?:нуж|нам|долж)\p{L}*`,
  String.raw`(?:estar|llegue|tenerl[oa]s?|tener (?:todo|la mercancia))|mercadoria|chegue|preciso (?:disso|dist[oa]|del[ea]s)|tem que (?:chegar|estar)|soit|soient|etre en (?:magasin|rayon)|(?:da|hier|vor ort) (?:sein|haben|ist)|alles (?:stehen|da)|merce|da noi|arriv\p{L}+|البضاعه|تصل|يصل|وصول\p{L}*`,
);
/** The same in scripts without blanks. */
export const arrivalSigns = String.raw`店頭|並べ|間に合|届|入荷|納品|受け取|到货|到貨|拿到|收到|赶上|趕上|받아|받고|받을|입고|들어와|도착`;
