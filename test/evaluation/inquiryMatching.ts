/*
 * When two values are the same in the scoring of inquiries (../shared/data/inquiries/README.md): free texts after folding case, spaces and
 * punctuation, or one contained in the other; numbers by value; telephone numbers by their digits; units by a table of synonyms.
 */

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');
}

/** Equal after folding case, spaces and punctuation, or one contained in the other. */
export function isSameText(a: string, b: string): boolean {
  const [one, other] = [fold(a), fold(b)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** By digits; a leading 00 equals a plus. */
export function isSamePhone(a: string, b: string): boolean {
  const digits = (text: string) =>
    text
      .replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15))
      .replace(/\D/g, '')
      .replace(/^00/, '');
  return digits(a) !== '' && digits(a) === digits(b);
}

export function isSameNumber(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

// Chinese and Japanese have no blanks between words: pairs of characters stand for them.
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\u3040-\u30ff\u3400-\u9fff]+|[^\P{L}\u3040-\u30ff\u3400-\u9fff]+|\p{N}+(?:[.,]\p{N}+)*/gu)) {
    if (!/[\u3040-\u30ff\u3400-\u9fff]/.test(run) || run.length === 1) words.push(run);
    else for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  }
  return [...new Set(words)];
}

/**
 * How much two names of a product have in common, 0 to 1: the share of their words, of the longer or of the shorter, whichever
 * of them is all in the other. "Part of a longer phrase" is as good as the phrase.
 */
export function productLikeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return 0;
  if (isSameText(a, b)) return 1;
  const common = one.filter(word => other.includes(word)).length;
  const shorter = Math.min(one.length, other.length);
  return common === shorter ? 1 : common / Math.max(one.length, other.length);
}

const units = [
  'pc pcs piece pieces unit units un und unds u ud uds nos no ea each stk stck stuck stücke stück st pz pza pzas pezzi pezzo pieza piezas pièce pièces peça peças pça pças pçs unidad unidades unidade unité unités шт штука штук штуки 件 个 個 只 支 把 枚 台 条 條 张 張 本 ks szt sztuk adet cái chiếc 개 개입 ピース قطعة قطع حبة حبه stuks stks tk vnt buc db blades',
  'set sets satz sätze juego juegos jgo jgos jeu jeux conjunto conjuntos cj компл комплект комплектов комплекта комплекты набор наборов 套 组 組 セット 세트 kit kits zestaw zestawów takım طقم أطقم set(s) bộ serie',
  'pair pairs pr prs paar paare par pares paire paires пар пара пары 双 對 对 雙 双 組 켤레 زوج أزواج çift coppia paia',
  'ctn ctns carton cartons karton kartons cartón cartones caja cajas caixa caixas box boxes bx cx коробка коробок кор 箱 ケース 箱子 박스 상자 كرتون كرتونة kutu koli scatola scatole doos dozen_box kartonów thùng',
  'dozen dozens doz dz dzn docena docenas dúzia dúzias dutzend douzaine дюжина 打 ダース',
  'roll rolls rollo rollos rolle rollen rouleau rouleaux rolo rolos рулон рулонов рулона 卷 ロール 롤 لفة rotolo rotoli rulo',
  'kg kgs kilo kilos kilogram kilograms кг 公斤 千克 キロ 킬로 كجم كيلو',
  't ton tons tonne tonnes mt tonelada toneladas т тонн тонна тонны 吨 噸 トン 톤 طن tonnellate to',
  'm mtr mtrs meter meters metre metres metro metros mètre mètres м метр метров метра 米 メートル 미터 متر metri',
  'sqm m2 m² sq.m м² м2 кв.м 平方米 平方 ㎡ metros² mq',
  'l ltr liter liters litre litres litro litros л литр литров 升 リットル 리터 لتر',
  'bag bags sack sacks saco sacos sac sacs мешок мешков 袋 包 كيس أكياس beutel sacchi çuval',
  'bottle bottles btl botella botellas flasche flaschen flacon flacons garrafa garrafas бутылка бутылок 瓶 本 병 زجاجة',
  'pack packs pk packet packets paquete paquetes packung packungen paquet paquets pacote pacotes упак упаковка упаковок пачка 包 パック 팩 عبوة paket',
  'sheet sheets hoja hojas blatt feuille feuilles folha folhas лист листов 张 張 枚 장 ورقة',
  'container containers contenedor contenedores conteneur conteneurs contêiner contentor контейнер контейнера fcl cont 柜 柜子 货柜 コンテナ 컨테이너 حاوية',
  "40hq 40hc 40'hq 40'hc 40ft 40feet 40 40'",
  "20gp 20ft 20' 20'gp 20feet 20",
  'pallet pallets palette paletten palé palés паллет палета palet 托 パレット 팔레트 pallets',
].map(line => new Set(line.split(' ')));

/** The same unit, in whatever language and number; container sizes count as containers too. */
export function isSameUnit(a: string, b: string): boolean {
  const [one, other] = [fold(a), fold(b)];
  if (one === other) return one !== '';
  const groups = (folded: string) =>
    units.flatMap((set, i) => ([...set].some(word => fold(word) === folded) ? [i] : []));
  const [first, second] = [groups(one), groups(other)];
  if (first.some(group => second.includes(group))) return true;
  // "20ft container" and "container", "40' HQ" and "40HQ".
  return one.length > 2 && other.length > 2 && (one.includes(other) || other.includes(one));
}
