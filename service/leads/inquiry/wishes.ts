import { matchesOf } from '../../common/matches';
import type { Found } from './inquiry';
import type { Passage } from './passages';
import { foundAt } from './passages';
import { whole } from './products';

/*
 * What else is asked for: certificates, samples, a catalogue.
 */

const NAMES = String.raw`ce(?: (?:certificate|marking|mark|zeichen))?|ukca|rohs|reach|fcc|ul(?= |,|\.|$|\))|etl|csa|fda|lfgb|dgccrf|gs(?= (?:mark|certificate|zeichen|zertifikat)| certif|[,./]|$)|tuv|en ?71(?:-\d(?:[/,]\d)*)?|en ?1[34]\d{3}|en ?\d{3}|astm ?[a-z]\d+|cpsia|cpc|eac|еас|тр тс(?: \d+\/\d+)?|гост(?: р)?|декларация соответствия|saber|saso|soncap|pvoc|coc|inmetro|anvisa|nom(?:-\d+\S*)?|kc(?= (?:mark|cert|인증)|인증)|kc인증|pse|jis|bis|isi|iso ?\d{4,5}(?:[:-]\d+)?|bsci|sedex|smeta|fsc|grs|oeko-?tex(?: standard 100)?|gots|msds|sds|un ?38\.3|halal|kosher|brc|haccp|gmp|prop ?65|california prop(?:osition)? 65|iec ?\d+|energy star|ip ?6\d (?:report|test)|sgs(?: report)?|intertek|bv report|tse|wras|acs|nsf|watersense|kebs|sonc|form [ae]|certificate of origin|3c|ccc|material certificate 3\.1|3\.1 certificate|食品衛生法|食品级检测|检测报告|檢測報告|质检报告|diamond pse`;
const CERTIFICATE = new RegExp(whole(NAMES), 'gu');
const NEEDS_COMPANY = /^(?:ce|nom|acs|bis|coc|isi|sds|gs|ul|reach|cpc|etl|nsf)$/;
const ABOUT =
  /certif|zertif|сертиф|approv|standard|comply|complian|conform|report|test|mark|norm|认证|證書|证书|報告|报告|認証|인증|شهاد|require|need|must|laudo|certific|belge|atest/u;

/** The certificates and standards that a message asks for, each once, at most twelve. */
export function readCertificates(passage: Passage): Found<string>[] {
  const found = new Map<string, Found<string>>();
  for (const match of matchesOf(CERTIFICATE, passage.level)) {
    if (found.size >= 12) break;
    const around = passage.level.slice(Math.max(0, match.index - 80), match.index + match[0].length + 60);
    const written = passage.text.slice(match.index, match.index + match[0].length);
    // Short names are words of other languages too: they count in capitals, or beside a word about tests.
    if (
      NEEDS_COMPANY.test(match[0]) &&
      (written !== written.toUpperCase() || !ABOUT.test(around)) &&
      !/[+/,&] ?$|^ ?[+/,&]/.test(around)
    )
      continue;
    const name = written.replace(/\s+/g, ' ').trim();
    const key = match[0].replace(/[\s-]/g, '');
    if (!found.has(key)) found.set(key, foundAt(passage, match.index, match.index + match[0].length, name));
  }
  return [...found.values()];
}

const SAMPLES = new RegExp(
  `(?:\\d{1,3} ?(?:pcs?|pieces|шт|pz|件|个|個|枚|개|st(?:uck)?)?\\.? ?(?:of )?)?(?:${whole('(?:free |counter |pre-?production )?samples?|muestras?|muster(?:stuck|teile)?s?|образ(?:ец|цы|цов|ца)|echantillons?|amostras?|campion[ei]|campionatura|numune(?:ler)?|probk[aię]|wzor(?:y|ow)|monsters?|hang mau|عينات|عينه|العينات')}|样品|樣品|样板|打样|サンプル|見本|샘플|견본)`,
  'gu',
);
const CATALOGUE = new RegExp(
  `${whole('(?:e-?)?catalog(?:ue)?s?|price ?lists?|brochures?|product range|lista de precios|catalogos?|lista de precos|tabela de precos|catalogues?|tarifs?|preislisten?|katalog(?:e)?|каталог\\p{L}{0,2}|прайс(?:-лист)?\\p{L}{0,2}|listino(?: prezzi)?|cataloghi|catalogo|كتالوج|الكتالوج|قائمه (?:ال)?اسعار|fiyat listesi|cennik|prijslijst|bang gia')}|产品目录|產品目錄|目录|目錄|价格表|價格表|报价单|カタログ|価格表|카탈로그|가격표`,
  'gu',
);

const MISSING = /(?:^|\s)(?:no|not|without|sin|sem|sans|ohne|без|不需要|무)\s(?:need\s)?(?:for\s)?$/u;

function firstOf(passage: Passage, pattern: RegExp): Found<string> | null {
  for (const match of matchesOf(pattern, passage.level)) {
    if (MISSING.test(passage.level.slice(Math.max(0, match.index - 16), match.index))) continue;
    const lead = match[0].length - match[0].trimStart().length;
    const start = match.index + lead;
    const end = match.index + match[0].trimEnd().length;
    return foundAt(passage, start, end, passage.text.slice(start, end).replace(/\s+/g, ' '));
  }
  return null;
}

/** The first words that ask for samples; null where none do. */
export const readSamples = (passage: Passage): Found<string> | null => firstOf(passage, SAMPLES);

/** The first words that ask for a catalogue or a price list; null where none do. */
export const readCatalogue = (passage: Passage): Found<string> | null => firstOf(passage, CATALOGUE);
