/*
 * Numbers in words, levelled (levelling.ts). Plain data. What other languages use for something else ("once", "elf") is left out, or
 * counts in letters of its own language only (`guarded`).
 */

const listed = (words: string, values: readonly number[]): [string, number][] =>
  words
    .trim()
    .split(/\s+/)
    .flatMap((forms, at) => forms.split('|').map((word): [string, number] => [word, values[at] as number]));

const ONES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];
const TENS = [20, 30, 40, 50, 60, 70, 80, 90];
const HUNDREDS = [100, 200, 300, 400, 500, 600, 700, 800, 900];

/** What is added: ones, tens and, where a language has a word for them, hundreds. */
export const addedWords: readonly [string, number][] = [
  ...listed(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    ONES,
  ),
  ...listed('twenty thirty forty|fourty fifty sixty seventy eighty ninety', TENS),
  ...listed(
    'un|una|uno dos tres cuatro cinco seis siete ocho nueve diez - doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
    ONES,
  ),
  ...listed('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', TENS),
  ...listed('veintiuno|veintiun|veintiuna veintidos veintitres veinticuatro veinticinco', [21, 22, 23, 24, 25]),
  ...listed(
    'cien|ciento doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas quinientos|quinientas seiscientos|seiscientas setecientos|setecientas ochocientos|ochocientas novecientos|novecientas',
    HUNDREDS,
  ),
  ...listed(
    'um|uma dois|duas tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove',
    ONES,
  ),
  ...listed('vinte trinta quarenta cinquenta|cinqenta sessenta setenta oitenta noventa', TENS),
  ...listed(
    'cem|cento duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas quinhentos|quinhentas seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas novecentos|novecentas',
    HUNDREDS,
  ),
  ...listed('une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', ONES),
  ...listed('vingt|vingts trente quarante cinquante soixante septante octante|huitante nonante', TENS),
  ...listed(
    'ein|eine|einen|einem|eins zwei drei vier funf sechs sieben acht neun zehn - zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
    ONES,
  ),
  ...listed('zwanzig dreissig|dreisig vierzig funfzig sechzig siebzig achtzig neunzig', TENS),
  ...listed(
    '- due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
    ONES,
  ),
  ...listed('venti trenta quaranta cinquanta sessanta settanta ottanta novanta', TENS),
  ...listed(
    'een twee drie vier vijf zes zeven acht negen tien - twaalf dertien veertien vijftien zestien zeventien achttien negentien',
    ONES,
  ),
  ...listed('twintig dertig veertig vijftig zestig zeventig tachtig negentig', TENS),
  ...listed(
    'один|одна|одну|одного|одно два|две|двух три|трех четыре|четырех пять|пяти шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать двенадцать|двенадцати тринадцать четырнадцать пятнадцать|пятнадцати шестнадцать семнадцать восемнадцать девятнадцать',
    ONES,
  ),
  ...listed(
    'двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти семьдесят|семидесяти восемьдесят|восьмидесяти девяносто',
    TENS,
  ),
  ...listed(
    'сто|ста двести|двухсот триста|трехсот четыреста|четырехсот пятьсот|пятисот шестьсот|шестисот семьсот|семисот восемьсот|восьмисот девятьсот|девятисот',
    HUNDREDS,
  ),
  ...listed('полсотни полтысячи', [50, 500]),
  ...listed('jeden dwa|dwie trzy cztery piec szesc siedem osiem dziewiec dziesiec', ONES),
  ...listed(
    'dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat osiemdziesiat dziewiecdziesiat',
    TENS,
  ),
  ...listed('sto dwiescie trzysta czterysta piecset szescset siedemset osiemset dziewiecset', HUNDREDS),
  ...listed('bir iki uc dort bes alti yedi sekiz dokuz', ONES),
  ...listed(
    'واحد|واحده اثنان|اثنين|اثنتين ثلاث|ثلاثه اربع|اربعه خمس|خمسه ست|سته سبع|سبعه ثمان|ثماني|ثمانيه تسع|تسعه عشر|عشره',
    ONES,
  ),
  ...listed(
    'عشرون|عشرين ثلاثون|ثلاثين اربعون|اربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين',
    TENS,
  ),
  ...listed(
    'مائه|مئه|ميه|مايه مائتان|مائتين|مئتان|مئتين|ميتين ثلاثمائه|ثلاثمئه|ثلاثميه اربعمائه|اربعمئه|اربعميه خمسمائه|خمسمئه|خمسميه ستمائه|ستمئه|ستميه سبعمائه|سبعمئه|سبعميه ثمانمائه|ثمانمئه|ثمانميه تسعمائه|تسعمئه|تسعميه',
    HUNDREDS,
  ),
].filter(([word]) => word !== '-' && word.length > 1);

/** What multiplies the number before it, or what stands behind an article: "two hundred", "a thousand", "tres mil". */
export const multiplierWords: readonly [string, number][] = [
  ...listed('hundred hundert honderd yuz', [100, 100, 100, 100]),
  ...listed('cent cents centinaia centaines centenas centenares сотен сотни', [100, 100, 100, 100, 100, 100, 100, 100]),
  ...listed('thousand mil mille mila miles tausend duizend bin', [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000]),
  ...listed('migliaia milliers millares milhares', [1000, 1000, 1000, 1000]),
  ...listed(
    'тысяча|тысячу|тыщу тысячи тысяч tysiac tysiace tysiecy الف الاف',
    [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000],
  ),
  ...listed('million|millon|millones|milhao|milhoes|миллион|مليون', [1e6]),
];

/** Those that say one of it without an article: "mil peças". */
export const standingAlone = new Set(
  'mil mille tausend duizend hundert honderd cent yuz тысяча тысячу тыщу tysiac الف миллион مليون'.split(' '),
);

/** Collective counts, of which one more number may stand before: "un centinaio di", "deux centaines", "сотня". */
export const collectiveWords: readonly [string, number][] = [
  ...listed('centinaio centaine centenar centena сотня сотню', [100, 100, 100, 100, 100, 100]),
  ...listed('migliaio millier millar milhar', [1000, 1000, 1000, 1000]),
  ...listed('cinquantina cinquantaine cincuentena', [50, 50, 50]),
  ...listed('quarantina quarantaine trentina trentaine ventina vingtaine veintena', [40, 40, 30, 30, 20, 20, 20]),
  ...listed(
    'quindicina quinzaine decina dizaine decena dezena десяток десятка десятков',
    [15, 15, 10, 10, 10, 10, 10, 10, 10],
  ),
  ...listed('dozen dozzina douzaine docena duzia dutzend дюжина|дюжину dozijn', [12, 12, 12, 12, 12, 12, 12, 12]),
];

/** "A couple of hundred", "un paio di migliaia", "пару тысяч". */
export const pairWords = new Set('couple coupla par paar paio пара пару'.split(' '));

/** In whose letters they are something else: the bin, the mil of a film, "sto cercando"; '' is a language that nobody knows. */
export const guarded: Readonly<Record<string, readonly string[]>> = {
  ...{ cent: ['', 'en', 'de', 'nl', 'it', 'es', 'pt'], cents: ['en'], seize: ['', 'en'] },
  ...{ mil: ['en'], bin: ['', 'en', 'de'], sto: ['', 'it', 'es'] },
};

/** What makes of a number in words no count: "mil gracias", "one hundred percent", "cem por cento". */
export const noCountBehind =
  /^ ?(?:%|per ?cent|por ?cien|por cento|pour ?cent|prozent|procent|per cento|процент|في المئه|بالمائه|بالمئه|gracias|disculpas|perdones|obrigad|desculpas|dank|grazie|scuse|mercis?|thanks|спасибо|лет(?!\p{L})|times|fois|mal(?!\p{L})|veces|vezes|volte|раз(?!\p{L}))/u;
export const noCountBefore = /(?<!\p{L})(?:per|por|pour|pro) $/u;
