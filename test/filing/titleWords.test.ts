import type { RecordFacts, CompanyFacts } from '../../service/filing/question';
import { chooseByTitle } from '../../service/filing/titleWords';

let nextId = 1;
function record(title: string, part: Partial<RecordFacts> = {}): RecordFacts {
  const number = part.number ?? `PI26-${nextId}`;
  const base = { foldedNumber: number, otherNumbers: [], companyId: 1, isOpen: true, forRecordId: null };
  return { id: nextId++, kind: 'order', number, title, ...base, ...part };
}

/** The title that a mail is about, of a company with open records of these titles. */
function about(
  titles: readonly string[],
  subject: string,
  text = '',
  elsewhere: readonly string[] = [],
): string | null {
  const openRecords = titles.map(title => record(title));
  const company: CompanyFacts = {
    id: 1, name: 'Meadow Retail', foldedName: 'meadow retail', isCustomer: true, isSupplier: false, isAgent: false, isPartner: false,
    parentId: null, hasSubsidiaries: false, domains: [], principalIds: [], openRecords, openRecordCount: openRecords.length,
  }; // prettier-ignore
  const others = elsewhere.map(title => record(title, { isOpen: false }));
  return chooseByTitle(company, 'Our Mill', subject, text, others)?.record.title ?? null;
}

describe('a record by the words of its title', () => {
  it.each<[string, string[], string, string | null]>([
    [
      'hyphenated words',
      ['Light-up yo-yo and spinning tops'],
      'light-up yo-yo batteries',
      'Light-up yo-yo and spinning tops',
    ],
    ['hyphenated words of another', ['Pop-up tent', 'Roll-up banner'], 'roll-up: new artwork', 'Roll-up banner'],
    [
      'short words together with a longer one',
      ['Wooden train set', 'Soap dish'],
      'train set stickers',
      'Wooden train set',
    ],
    [
      'one word that names the goods, of several records',
      ['Houten keukentjes', 'Stoelen'],
      'keukentjes te laat?',
      'Houten keukentjes',
    ],
    ['the singular', ['Beach buckets', 'Kites'], 'bucket colours', 'Beach buckets'],
    ['a plural in -ies', ['Paper lantern berry', 'Kites'], 'lanterns and berries', 'Paper lantern berry'],
    ['a plural in -ves', ['Kitchen knife'], 'the knives', 'Kitchen knife'],
    [
      'another case in Russian',
      ['Мягкие игрушки', 'Коробки'],
      'мягких игрушек нет, и мягкие игрушками',
      'Мягкие игрушки',
    ],
    ['a word of two records', ['Glass vases', 'Ceramic vases'], 'vases', null],
    ['what it is made of only', ['Wooden train set'], 'wooden spoons for the kitchen', null],
    ['what it is made of only, as plush', ['Plush unicorns'], 'plush bears, when?', null],
    ['a word that every title has', ['Spare parts for looms', 'Cutter'], 'spare parts missing', null],
    ['a short word only', ['Set of mops', 'Kites'], 'a new set of papers', null],
    ['a word of two letters more is another word', ['Pan lids', 'Kites'], 'panel lighting', null],
    ['a title that another one begins', ['Sand toys', 'Broken sand wheels'], 'sand wheels again', 'Broken sand wheels'],
    ['a word of our own name', ['Mill brushes', 'Kites'], 'for the mill: address', null],
    ['a word of our own name with its neighbour', ['Mill brushes', 'Kites'], 'mill brushes', 'Mill brushes'],
    ['something new', ['Houten keukentjes'], 'new inquiry: keukentjes', null],
  ])('%s', (_what, titles, subject, title) => {
    expect(about(titles, subject)).toBe(title);
  });

  it('one shared word says nothing where the others are of a closed record or of the parent', () => {
    expect(about(['Garden hose'], 'garden chairs: the bolts')).toBe('Garden hose');
    expect(about(['Garden hose'], 'garden chairs: the bolts', '', ['Garden chairs'])).toBeNull();
    expect(about(['Garden hose'], 'garden hose bolts, like for the chairs', '', ['Garden chairs'])).toBe('Garden hose');
  });
});
