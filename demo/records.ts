/** Quotations, orders and the rest of the sample, by number. */

export type SampleRecordKind =
  'quote' | 'order' | 'purchase_order' | 'project' | 'service_request' | 'opportunity' | 'shipment';

export interface SampleRecord {
  kind: SampleRecordKind;
  number: string;
  /** Key of a company. */
  company: string;
  title: string;
  isOpen: boolean;
  /** The customer's order number, a booking. */
  otherNumbers: string[];
  /** The order that it serves or is about. */
  forNumber: string | null;
  /** Message-IDs of letters older than the sample that stand under it. */
  messageIds: string[];
}

type Row = [number: string, company: string, title: string, more?: Partial<SampleRecord>];
const rows = (kind: SampleRecordKind, list: Row[]): SampleRecord[] =>
  list.map(([number, company, title, more]) => ({
    kind,
    number,
    company,
    title,
    isOpen: true,
    otherNumbers: [],
    forNumber: null,
    messageIds: [],
    ...more,
  }));
const closed = { isOpen: false };
const po = (...otherNumbers: string[]) => ({ otherNumbers });

export const sampleRecords: SampleRecord[] = [
  ...rows('quote', [
    ['Q-2026-0019', 'nordlicht', 'Apron and oven mitt set, linen look', closed],
    ['Q-2026-0024', 'lavande', 'Torchons et tabliers coton lin', closed],
    ['Q-2026-0026', 'hearthwell_de', 'Silicone utensils, 5 pcs', closed],
    ['Q-2026-0031', 'nordlicht', 'Bamboo tray 40x30 and 50x35'],
    ['Q-2026-0033', 'teplydom', 'Полотенца махровые и кухонные'],
    ['Q-2026-0034', 'holm', 'Bamboo cutting boards, end grain'],
    ['Q-2026-0035', 'prairie', 'Waffle weave kitchen towels'],
    ['Q-2026-0036', 'ferreira', 'Utensílios de bambu e silicone'],
    ['Q-2026-0037', 'andina', 'Set de cocina bambú 6 piezas', closed],
    ['Q-2026-0038', 'manara', 'Stainless serving trays and bowls', closed],
    ['Q-2026-0039', 'kobayashi', '竹トレー・リネンクロス'],
    ['Q-2026-0040', 'greenshelf', 'Dish brushes and bamboo racks'],
    ['Q-2026-0041', 'hearthwell_fr', 'Plateaux bambou'],
    ['Q-2026-0042', 'vlaamse', 'Half linen tea towels, woven name'],
    ['Q-2026-0043', 'riad', 'Serviettes hammam'],
    ['Q-2026-0044', 'atlas', 'Cotton kitchen towels, set of 3'],
    ['Q-2026-0045', 'casadelsol', 'Organizadores de bambú para cajón'],
    ['Q-2026-0046', 'okafor', 'Mixed kitchen container, 20GP'],
    ['Q-2026-0047', 'lavande', 'Nappes enduites printemps'],
    ['Q-2026-0048', 'hearthwell', 'Hotel range: towels, trays, amenity boxes'],
  ]),
  ...rows('order', [
    [
      'SO-2026-0087',
      'kobayashi',
      '竹トレー 3サイズ',
      { ...po('KZ-26-0418'), isOpen: false, messageIds: ['20260618095512.0087@haitu.example'] },
    ],
    ['SO-2026-0091', 'holm', 'Bamboo cutting boards, 2 sizes', po('HC 20771')],
    ['SO-2026-0094', 'hearthwell_de', 'Silicone utensils, 5 pcs', po('4500088310')],
    ['SO-2026-0096', 'andina', 'Set de cocina bambú 6 piezas', po('OC-7719')],
    ['SO-2026-0098', 'atlas', 'Waffle dish cloths, 4 colours', po('AH-60412')],
    ['SO-2026-0101', 'manara', 'Stainless serving trays, L/C 90 days', po('AM/1107/26')],
    ['SO-2026-0103', 'prairie', 'Linen napkins, 4 colours', po('PP1188')],
    ['SO-2026-0105', 'lavande', 'Torchons et tabliers coton lin', po('CF-2026-318')],
    ['SO-2026-0107', 'ferreira', 'Tábuas de bambu', po('PC 5512')],
    ['SO-2026-0109', 'hearthwell_es', 'Toallas rizo 500 g', po('ES-2026-41')],
    ['SO-2026-0110', 'teplydom', 'Полотенца кухонные вафельные', po('ТД-204')],
    ['SO-2026-0112', 'nordlicht', 'Apron and oven mitt set, linen look', po('NK-48817')],
    ['SO-2026-0114', 'greenshelf', 'Dish brushes, 3 models', po('GS-3309')],
    ['SO-2026-0115', 'atlas', 'Bamboo paper towel holders', po('AH-60455')],
    ['SO-2026-0116', 'kobayashi', 'リネンクロス 無地 6色', po('KZ-26-0533')],
    ['SO-2026-0117', 'okafor', 'Sample carton, mixed'],
    ['SO-2026-0118', 'vlaamse', 'Half linen tea towels', po('VL 2026/77')],
  ]),
  ...rows('purchase_order', [
    ['PO-0079', 'senmu', '竹砧板 两规格', { forNumber: 'SO-2026-0091' }],
    ['PO-0081', 'guipin', '硅胶厨具五件套', { forNumber: 'SO-2026-0094' }],
    ['PO-0082', 'zhuyu', '竹厨具六件套', { forNumber: 'SO-2026-0096' }],
    ['PO-0083', 'runmian', '华夫格洗碗布 四色', { forNumber: 'SO-2026-0098' }],
    ['PO-0084', 'hengda', '不锈钢托盘', { forNumber: 'SO-2026-0101' }],
    ['PO-0085', 'lanyin', '亚麻餐巾 四色', { forNumber: 'SO-2026-0103' }],
    ['PO-0086', 'xinyuan', '棉麻茶巾及围裙 法国', { forNumber: 'SO-2026-0105' }],
    ['PO-0087', 'runmian', '毛巾 500克 西班牙', { forNumber: 'SO-2026-0109' }],
    ['PO-0088', 'xinyuan', '围裙手套套装 德国', { forNumber: 'SO-2026-0112' }],
    ['PO-0089', 'meicai', '彩卡彩盒 德国围裙套装', { forNumber: 'SO-2026-0112' }],
    ['PO-0090', 'senmu', '碗刷杯刷 三款', { forNumber: 'SO-2026-0114' }],
    ['PO-0091', 'zhuyu', '竹纸巾架', { forNumber: 'SO-2026-0115' }],
    ['PO-0092', 'lanyin', '亚麻布巾 六色 日本', { forNumber: 'SO-2026-0116' }],
    ['PO-0093', 'senmu', '竹砧板 巴西', { forNumber: 'SO-2026-0107' }],
    ['PO-0094', 'runmian', '华夫格厨房巾 哈萨克', { forNumber: 'SO-2026-0110' }],
    ['PO-0095', 'lanyin', '半亚麻茶巾 比利时', { forNumber: 'SO-2026-0118' }],
  ]),
  ...rows('service_request', [
    ['SR-26-011', 'manara', 'Scratched trays, claim', { forNumber: 'SO-2026-0101' }],
    ['SR-26-014', 'holm', 'Mould on cutting boards', { forNumber: 'SO-2026-0091' }],
    ['SR-26-015', 'nordlicht', 'Colour bleeding of mitts, first lot', closed],
    ['SR-26-017', 'prairie', 'Short shipment, 2 cartons napkins', { forNumber: 'SO-2026-0103' }],
  ]),
  ...rows('project', [['PRJ-26-03', 'hearthwell', 'Hotel range 2027']]),
  ...rows('opportunity', [
    ['OPP-26-021', 'kobayashi', '春の新商品 竹かご'],
    ['OPP-26-024', 'nordlicht', 'Promotion week trays'],
    ['OPP-26-026', 'riad', 'Hammam towels, hotel chain'],
  ]),
  ...rows('shipment', [
    ['SH-26-051', 'lavande', 'Le Havre, LCL', { forNumber: 'SO-2026-0105', otherNumbers: ['HLNB2611077'] }],
    ['SH-26-052', 'hearthwell_de', 'Hamburg, 20GP', { forNumber: 'SO-2026-0094', otherNumbers: ['HLNB2611102'] }],
    ['SH-26-053', 'nordlicht', 'Hamburg, 40HQ', { forNumber: 'SO-2026-0112', otherNumbers: ['HLNB2611125'] }],
    ['SH-26-054', 'atlas', 'Vancouver, 20GP', { forNumber: 'SO-2026-0098', otherNumbers: ['HLNB2611140'] }],
    ['SH-26-055', 'andina', 'San Antonio, 40HQ', { forNumber: 'SO-2026-0096', otherNumbers: ['HLNB2611151'] }],
    ['SH-26-056', 'manara', 'Jebel Ali, 20GP', { forNumber: 'SO-2026-0101', otherNumbers: ['HLNB2611163'] }],
  ]),
];
