/*
 * More of what is said within a deal that runs, levelled (levelling.ts): the goods are on their way or at the customs, a quotation is
 * bargained over, somebody is away, colleagues reckon a price. Every gap in a pattern is bounded. Joined to the cues of otherCues.ts.
 */

const any = (...lines: string[]) => new RegExp(lines.join('|'), 'u');

/** Papers, customs, changes to what was ordered. */
export const dealRuns = any(
  String.raw`(?:stuck|held|blocked|detained) (?:at|in|by|up at) (?:the )?(?:customs|port|border)|(?:missing|wrong|incorrect) (?:on|in) (?:the|your) (?:invoice|documents|packing)|(?:on|in) your invoice\b|(?:sur|dans) (?:la|votre) facture|conteneur (?:est|reste|arriv)|est bloque|(?:en|de) (?:la|su) factura|contenedor (?:esta|llego|retenido|detenido)|retenid[oa] en|auf (?:der|ihrer) rechnung|container (?:ist|steht|hangt)|(?:beim|im) zoll\b|(?:sulla|nella) (?:vostra )?fattura|container (?:e (?:fermo|arrivat)|fermo|arrivat)|in dogana|na (?:sua |vossa )?fatura|conteiner (?:chegou|esta)|na alfandega`,
  String.raw`контейнер (?:стоит|застрял|пришел|вышел|прибыл)|на таможне|перекрасить|утвержда(?:ем|ю)(?!\p{L})|(?:货|貨|柜|櫃)(?:到了?(?:哪|没|沒)|卡在)|清关(?:卡|被|时)|改(?:一下)?(?:颜色|数量|唛头|收货人)|الطلبيه|كما في الفاتوره|تعديل (?:علي )?الفاتوره|في الجمارك|الحاويه (?:وصلت|عالقه)|bo chung tu|hoa don|cua khau|hang (?:ve|toi|den|di) (?:dau|chua)|da (?:chuyen (?:tien|khoan)|thanh toan|dat coc)|gumrukte|faturada|siparisin (?:durum|son)|通関(?:で|が|手続)|(?:出荷|納品|発送)(?:は(?:いつ|まだ)|の(?:予定|状況)|済)|통관(?:이|에|중)|선적 ?(?:일정|되었|언제)|출고 ?(?:일|언제|되)`,
);

/** A report on goods that were tested or inspected is handed over: a laboratory or an inspector writes. */
export const reportSent = any(
  String.raw`\b(?:find|attached|enclosed|herewith|attach|enclose|send you|sending you)\b[^.\n?]{0,16} (?:the|our|your|a|an)? ?(?:(?:draft|final|preliminary|signed|full|original|official|test|testing|inspection|audit|lab|laboratory|qc|survey) ){1,3}(?:reports?|results|certificate)\b(?! (?:of|from|for) (?:our|my) (?:current|present|old))|\b(?:report|results?|testing|samples?)[^.\n]{0,40} (?:passed|failed|did not pass)\b|\bsamples? (?:will be|are) (?:destroyed|discarded|disposed|kept) `,
  String.raw`(?:adjunt\p{L}+|anex\p{L}+|enviamos|segue)[^.\n]{0,20} (?:el|o|um|un|nuestro|nosso) (?:borrador (?:del|de) |rascunho do )?(?:informe|relatorio|laudo) (?:de|del|do|final|preliminar)|ci-joint[^.\n]{0,12} (?:le|notre|votre) (?:projet de )?rapport (?:d'(?:essai|inspection|audit)|de (?:test|controle)|final|provisoire)|(?:anbei|beigefugt|im anhang)[^.\n]{0,24} (?:den|der|unseren|ihren) (?:\p{L}+ )?(?:pruf|inspektions|labor|test|audit)berichts?|(?:in allegato|alleghiamo)[^.\n]{0,12} (?:il|la bozza del) (?:rapporto|verbale|certificato) (?:di|d')|(?:во вложении|направля\p{L}+|высыла\p{L}+)[^.\n]{0,20} (?:отчет|протокол)\p{L}* (?:о|об|испытан|провер|инспек)|附件[^.\n]{0,8}(?:检测|检验|验货|測試|测试|檢驗|驗貨)[^.\n]{0,4}(?:报告|報告)|(?:检测|检验|验货|测试)报告(?:已|初稿|草稿|如下|见附)|(?:試験|検査)(?:報告書|成績書)を(?:お送り|送付|添付)|(?:시험|검사) ?성적서(?:를)? ?(?:송부|첨부|보내)|مرفق (?:لكم )?تقرير (?:الفحص|الاختبار|المعاينه)`,
);

/** Our quotation is answered, compared or bargained over. */
export const quoteWeighed = any(
  String.raw`(?:hold|keep) the price|price (?:that )?you (?:quoted|gave|sent|offered)|you (?:quoted|offered) (?:us|me|\$|usd|eur|\d)|\bother (?:suppliers?|factor(?:y|ies)|quotes?|offers?) (?:is|are|at|offers?|quoted|gave)|(?:precio|valor) que (?:nos|me) (?:dio|dieron|pas\p{L}+|mand\p{L}+|cotiz\p{L}+|enviaron)|(?:preco|valor) que (?:voces|nos|me) (?:pass|mand|envi)\p{L}+|le prix que vous (?:nous )?avi?ez|votre prix (?:est|reste|de \d)|(?:ihr|der) (?:genannte )?preis (?:von \d|ist zu|liegt)|von ihnen genannt|halten sie den preis|prezzo che ci avete|(?:offerta|prezzo) (?:e|risulta) (?:troppo |un po' )?(?:alt|elevat|car)`,
  String.raw`(?:你们|你們|贵司|貴司|您|你)(?:上次)?(?:报|報|给)的|超出(?:我们|我們)?(?:的)?(?:预算|預算)|收到(?:您的|你们的)?(?:報價|报价)|您上次问我|보내 ?주신 (?:가격|견적|단가)|(?:가격|견적)(?:을|은)? ?(?:검토|확인)했|타사는|알려 ?주셔서 감사|(?:頂|いただ)いた(?:お見積|価格|単価)|他社(?:は|の見積)|у (?:других|конкурент\p{L}+) (?:дешевле|ниже|цена)|по вашему (?:кп|предложению)|gonderdiginiz (?:fiyat|teklif)|verdiginiz fiyat|gia (?:ban|em|anh|chi|ben em) (?:bao|gui|dua)|gia (?:hoi |qua )?cao|(?:عرضكم|السعر|سعركم) (?:مرتفع|غالي|اعلي)`,
);

/** An answer that a mail program gives while somebody is away. */
export const away = any(
  String.raw`out of (?:the )?office|\bon (?:annual|maternity|parental|sick) leave|auto(?:matic)?[ -]?(?:reply|response)|limited access to (?:my )?e-?mail|je suis (?:actuellement )?absente?|absente? (?:du bureau|jusqu)|ich bin (?:bis|vom|ab|derzeit|zurzeit|im)[^.\n]{0,30}(?:urlaub|nicht (?:im|erreichbar))|nicht im (?:buro|haus)|abwesenheits|fuera de (?:la |mi )?oficina|estoy (?:de vacaciones|ausente)|estarei ausente|estou de ferias|fora do escritorio|sono (?:in ferie|assente|fuori)|fuori (?:ufficio|sede)|poza biurem|afwezig|op vakantie tot`,
  String.raw`(?:я |нахожусь )?в отпуске|автоответ|отсутствую|自动(?:回复|答复)|自動(?:回覆|回復|応答|返信)|休假(?:至|中|到)|(?:出張|休暇|不在)の(?:ため|為)|メールの確認が遅|ofis disinda|otomatik yanit|izindeyim|부재 ?중|자동 ?(?:회신|응답)|휴가 ?중|خارج المكتب|رد تلقائي|في اجازه|dang nghi|nghi phep|tra loi tu dong`,
);

/** Colleagues reckon what to ask of a customer: the price of the factory, and a margin on it. */
export const amongColleagues = any(
  String.raw`(?:add|put|plus|mit|aggiung\p{L}*|ajout\p{L}*|anade|suma|cong|加|накид\p{L}+|накинь|добав\p{L}+)[^.\n]{0,10} ?\d+(?:[.,]\d+)? ?(?:%|个点|點|点)|\d+ ?% ?(?:margin|marge|margen|margem|margine|kar (?:marji|ekle)|마진|利润|毛利|наценк)|(?:마진|利润|毛利|наценк\p{L}*|margin|marge|margen)[^.\n]{0,6}\d+ ?(?:%|点)|(?:the factory|factory|завод|工厂|工廠|l'usine|die fabrik|la fabrica|la fabbrica|공장|nha may) (?:gave|says|said|quoted|meldet|a donne|nos dio|дал|bao)(?!\p{L})|(?:工厂|工廠|厂里)(?:给|報|报)(?:的|了)|relancer l'usine|ask (?:the )?factory|\b(?:vacation|sick|annual leave|parental leave) (?:time|days?|balance|hours?)\b|\bpto (?:days?|balance)\b|timesheets?\b|urlaubstage|resturlaub|dias de vacaciones|jours de conges|дней отпуска|年假|有給休暇|(?:报|報)给(?:客户|客人|他们)|给客(?:户|人)(?:报|報)`,
);
