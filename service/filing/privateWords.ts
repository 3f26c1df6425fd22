/*
 * Words by which a private letter is known, in the languages of those who work in foreign trade and their families. Kept
 * short and plain: a word that also stands in business letters does not belong here.
 */

/** What a relation is called as the sender of a letter; compared with the whole display name. */
export const kinship: ReadonlySet<string> = new Set(
  (
    '老婆 老公 妈 妈妈 老妈 妈咪 爸 爸爸 老爸 爹 娘 儿子 女儿 闺女 宝贝 宝宝 奶奶 爷爷 外婆 外公 姥姥 姥爷 哥 哥哥 姐 姐姐 弟弟 妹妹 大哥 大姐 表哥 表姐 表弟 表妹 舅舅 舅妈 姑姑 姑妈 阿姨 大姨 小姨 姨妈 叔叔 伯伯 婆婆 公公 侄子 侄女 孙子 孙女 岳父 岳母 媳妇 亲爱的 ' +
    'aunt auntie uncle cousin mum mom mama mummy mommy dad daddy papa wife husband hubby grandma grandpa granny sis sister brother bro honey darling sweetheart ' +
    'mutti vati oma opa schatz schatzi liebling maman papy mamie chéri chérie mamá papá abuela abuelo cariño mãe pai vovó nonna nonno mamma babbo amore ' +
    'мама папа мамочка папочка бабушка дедушка жена муж сестра брат любимая любимый 母 父 妻 夫 お母さん お父さん ママ パパ 엄마 아빠 여보 할머니 أمي أبي حبيبتي حبيبي'
  ).split(' '),
);

/** Matters of family, home, school and health. */
export const privateMatters =
  /家长会|家长群|补课|钢琴课|舞蹈课|兴趣班|高考|中考|发烧|感冒|看病|住院|吃药|奶粉|打球|钓鱼|爬山|麻将|喝酒|喝一杯|老地方|电影票|房租|房东|搬家|过年|蛋糕|生日|洗衣机|物业|驾照|老家|亲戚|幼儿园|接孩子|接女儿|接儿子|孩子|宝宝|作业|放学|学费|期末考|体检|挂号|医院|疫苗|买菜|做饭|晚饭|吃饭|回家|回来吃|爸妈|你妈|你爸|外婆|奶奶|爷爷|同学聚会|老同学|物业费|水电费|房贷|装修|相亲|结婚|婚礼|满月酒|生日快乐|周末去|旅游|看电影|驾校|社保|快递柜|想你|爱你|\b(?:pick up the (?:kids|children)|piano lesson|school trip|teacher|hiking|football match|the pub|a beer|the dog|the cat|the vet|plumber|mortgage|grandparents|birthday|baby|babysitting|see you at home|weekend together|parents?['’]? evening|school|kindergarten|homework|kids?|children|daughter|son|mum|mom|dad|grandma|grandpa|dentist|doctor['’]?s|hospital|vaccination|groceries|dinner|supper|home tonight|come home|wedding|birthday party|happy birthday|love you|miss you|babysitter|landlord|my rent|holiday photos|football practice|cinema|reunion|classmates?)\b|\b(?:elternabend|schule|kindergarten|kita|hausaufgaben|kinder|zahnarzt|arzttermin|abendessen|einkaufen gehen|hochzeit|hab dich lieb|klassentreffen)\b|\b(?:école|enfants?|dentiste|dîner|courses|mariage|maison ce soir|bisous|je t['’]aime)\b|\b(?:colegio|niños|dentista|cena|boda|te quiero|escuela|hijos?|hijas?|besos)\b|\b(?:scuola|bambini|dentista|cena|matrimonio|baci)\b|\b(?:escola|crianças|jantar|casamento|beijos)\b|родительское собрание|школ[аеуы]|детск\p{L}+ сад|дети|детей|ужин|свадьб|врач|люблю тебя|целую|保護者会|学校|子供|夕飯|晩ご飯|病院|학부모|유치원|저녁|아이들|병원|집에/giu;

/** What is no family matter even in a letter of the family. */
export const plainTrade =
  /报价|合同|发票|样品|采购|订单|询价|\b(?:quotation|invoice|purchase order|fob|cif|moq|proforma|catalogue|angebot|rechnung|devis|cotizaci[oó]n|preventivo)\b|见积|見積|견적/iu;

/** Matters of trade; one of them and a letter is no private one. */
export const tradeMatters =
  /价|报价|訂|订单|订货|下单|采购|货|样品|样衣|产品|款式|面料|合同|发票|付款|汇款|定金|数量|箱|柜|船期|工厂|客户|公司|网店|供应|批发|起订|规格|目录|展会|公斤|\d\s?(?:套|件|米|吨|台|个)|\b(?:price|prices|pricing|quote|quotation|offer|orders?|purchase|samples?|products?|catalog(?:ue)?|invoice|payment|shipment|shipping|delivery|container|factory|supplier|customer|company|contract|pcs|moq|fob|cif|exw|tender|business|inquiry|enquiry|wholesale|import|export|distributor|buy|sell|cooperation|brand|market)\b|\b(?:preis|angebot|bestellung|muster|rechnung|lieferung|firma|kunde|ware|anfrage|produkte?)\b|\b(?:prix|devis|commande|échantillons?|facture|livraison|entreprise|produits?|société)\b|\b(?:precio|cotizaci[oó]n|pedido|muestras?|factura|entrega|empresa|productos?)\b|\b(?:prezzo|offerta|ordine|campioni|fattura|consegna|azienda|prodotti)\b|\b(?:preço|cotação|amostras?|fatura|entrega|produtos?)\b|цен[аыу]|заказ|образ[це]|счет|поставк|компани|товар|договор|価格|見積|注文|サンプル|商品|納期|会社|가격|견적|주문|샘플|제품|회사|سعر|طلب|عينة|فاتورة|شركة|منتج/iu;
