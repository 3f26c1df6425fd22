import { isShortOf } from '../../service/filing/ownNumbers';
import type { Case } from './cases';
import { expectOutcome } from './cases';
import type { World } from './world';

/** Bicycle parts; customers whose numbers resemble each other's. */
const bicycles: World = {
  own: {
    name: 'Kunshan Feilun Cycle Parts Co., Ltd.',
    domains: ['feilun-cycle.com'],
    crm_dropbox: 'file@feilun-cycle.com',
    mailboxes: [{ address: 'zoe.tang@feilun-cycle.com', name: 'Zoe Tang' }, { address: 'sales@feilun-cycle.com' }],
  },
  customers: [
    {
      id: 'Haifa',
      name: 'Galgalim Ltd',
      domains: ['galgalim.co.il'],
      contacts: [{ name: 'Dov', email: 'dov@galgalim.co.il' }],
    },
    { id: 'Lima', name: 'Ruedas Andinas SAC', domains: ['ruedas-andinas.pe'], contacts: [] },
    { id: 'Kiev', name: 'ТОВ «Велосвіт»', domains: ['velosvit.ua'], contacts: [] },
    { id: 'Lyon', name: 'Cycles Rhodaniens SARL', domains: ['rhodaniens.fr'], contacts: [] },
    { id: 'Oslo', name: 'Nordsykkel AS', domains: ['nordsykkel.no'], contacts: [] },
    { id: 'Porto', name: 'Pedais do Douro Lda', domains: ['pedais.pt'], contacts: [] },
  ],
  agents: [
    {
      id: 'Wong',
      name: 'Wong Buying',
      domains: ['wong-buying.hk'],
      acts_for: ['Lyon', 'Lima'],
      contacts: [{ name: 'May Wong', email: 'may@wong-buying.hk' }],
    },
  ],
  suppliers: [{ id: 'Spokes', name: 'Ningbo Spokes', domains: ['nb-spokes.cn'], contacts: [] }],
  partners: [],
  records: [
    { id: 'PI-FL260071', type: 'order', party: 'Haifa', customer_refs: ['PO-IL-7714'], title: 'Chain rings' },
    { id: 'PI-FL260072', type: 'order', party: 'Lima', customer_refs: ['OC 7714'], title: 'Pedales de aluminio' },
    { id: 'PI-FL260073', type: 'order', party: 'Kiev', customer_refs: ['заказ №Т-231'], title: 'Спицы' },
    { id: 'PI-FL260074', type: 'order', party: 'Kiev', customer_refs: ['15-К/2026'], title: 'Втулки' },
    { id: 'PI-FL260075', type: 'order', party: 'Lyon', customer_refs: ['Bon de commande 2026-331'], title: 'Selles' },
    { id: 'PI-FL260076', type: 'order', party: 'Oslo', customer_refs: ['4500 771 902'], title: 'Grips' },
    { id: 'PI-FL260077', type: 'order', party: 'Porto', customer_refs: ['ENC 2026/0733'], title: 'Travões' },
    { id: 'Project Northlight', type: 'project', party: 'Oslo', title: 'Lamps 2027' },
    { id: 'Ruta Blanca', type: 'project', party: 'Lima', title: 'Bicicletas urbanas' },
    { id: 'SO 000841', type: 'order', party: 'Porto', customer_refs: ['T-118'], title: 'Correntes' },
    { id: 'FL26-Q031', type: 'quote', party: 'Porto', title: 'Cassettes' },
    { id: 'FL26-Q041', type: 'quote', party: 'Porto', title: 'Câmbios' },
    { id: 'CG260031', type: 'purchase_order', party: 'Spokes', for_order: 'PI-FL260073' },
  ],
};

const zoe = 'Zoe Tang <zoe.tang@feilun-cycle.com>';
const dov = 'Dov <dov@galgalim.co.il>';
const lima = 'compras@ruedas-andinas.pe';
const kiev = 'sales@velosvit.ua';
const lyon = 'achats@rhodaniens.fr';
const oslo = 'kjop@nordsykkel.no';
const porto = 'compras@pedais.pt';
const may = 'May Wong <may@wong-buying.hk>';

const run = (cases: Case[]) => it.each(cases)('%s', (_what, mail, outcome) => expectOutcome(bicycles, mail, outcome));

describe('numbers with other blanks and strokes than the record has', () => {
  run([
    ['groups of letters with blanks', { from: dov, to: zoe, subject: 'PI FL 260071 ETA' }, 'Haifa PI-FL260071'],
    ['a blank for the first stroke', { from: dov, to: zoe, subject: 'pi-fl 260071' }, 'Haifa PI-FL260071'],
    ['blanks for both strokes of a reference', { from: dov, to: zoe, subject: 'PO IL 7714' }, 'Haifa PI-FL260071'],
    ['a colon and a blank', { from: dov, to: zoe, text: 'ref. PO: IL 7714' }, 'Haifa PI-FL260071'],
    ['a dot behind the letters', { from: porto, to: zoe, subject: 'ENC. 2026/0733' }, 'Porto PI-FL260077'],
    ['digits in groups', { from: oslo, to: zoe, text: 'vår ordre 4500 771 902 haster' }, 'Oslo PI-FL260076'],
    ['the same digits together', { from: oslo, to: zoe, text: 'vår ordre 4500771902 haster' }, 'Oslo PI-FL260076'],
    ['digits in groups that are a telephone number', { from: oslo, to: zoe, text: 'Tel: 4500 771 902' }, 'Oslo'],
    ['digits in groups without a word', { from: oslo, to: zoe, text: 'ring 4500 771 902' }, 'Oslo'],
    ['full-width forms', { from: dov, to: zoe, subject: 'ＰＩ－ＦＬ２６００７１' }, 'Haifa PI-FL260071'],
    ['a file name', { from: dov, to: zoe, files: ['PI FL 260071 signed.pdf'] }, 'Haifa PI-FL260071'],
    ['a longer number of which it is the beginning', { from: porto, to: zoe, text: 'T-1182 is new' }, 'Porto'],
    ['a part of another number', { from: porto, to: zoe, text: 'see AB-T-118-X7' }, 'Porto'],
  ]);
});

describe('one letter and three digits', () => {
  run([
    ['Latin', { from: porto, to: zoe, subject: 'T-118' }, 'Porto SO 000841'],
    ['without the stroke', { from: porto, to: zoe, text: 'about T118 please' }, 'Porto SO 000841'],
    ['after its word', { from: porto, to: zoe, text: 'pedido T 118' }, 'Porto SO 000841'],
    ['Cyrillic after its word', { from: kiev, to: zoe, subject: 'Заказ № Т-231' }, 'Kiev PI-FL260073'],
    ['Cyrillic after a declined word', { from: kiev, to: zoe, text: 'по заказу Т-231 вопрос' }, 'Kiev PI-FL260073'],
    ['a Latin letter for the Cyrillic one', { from: kiev, to: zoe, text: 'заказ № T-231' }, 'Kiev PI-FL260073'],
    ['Latin within a Cyrillic reference', { from: kiev, to: zoe, text: 'договору 15-K/2026' }, 'Kiev PI-FL260074'],
    ["somebody else's", { from: porto, to: zoe, subject: 'Т-231' }, 'Porto'],
  ]);
});

describe('references with a word in front', () => {
  run([
    ['without the word', { from: lyon, to: zoe, subject: '2026-331 : étiquettes' }, 'Lyon PI-FL260075'],
    ['with another word', { from: lyon, to: zoe, text: 'commande n° 2026-331' }, 'Lyon PI-FL260075'],
    ['an agent with another word', { from: may, to: zoe, subject: 'PO 2026-331' }, 'Lyon PI-FL260075'],
    ['glued to Chinese', { from: may, to: zoe, subject: '秘鲁客人OC 7714的脚踏' }, 'Lima PI-FL260072'],
    ['glued to Chinese without a blank', { from: may, to: zoe, text: '请问OC7714的货好了吗' }, 'Lima PI-FL260072'],
  ]);
});

describe('shortened numbers', () => {
  run([
    ['the last digits of a reference', { from: dov, to: zoe, subject: 'balance PO 7714' }, 'Haifa PI-FL260071'],
    ['the same digits are the other one’s', { from: lima, to: zoe, subject: 'OC 7714' }, 'Lima PI-FL260072'],
    ['the last digits after "order"', { from: dov, to: zoe, text: 'where is order 7714?' }, 'Haifa PI-FL260071'],
    ['the beginning and the end', { from: dov, to: zoe, text: 'PI 260071 please' }, 'Haifa PI-FL260071'],
    ['without the first letters', { from: dov, to: zoe, text: 'FL260071 please' }, 'Haifa PI-FL260071'],
    ['digits alone in the subject', { from: dov, to: zoe, subject: '260071 shipping marks' }, 'Haifa PI-FL260071'],
    ['noughts left out', { from: porto, to: zoe, subject: 'SO 841' }, 'Porto SO 000841'],
    [
      'it wins over the conversation as any number does',
      { from: porto, to: zoe, subject: 'Enc. SO 841' },
      'Porto SO 000841',
    ],
    ['of nobody who writes', { from: oslo, to: zoe, text: 'your PI 260071' }, 'Oslo'],
    [
      "another one's whole reference",
      { from: oslo, to: zoe, subject: 'PO 7714' },
      'review which_party foreign_number: Oslo Lima',
    ],
    ['the end of a longer one', { from: dov, to: zoe, text: 'our new order AB-7714' }, 'Haifa'],
    ['the end of a longer one with a blank', { from: dov, to: zoe, text: 'our new order FR 7714' }, 'Haifa'],
    ['the beginning of a longer one', { from: dov, to: zoe, text: 'our new PO 7714-B' }, 'Haifa'],
    ['an invoice of their own', { from: dov, to: zoe, text: 'our invoice no. 260071 for samples' }, 'Haifa'],
    ['an article', { from: dov, to: zoe, text: 'item no. 260071 is missing in the list' }, 'Haifa'],
    ['a quantity', { from: dov, to: zoe, text: 'order 7714 pcs more' }, 'Haifa'],
    ['money', { from: dov, to: zoe, text: 'for the order 7714 USD was paid' }, 'Haifa'],
    ['two of one party', { from: porto, to: zoe, text: 'quote 2600' }, 'Porto'],
    [
      'it never says for whom an agent writes',
      { from: may, to: zoe, text: 'PI 260075' },
      'review which_party agent_without_number: Lima Lyon Wong',
    ],
    ['a supplier', { from: 'x@nb-spokes.cn', to: zoe, text: '合同 260031 已发货' }, 'Spokes CG260031'],
  ]);

  it.each([
    ['5521', 'POIL5521', true],
    ['PO5521', 'POIL5521', true],
    ['IL5521', 'POIL5521', true],
    ['SO123', 'SO000123', true],
    ['XS085', '2026XS085', true],
    ['521', 'POIL5521', false],
    ['PI5521', 'POIL5521', false],
    ['POIL5521', 'POIL5521', false],
    ['PI112', 'PI260112', false],
    ['19921', '4500019921', true],
    ['2345', '12345', false],
    ['77123', '77123A', true],
    ['14K', '14K2026', true],
    ['141', '1412026', false],
  ])('%s is short for %s: %s', (short, number, isShort) => {
    expect(isShortOf(short, number)).toBe(isShort);
  });
});

describe('projects that have a name for a number', () => {
  run([
    ['in the subject', { from: lima, to: zoe, subject: 'Ruta Blanca - muestras' }, 'Lima Ruta Blanca'],
    ['in the text, in other letters', { from: lima, to: zoe, text: 'sobre RUTA BLANCA: ok' }, 'Lima Ruta Blanca'],
    ['on a file', { from: lima, to: zoe, files: ['Ruta_Blanca_v2.pdf'] }, 'Lima Ruta Blanca'],
    [
      'the words the other way round',
      { from: oslo, to: zoe, text: 'the Northlight project moves' },
      'Oslo Project Northlight',
    ],
    ['one of its words', { from: lima, to: zoe, text: 'la pintura blanca' }, 'Lima'],
    ['its words apart', { from: lima, to: zoe, text: 'la ruta es blanca' }, 'Lima'],
    ["somebody else's", { from: porto, to: zoe, text: 'Ruta Blanca' }, 'Porto'],
  ]);
});

describe('numbers that are named to say that they are not meant', () => {
  run([
    ['in English', { from: may, to: zoe, subject: 'OC 7714, not 2026-331' }, 'Lima PI-FL260072'],
    ['in German', { from: may, to: zoe, text: 'es geht um 2026-331, nicht um OC 7714' }, 'Lyon PI-FL260075'],
    ['in Chinese', { from: may, to: zoe, text: '是2026-331的货，不是OC 7714' }, 'Lyon PI-FL260075'],
    ['in Russian', { from: kiev, to: zoe, text: 'вопрос по 15-К/2026, не по заказу Т-231' }, 'Kiev PI-FL260074'],
    [
      'instead of',
      { from: porto, to: zoe, text: 'please ship SO 000841 instead of T-118X and PI-FL260077' },
      'Porto SO 000841 + Porto PI-FL260077',
    ],
    [
      'what is not to be done concerns the order all the same',
      { from: dov, to: zoe, text: 'do not ship PI-FL260071' },
      'Haifa PI-FL260071',
    ],
    [
      "somebody else's, which then is no question",
      { from: dov, to: zoe, text: 'PI-FL260071, not PI-FL260072' },
      'Haifa PI-FL260071',
    ],
  ]);
});

describe('agents who name more than one', () => {
  run([
    [
      'of their own customers',
      { from: may, to: zoe, text: 'OC 7714 and 2026-331' },
      'review which_party several: Lima Lyon Wong',
    ],
    [
      'one that is no customer of theirs',
      { from: may, to: zoe, text: 'OC 7714 and PO-IL-7714' },
      'review which_party foreign_number: Lima Lyon Wong Haifa',
    ],
    [
      'our purchase order only',
      { from: may, to: zoe, text: 'CG260031 ready?' },
      'review which_party foreign_number: Lima Lyon Wong Spokes',
    ],
  ]);
});
