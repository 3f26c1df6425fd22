import { levelText } from '../../../service/leads/inquiry/levelling';
import { readNumerals } from '../../../service/leads/inquiry/numerals';

/** Texts, their language, and the numbers in them with the words that say them. */
const cases: readonly (readonly [string, string | null, string])[] = [
  ['one hundred thousand floats', 'en', '100000=one hundred thousand'],
  [
    'two hundred and fifty tables and two thousand five hundred chairs',
    'en',
    '250=two hundred and fifty;2500=two thousand five hundred',
  ],
  ['twelve hundred hoses, twenty-five sets', 'en', '1200=twelve hundred;25=twenty-five'],
  ['a couple of hundred boards, a thousand mats', 'en', '200=a couple of hundred;1000=a thousand'],
  ['one hundred percent cotton', 'en', ''],
  ['film of 6 mil, a bin for bins, seize the day', 'en', ''],
  [
    'dos mil quinientos termos, mil hamacas y quinientas sillas',
    'es',
    '2500=dos mil quinientos;1000=mil;500=quinientas',
  ],
  ['treinta y cinco mil bolsas, un centenar de lámparas', 'es', '35000=treinta y cinco mil;100=un centenar'],
  ['mil gracias, el cien por cien', 'es', ''],
  ['mil e duzentas garrafas, umas mil também', 'pt', '1200=mil e duzentas;1000=mil'],
  [
    'cinq cents paniers, deux mille bougies, quatre-vingt-dix lampes',
    'fr',
    '500=cinq cents;2000=deux mille;90=quatre-vingt-dix',
  ],
  ['une centaine de clients, trente pour cent', 'fr', '100=une centaine'],
  [
    'zweihundertfünfzig Stühle, einundzwanzig, zwölftausend, dreißig',
    'de',
    '250=zweihundertfünfzig;21=einundzwanzig;12000=zwölftausend;30=dreißig',
  ],
  ['tausend Dank', 'de', ''],
  [
    'duemilacinquecento, centocinquanta, un paio di migliaia',
    'it',
    '2500=duemilacinquecento;150=centocinquanta;2000=un paio di migliaia',
  ],
  ['sto cercando sedie', 'it', ''],
  [
    'двести пятьдесят, полторы тысячи, тысяч пять, пару тысяч',
    'ru',
    '250=двести пятьдесят;1500=полторы тысячи;5000=тысяч пять;2000=пару тысяч',
  ],
  ['порядка тысячи штук, тысячи клиентов', 'ru', '1000=тысячи'],
  ['خمسمائة كرسي، ألف قطعة، ثلاثة آلاف مظلة', 'ar', '500=خمسمائة;1000=ألف;3000=ثلاثة آلاف'],
  ['مئتين وخمسين، خمسة وعشرين', 'ar', '250=مئتين وخمسين;25=خمسة وعشرين'],
  ['vijfhonderd stoelen en tweeduizend bekers', 'nl', '500=vijfhonderd;2000=tweeduizend'],
];

describe('numbers in words', () => {
  it.each(cases)('%s', (text, language, wanted) => {
    const said = readNumerals(levelText(text), language).map(
      ({ value, start, end }) => `${value}=${text.slice(start, end)}`,
    );
    expect(said.join(';')).toBe(wanted);
  });

  it('are all read in a text of a hundred thousand letters', () => {
    const long = 'two hundred and fifty chairs and '.repeat(3000);
    expect(readNumerals(levelText(long), 'en')).toHaveLength(3000);
  });
});
