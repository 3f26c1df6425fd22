/*
 * A number of goods that is wanted, though no price is asked for by a word: "Wir suchen 800 Emailletöpfe", "necesito 40 carretillas",
 * "折叠椅要500把". Levelled (levelling.ts).
 */

const NUMBER = String.raw`(?:\d{1,3}(?:[.,' ]\d{3})+|\d{2,6}|\d{1,3} ?(?:k|mil|тыс\.?|tausend|thousand)(?!\p{L}))`;
// What is no goods, behind a number: times, places, people, money, measures of power.
const OTHERS = String.raw`(?:min|hour|day|week|month|year|people|person|employe|copies|copy|page|percent|per cent|mw|mmbtu|million|billion|dollar|euro|usd|eur|cents?|units? of (?:gas|power)|dias|monat|mois|meses|mesi|мес|semana|woche|semaine|settiman|недел|tage|jours|giorni|дн|лет|час|мин|horas|heures|stunden|ore|anos|ans|jahre|anni|words?|hits|shares?|of (?:you|us|them)|more|of|to|or|and|am|pm|st|th|nd|rd)`;
const AFTER = String.raw`(?: (?:about|around|some|approx\.?|roughly|unos|unas|uns|umas|environ|ca\.?|circa|etwa|rund|около|примерно|порядка))? ${NUMBER} (?!${OTHERS})\p{L}{3}`;

/** A want with a count and a noun behind it. */
export const countWanted = new RegExp(
  [
    String.raw`(?<!\p{L})(?:(?:we|i)(?:'d| would)? (?:also )?(?:need|want|require|take|buy|like)|(?:we are|we're|i'm|i am)? ?looking (?:for|to (?:buy|order|import))|in need of|need|after|necesit(?:o|amos)|busc(?:o|amos)|quer(?:emos|ia|iamos)|quiero|quisiera(?:mos)?|requerimos|ocup(?:o|amos)|precis(?:o|amos)(?: de)?|procur(?:o|amos)|quero|gostaria(?:mos)? de|il (?:nous |me |m'en )?(?:faut|faudrait)|(?:nous )?(?:cherchons|recherchons|voudrions|souhaitons)|je (?:cherche|voudrais)|(?:wir |ich )?(?:brauch(?:en|e)|brauchten|benotigen|benotige|suchen|suche|mochten|hatten gern\p{L}*)|(?:ci |mi )?serv(?:ono|irebbero|irebbe)|cerch(?:iamo|o)|vorrem+o|vorrei|нуж(?:ны|но|ен|на)|ищем|надо|хотим (?:заказать|купить|приобрести)|хотели бы (?:заказать|купить)|возьмем|закупим|نحتاج|نريد|اريد|نبحث عن|potrzebujemy|szukamy|zoeken|nodig)${AFTER}`,
    String.raw`(?:要|需|想要|采购|採購|订|訂|求购|拿|来)[^,;\n]{0,14}?[\d一二两三四五六七八九十百千万]{1,7} ?[个個件套把张張台只支条條双雙箱吨枚本块片](?!月|小时|工作日)|\d[\d,.]* ?(?:千|万)?(?:脚|台|個|枚|本|セット|箱|足|着)(?:を|ほど|くらい|程度)?[^。\n]{0,12}(?:検討|希望|必要|探し|購入|仕入)|\d[\d,.]* ?(?:천|만)? ?(?:개|대|장|세트|벌|켤레|박스)[^.\n]{0,10}(?:필요|구매|구입|주문|생각|찾)`,
  ].join('|'),
  'u',
);
