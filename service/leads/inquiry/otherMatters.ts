/*
 * More of what is no inquiry although it asks, levelled (levelling.ts): an advance fee for a great contract, a study, an article, a gift,
 * a night in a hotel, a freight rate among forwarders, a change to an order. Every gap is bounded. Joined to the cues of otherCues.ts.
 */

const any = (...lines: string[]) => new RegExp(lines.join('|'), 'u');

/** A great contract that costs a fee first. */
export const advanceFee = any(
  String.raw`(?:registration|bidding form|bid form|notary|notari[sz]ation|enlistment|attestation|accreditation|legali[sz]ation|vendor)(?: and notary| registration| certificate)? fees?\b|fee of (?:usd|us\$|\$|€|£) ?\d|vendor (?:enlistment|accreditation)|(?:no|without) (?:quality )?inspection|(?:approved|registered) (?:as )?(?:an? )?(?:approved )?vendor[^.\n]{0,40}(?:pay|fee)|(?:our|the|an?) (?:lawyer|attorney|barrister|agent)[^.\n]{0,40}fees?|royal (?:highness|majesty|palace)|copy of (?:the |your )?(?:director'?s? |owner'?s? )?passport|bank coordinates|\becowas\b|contract (?:sum|value|worth)[^.\n]{0,24}million|\bloi ?\/ ?icpo\b`,
);

/** Studies, the press, gifts, peers. */
export const studyPressGift = any(
  String.raw`\b(?:my|our|a|for the|master'?s?|bachelor'?s?) (?:thesis|dissertation)\b|\b(?:master|phd|bachelor|university|college|graduate) students?\b|\b(?:we|i) (?:are|am) (?:an? )?(?:[a-z]+ )?students?\b|\b(?:writing|working on|preparing) (?:a|an) (?:article|piece|paper|story|report|thesis|feature)\b|comment (?:for|on) (?:an?|our|my) (?:article|piece|story)|\bjournalists?\b|for tomorrow's issue|in exchange for (?:a |an )?(?:[a-z]+ )?(?:review|post|mention)|\bfor (?:my|our) blog\b|\d+k? followers|giveaway[^.\n]{0,50}(?:followers|readers|subscribers|instagram|tiktok|channel|blog)|(?:followers|readers|subscribers)[^.\n]{0,60}giveaway|we are (?:peers|colleagues in the trade)|nos eleves|(?:somos|soy) (?:una? )?estudiantes?|etudiants? en|je suis etudiante?|trabajo (?:universitario|de la universidad|de grado)|masterarbeit|bachelorarbeit|diplomarbeit|studienarbeit|tesi di laurea|курсов(?:ая|ую|ой) работ|дипломн\p{L}+ работ|毕业论文|畢業論文|(?:我|本人)是[^.\n]{0,10}(?:学生|學生|研究生)|记者|記者|卒業論文|졸업 ?논문|بحث التخرج|interview of \d+ minutes|practicas? (?:profesional|universitari)|praktikum|\binternship\b`,
);

/** Private talk of money: a house, a night, a ticket. */
export const privateMoney = any(
  String.raw`(?:\b(?:per|a|each) night\b|\bla noche\b|\bpor noche\b|\bpar nuit\b|\bla nuit\b|\bpro nacht\b|\ba notte\b|\ba diaria\b|за ночь|一晚|每晚|\d泊|1박|في الليله|gecelig|mot dem)|\bbedrooms?\b|\bfloor plan\b|\bthe house (?:on|in) |\bthe (?:tenants?|landlord)\b|\b(?:face value|season tickets?|kickoff|babysit)|\bdear (?:parents|neighbou?rs|members|residents|guests?)\b|\bhi parents\b|liebe (?:eltern|mitglieder|nachbarn)|estimadas familias|chers (?:parents|voisins)|уважаемые (?:жильцы|родители|соседи)|各位(?:业主|業主|家长|家長)|同窓会|회원님들|السكان الكرام|szanowni (?:rodzice|mieszkancy)|\bbises\b|\bkisses\b|\blove,? (?:mum|mom|dad)\b`,
);

/** A file that is no paper, a password for it, a door to the mailbox. */
export const trapFile = any(
  String.raw`\.(?:pdf|docx?|xlsx?|jpe?g|png)\.(?:html?|exe|iso|scr|zip|js|rar)\b|\b[\w-]+\.(?:iso|exe|scr)\b|password (?:to|for) (?:open|the|this)|e-?mail-?(?:kennwort|passwort)|(?:kennwort|passwort) erforderlich|парол\p{L}{1,2} ?:? ?\d|解压密码|解壓密碼|邮箱(?:账号|密码)|connectez-vous (?:avec|a votre)|(?:fichier|archivo|file) (?:est |esta |is )?proteg|이메일(?:로| 계정)[^.\n]{0,10}로그인|dang nhap (?:email|mail)|hxxps?:|with your (?:corporate|company|business) (?:e-?mail|mail)|correo corporativo y contrasena`,
);

/** A rate among forwarders: containers on a road, free time. */
export const ratesAsked = any(
  String.raw`\b(?:rate|ocean|freight|frete|fret|flete|fracht) ?(?:request|quotation|quote|cotacao|cotation|anfrage)|ratenanfrage|(?:cotacao|cotation|cotizacion|cotar|coter|demande de cotation)(?: de| du)? (?:o )?(?:frete|fret|flete)|\b(?:eure|ihre|your best) (?:rate|raten|rates) (?:fur|for)\b|\bfree ?time\b|\b\d+ ?x ?(?:20|40|45) ?(?:'|gp|hc|hq|dv|ft|fcl)+[^.\n]{0,12}\b(?:ningbo|shanghai|shenzhen|yantian|xiamen|qingdao|tianjin|guangzhou|hamburg|rotterdam|antwerp\p{L}*)\b|(?:ningbo|shanghai|shenzhen|yantian|xiamen|qingdao|guangzhou) ?[-/>] ?(?!(?:china|port)\b)\p{L}{4,}|quot\p{L}+ on the portal|(?:network|partner) (?:members|agents)|cargo ready date|cuoc van chuyen|bao gia van chuyen|运价|運價|航线|柜型|快遞價|快递价|(?:每|\/)公斤|元\/kg|hk\$ ?\d+\/kg`,
);

/** A change or a question to what was ordered. */
export const orderChanged = any(
  String.raw`\bchanges? to (?:the|our|this) order\b|\bon (?:the|your) pi\b|\bfor (?:order|po) (?:no\.? ?)?#?\d|\b(?:po|order) \d{3,}\b[^.\n]{0,40}(?:delivery|status|price|ready|instead|line)|\bline \d+ \(|price (?:as per|as agreed|stays)|as per your (?:pi|proforma|quote|offer|contract)|agreed (?:price|\d)|we agreed\b|(?:pour|sur) la commande (?:n[°o]\.? ?)?\d|commande \d{3,} ?:|(?:bei|zu|zur) (?:order|bestellung|auftrag) (?:nr\.? ?)?\d|auftragsbestatigung|(?:para|del|el) pedido \d|(?:pedido|orden) \d{3,}|(?:al|l')ordine (?:n\.? ?)?\d|(?:do|dla) zamowienia (?:nr )?\d|bij (?:order|bestelling) \d|\d+ ?nolu siparis|sipariste(?:ki)?|по (?:контракту|договору|заказу) (?:№|#)? ?\d|счет на (?:доплату|\d)|(?:订单|單號|订单号)[a-z]{0,4}-?\d|这批货|大货(?:进度|什么时候)|按pi|طلبيه رقم|الطلبيه \d|(?:proforma|pi) (?:rectifi|corregid|corrig|revis|aangepast|korrigiert)|(?:amend|revise|correct)[^.\n]{0,12} (?:and|the) (?:resend|pi|proforma)|before we (?:release|place) the order|(?:got|received|have) (?:the|your) samples|samples? (?:has |have )?(?:arrived|received|came)|(?:llegaron|recibimos) (?:las )?muestras|(?:chegaram|recebemos) (?:as )?amostras|muster (?:sind )?(?:angekommen|erhalten)|образцы (?:пришли|получ)|样品(?:已经?)?收到|收到样品|وصلت (?:ال)?عينات`,
);

/** A supplier answers what we asked: his price, his mould, his sample fee. */
export const supplierAnswers = any(
  String.raw`价格(?:核|算)(?:出来|好)|(?:询价单?|询盘|图纸)收到|(?:客人|客户)(?:的)?目标价(?:是)?多少|(?:你)?先透个底|尽量给你做|模具费 ?\d|报价\d+天有效|交期\d+天|开模费?\d|sample (?:cost|fee|charge)s? \d+ ?(?:each|usd|rmb)?[^.\n]{0,12}refund|what packing does your customer|checked with (?:the|our) (?:factory|kiln|mill|workshop)|your (?:bulk|sample) order (?:is|of)|when will you (?:give|place)|(?:em|ben em) (?:gui|bao) (?:chi|anh|gia)|de em (?:giu|bao|gui) gia|giu gia`,
);
