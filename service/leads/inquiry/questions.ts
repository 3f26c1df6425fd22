import type { LabelKey } from './labels';
import { levelText } from './levelling';

/*
 * Forms that ask in whole sentences ("What should we call you?", "Wie viele Stück?"): what each question is about. Plain data; levelled
 * (levelling.ts). The first line that matches counts, so what is narrower stands above.
 */

const questions: readonly [LabelKey, RegExp][] = [
  [
    'phone',
    /(?:phone|telephone|mobile|cell|best|contact|daytime|call-?back) number|number (?:to (?:call|reach|ring)|(?:where|on which) we)/u,
  ],
  [
    'email',
    /e-?mail|mailadres|reach you|contact you|get (?:back to|in touch with) you|erreichen|correo|courriel|почт|メール|메일|邮箱|郵箱|بريد/u,
  ],
  [
    'phone',
    /phone|telefon|telephone|whats ?app|mobile|call you|number to|numero|тел(?:ефон)|номер|電話|电话|전화|连絡先|هاتف|جوال|telefoon/u,
  ],
  [
    'price',
    /budget|target price|price (?:target|range|point|idea)|zielpreis|preisvorstellung|richtprijs|precio objetivo|presupuesto|preco[- ]alvo|orcamento previsto|prix cible|бюджет|целев|目标价|预算|予算|希望単価|예산|목표|hedef fiyat|butce|cena docelowa|ميزاني/u,
  ],
  [
    'delivery',
    /(?:by )?when|deadline|how soon|delivery date|lead ?time|wann|bis wann|cuando|para que fecha|quand|quando|когда|к какому|срок|kiedy|wanneer|ne zaman|bao gio|khi nao|いつ|納期|언제|什么时候|何时|几时|交期|متي/u,
  ],
  [
    'quantity',
    /how many|how much (?:do you need|would you)|quantit|wie ?viele?|welche menge|stuckzahl|cuant[oa]s|cantidad|quant[oa]s|combien|сколько|количеств|hoeveel|aantal|ile sztuk|ilu|kac (?:adet|tane)|bao nhieu|いくつ|何個|数量|몇 ?개|수량|多少(?:个|件|套)?|كم|الكميه/u,
  ],
  [
    'port',
    /(?:where|which port|what port)[^?]{0,40}(?:go|ship|deliver|send|port)|port of|destination|wohin|a (?:donde|que puerto)|(?:para onde|qual porto)|ou (?:faut|devons|livrer)|куда|dove (?:dobbiamo|spedire)|dokad|waarheen|naar welke haven|nereye|どこ(?:へ|に)|仕向|어디로|发到哪|目的港|到哪个港|الي اين/u,
  ],
  [
    'country',
    /(?:which|what) country|where are you (?:based|located)|aus welchem land|que pais|quel pays|какой стран|国家|국가/u,
  ],
  [
    'company',
    /company|business|organi[sz]ation|employer|where do you work|(?:welche|fur welche)[^?]{0,20}(?:firma|unternehmen)|firma|unternehmen|empresa|entreprise|societe|компани|организац|azienda|bedrijf|sirket|cong ty|会社|御社|회사|公司|شركه/u,
  ],
  [
    'product',
    /(?:what|which)[^?]{0,24}(?:product|item|looking|after|interested|need|want|like to (?:buy|order|source))|looking for|interested in|wonach|was (?:suchst|suchen|brauch|benotig|interessier)|welche[ns]? produkt|que (?:producto|necesita|busca|le interesa)|qual produto|o que (?:procura|precisa)|quel(?:s)? produit|que cherchez|какой товар|что вас интересует|что (?:нужно|ищете)|cosa (?:cerca|ti serve|le serve)|quale prodotto|czego|jaki produkt|wat zoek|welk product|ne ar|hangi urun|san pham nao|商品|製品|どのような|어떤 제품|什么产品|哪款|哪种产品|منتج/u,
  ],
  [
    'name',
    /(?:your|full) name|call you|who are you|are we (?:talking|speaking) (?:to|with)|wie (?:heiss?t|heissen|durfen wir)|ihr name|dein name|como (?:te llamas|se llama)|su nombre|seu nome|como (?:se chama|podemos)|comment vous appel|votre nom|как вас зовут|ваше имя|come (?:ti chiami|si chiama)|hoe heet|naam|jak (?:masz|sie)|adiniz|ten ban|お名前|성함|이름|怎么称呼|如何称呼|您的姓名|اسمك/u,
  ],
  [
    'message',
    /anything else|something else|tell us|more details|message|comment|how can we help|what can we do|sonst noch|noch etwas|algo mas|mais alguma|autre chose|что-нибудь еще|комментар|altro|nog iets|cos jeszcze|baska|其他|备注|その他|기타|ملاحظات/u,
  ],
];

const LONGEST = 90;
// "Best number to reach you" asks without the sign.
const BEST = /^(?:your |the )?best (?:number|phone|e-?mail|way|contact)(?: \p{L}+){0,5}[\s:]*$/u;

/** What a question of a form asks for; null for what is no question, or a question about something else. */
export function questionKey(raw: string): LabelKey | null {
  const text = levelText(raw.trim()).replace(/^\(?\d{1,2}[.):]\s*/, '');
  if (text.length < 4 || text.length > LONGEST || !(/\?[\s*]*$/.test(text) || BEST.test(text))) return null;
  // "And by phone?" and "what should we call you" both have "call": a number goes before a name only where no name is asked for.
  if (/should we call you|may we call you|call you\?|konnen wir dich nennen/u.test(text)) return 'name';
  return questions.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
