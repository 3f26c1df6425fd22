import type { LanguageName } from '../theme/themes';

/** ISO 3166-1 alpha-2, the countries that goods are sold to and bought from. */
const codes =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ ' +
  'DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP ' +
  'KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ ' +
  'OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ ' +
  'UA UG US UY UZ VC VE VG VI VN VU WS XK YE YT ZA ZM ZW';

export interface Country {
  code: string;
  name: string;
  /** Names in the other language and the code, so that either is found. */
  words: string;
}

const made = new Map<LanguageName, readonly Country[]>();

/** Every country with its name in the language, by that name. */
export function countries(language: LanguageName): readonly Country[] {
  const known = made.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const others = new Intl.DisplayNames([language === 'en' ? 'zh-CN' : 'en'], { type: 'region' });
  const list = codes
    .split(' ')
    .map(code => ({ code, name: names.of(code) ?? code, words: `${code} ${others.of(code) ?? ''}`.toLowerCase() }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
  made.set(language, list);
  return list;
}

// What people write for a country that is called otherwise.
const usualNames: Readonly<Record<string, string>> = {
  ...{ usa: 'US', uk: 'GB', 'great britain': 'GB', england: 'GB', uae: 'AE', holland: 'NL', korea: 'KR' },
  ...{ 阿联酋: 'AE', 香港: 'HK', 澳门: 'MO', 中国台湾: 'TW', 波黑: 'BA', 沙特: 'SA', 捷克共和国: 'CZ' },
};

/** The code of the country that is meant by a text: its name in either language, its code, a usual name, or a part that only one name holds; null where it is none. Pure. */
export function countryMeant(language: LanguageName, typed: string): string | null {
  const q = typed.trim().toLowerCase();
  if (!q) return null;
  const list = countries(language);
  const exact = list.find(
    ({ code, name, words }) => code.toLowerCase() === q || name.toLowerCase() === q || words.slice(3) === q,
  );
  if (exact) return exact.code;
  if (usualNames[q]) return usualNames[q];
  const [only, ...others] = q.length > 1 ? findCountries(list, q) : [];
  return only && others.length === 0 ? only.code : null;
}

/** Countries whose name, in either language, or whose code begins with or holds what is typed; best first. */
export function findCountries(list: readonly Country[], typed: string): readonly Country[] {
  const q = typed.trim().toLowerCase();
  if (!q) return list;
  const rank = (country: Country): number => {
    const name = country.name.toLowerCase();
    if (country.code.toLowerCase() === q) return 0;
    if (name.startsWith(q)) return 1;
    return name.includes(q) || country.words.includes(q) ? 2 : 3;
  };
  return list
    .map(country => ({ country, rank: rank(country) }))
    .filter(one => one.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(one => one.country);
}
