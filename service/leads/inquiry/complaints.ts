/*
 * More ways in which goods that came are complained of, levelled (levelling.ts): their quality, customers who bring them back, what is
 * asked for in return. Every gap in a pattern is bounded. Joined to the cues of otherCues.ts.
 */

const any = (...lines: string[]) => new RegExp(lines.join('|'), 'u');

/** Bad goods, goods that come back, a rebate or new ones for them. */
export const badGoods = any(
  String.raw`\b(?:very|so|too|really|extremely) (?:bad|poor|low) quality\b|\bquality (?:is |was |of [^.\n]{2,40} (?:is|was) )?(?:so |very |too |really |extremely |just )?(?:bad|poor|terrible|awful|horrible|worst)\b|\b(?:bags|goods|items|pieces|products|boxes|units|shipment|batch|lot) (?:[a-z]+ ){0,4}(?:is|are|was|were) (?:very |so |really )(?:bad|poor)\b|\b(?:customers?|clients?|shops?) (?:have |has |already |all )?return(?:ed|s|ing)? (?:me|us|\d|the|these|them|it)\b|\b(?:give|grant|offer|owe) (?:me|us) (?:a |some )?(?:discount|rebate|credit)\b[^.\n]{0,40}(?:next|order|because|for (?:this|the))|\b(?:send|give|ship)(?: me| us)? (?:new |replacement |other )[^.\n]{0,24}\bfree\b`,
  String.raw`(?:muy|tan) mala(?:s)? (?:la )?calidad|pesima (?:la )?calidad|calidad (?:es |fue |salio )?(?:muy |tan )?(?:mala|pesima)|(?:clientes?|tiendas?) (?:me|nos) (?:devolv|devuelv)\p{L}+|(?:ma|pessima) qualidade|qualidade (?:e |esta |foi )?(?:muito |tao )?(?:ruim|pessima|ma)(?!\p{L})|(?:clientes?|lojas?) (?:devolv|estao devolv)\p{L}+|(?:tres )?mauvaise qualite|qualite (?:est |etait )?(?:tres )?mauvaise|malfacons?|a vos frais|(?:clients?|magasins?) (?:nous |me )?(?:retourn|ramen|renvoi)\p{L}+`,
  String.raw`(?:pessima|scarsa|cattiva) qualita|qualita (?:e |era )?(?:pessima|scadente|scarsa)|merce scadente|a vostre spese|contestazion\p{L}+|preisminderung|preisnachlass wegen|auf ihre kosten|zuruckzusenden|schlechte[rn]? qualitat|qualitat (?:ist |war )(?:sehr |so )?schlecht|beanstand\p{L}*|nachbesserung|ersatzlieferung|kunden (?:bringen|schicken)[^.\n]{0,30}zuruck|slechte kwaliteit|kwaliteit is (?:erg |heel )?slecht|zla jakosc|jakosc (?:jest )?(?:bardzo )?(?:zla|slaba)|wadliw\p{L}*`,
  String.raw`(?:плох|ужасн|отвратительн)\p{L}+ качеств|качество (?:очень |просто )?(?:плох|ужасн|никак)\p{L}*|(?:покупател|клиент|магазин)\p{L}* (?:возвраща|несут обратно)\p{L}*|kalitesi? (?:cok )?(?:kotu|bozuk)|kalitesiz|iade ed\p{L}+|ayipli|(?:质量|質量|品质|品質)(?:很|太|非常|特别|實在)?(?:差|烂|爛|糟)|(?:客户|客人|顾客|客戶)(?:都)?(?:退回|退货|退貨|要求退)|补发|補發|返品|品質が(?:悪|ひど)|반품|품질이? ?(?:너무 |아주 )?(?:나쁘|안 좋|엉망)|(?:جوده|نوعيه) (?:\p{L}+ )?(?:سيئه|رديئه)|سيئه جدا|(?:ارجع|رجع) (?:الزبائن|العملاء|الزبون)|chat luong (?:qua |rat )?(?:kem|te)|bi tra (?:hang|lai)`,
);

/** What says of a file that it opens with a password, beside an archive that came with it. */
export const lockedFile =
  /\b(?:pass ?word|pass ?code|pwd|pin code)\b ?(?:to open|for (?:the|this)|is|:|=|-)|(?:kennwort|passwort) ?(?:ist|lautet|:)|mot de passe ?(?:est|:)|contrasena ?(?:es|:)|senha ?(?:e|:)|парол\p{L}{1,2} ?(?:-|:|к архив|для)|(?:解压|解壓|密)(?:密)?码[:是为 ]|密碼[:是為 ]|パスワード(?:は|:)|비밀번호(?:는|:)|كلمه (?:المرور|السر)/u;
