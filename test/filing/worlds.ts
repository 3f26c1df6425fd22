import type { World } from './world';

/** Conveyors and machine parts; three number series, a group, two agents, an inspector, a forwarder on free mail. */
export const machinery: World = {
  own: {
    name: 'Ningbo Dali Machinery Co., Ltd.',
    domains: ['dali-machinery.com'],
    crm_dropbox: 'crm@dali-machinery.com',
    mailboxes: [
      { address: 'chen.hao@dali-machinery.com' },
      { address: 'sales@dali-machinery.com' },
      { address: 'dali.export@163.com' },
    ],
  },
  customers: [
    {
      id: 'Bergmann',
      name: 'Bergmann Fördertechnik GmbH & Co. KG',
      domains: ['bergmann-ft.de', 'bergmann-foerdertechnik.com'],
      contacts: [{ name: 'Sabine Krüger', email: 'krueger@bergmann-ft.de' }],
    },
    {
      id: 'Orion',
      name: 'Orion Industrial Holdings Inc.',
      domains: ['orion-ind.com'],
      contacts: [{ name: 'Walt Greer', email: 'wgreer@orion-ind.com' }],
    },
    {
      id: 'OrionPL',
      name: 'Orion Polska Sp. z o.o.',
      parent: 'Orion',
      domains: ['orion-polska.pl'],
      contacts: [{ name: 'Ewa Nowak', email: 'e.nowak@orion-polska.pl' }],
    },
    {
      id: 'OrionMX',
      name: 'Orion México S.A. de C.V.',
      parent: 'Orion',
      domains: ['mx.orion-ind.com'],
      contacts: [{ name: 'Raúl Soto', email: 'rsoto@mx.orion-ind.com' }],
    },
    {
      id: 'Vega',
      name: 'Talleres Vega S.A.',
      domains: [],
      contacts: [{ name: 'Inés Vega', email: 'talleresvega.compras@gmail.com' }],
    },
    {
      id: 'Ural',
      name: 'ООО «Уралмашкомплект»',
      domains: ['uralmk.ru'],
      contacts: [{ name: 'Олег Панин', email: 'panin@uralmk.ru' }],
    },
    {
      id: 'Nile',
      name: 'Nile Star Trading',
      domains: [],
      contacts: [{ name: 'Karim Adel', email: 'nilestar.eg@yahoo.com' }],
    },
    {
      id: 'Hanbit',
      name: '한빛기계 주식회사',
      domains: ['hanbit-mc.co.kr'],
      contacts: [{ name: '김민수', email: 'mskim@hanbit-mc.co.kr' }],
    },
  ],
  agents: [
    {
      id: 'Kohl',
      name: 'Handelsagentur Kohl',
      domains: ['kohl-agentur.de'],
      acts_for: ['Bergmann', 'Ural'],
      contacts: [{ name: 'Tobias Kohl', email: 'tk@kohl-agentur.de' }],
    },
    {
      id: 'Lee',
      name: 'Lee Sourcing',
      domains: [],
      acts_for: ['Hanbit'],
      contacts: [{ name: 'Jay Lee', email: 'leesourcing.kr@gmail.com' }],
    },
  ],
  suppliers: [
    {
      id: 'Casting',
      name: 'Wuxi Xinhua Casting Co., Ltd. 无锡新华铸造',
      domains: ['xinhua-casting.cn'],
      contacts: [{ name: '周工', email: 'zhou@xinhua-casting.cn' }],
    },
    {
      id: 'Motors',
      name: '台州恒力电机厂',
      domains: [],
      contacts: [{ name: '林厂长', email: 'hengli_motor77@qq.com' }],
    },
  ],
  partners: [
    {
      id: 'Inspect',
      name: 'TrueCheck Inspection',
      kind: 'inspector',
      domains: ['truecheck-qc.com'],
      contacts: [{ name: 'Amy Tan', email: 'amy.tan@truecheck-qc.com' }],
    },
    {
      id: 'Forward',
      name: '宁波海达货代',
      kind: 'forwarder',
      domains: [],
      contacts: [{ name: '海达小陈', email: 'haida_fwd@163.com' }],
    },
  ],
  records: [
    {
      id: 'QT26-118',
      type: 'quote',
      party: 'Bergmann',
      title: 'Roller conveyor 12 m',
      filed_message_ids: ['qt118@dali-machinery.com'],
    },
    { id: 'SO 000123', type: 'order', party: 'Bergmann', customer_refs: ['P.O. 77123-A'], title: 'Belt tensioners' },
    {
      id: 'SO 000098',
      type: 'order',
      party: 'Bergmann',
      customer_refs: ['76550-C'],
      title: 'Drive drums',
      state: 'closed',
    },
    {
      id: 'RMA-26-07',
      type: 'service_case',
      party: 'Bergmann',
      order: 'SO 000098',
      title: 'Bearing noise drive drums',
    },
    { id: 'SO 000124', type: 'order', party: 'OrionPL', customer_refs: ['PL/4711/26'], title: 'Screw feeders' },
    { id: 'SO 000125', type: 'order', party: 'OrionMX', customer_refs: ['OC 88120'], title: 'Cadenas transportadoras' },
    { id: 'QT26-121', type: 'quote', party: 'Orion', title: 'Spare parts frame agreement' },
    { id: 'SO 000126', type: 'order', party: 'Vega', customer_refs: [], title: 'Rodillos tensores' },
    {
      id: 'SO 000127',
      type: 'order',
      party: 'Ural',
      customer_refs: ['УМК-2026/15'],
      title: 'Редукторы цилиндрические',
    },
    { id: 'SO 000128', type: 'order', party: 'Nile', customer_refs: ['10442'], title: 'Bucket elevator' },
    { id: 'SO 000129', type: 'order', party: 'Hanbit', customer_refs: ['HB-260511'], title: '컨베이어 모터' },
    { id: 'INV/2026/118', type: 'order', party: 'Orion', title: 'Sample chains' },
    { id: 'CG26-031', type: 'purchase_order', party: 'Casting', for_order: 'SO 000123', title: '铸件' },
    { id: 'CG26-032', type: 'purchase_order', party: 'Motors', for_order: 'SO 000129', title: '电机 1.5kW' },
    { id: 'CG26-033', type: 'purchase_order', party: 'Motors', for_order: 'SO 000126', title: '减速电机' },
  ],
};

/** Food and snacks; Chinese numbers, two firms on one domain, two firms behind one free-mail address. */
export const food: World = {
  own: {
    name: '青岛绿谷食品有限公司 Qingdao Green Valley Foods',
    domains: ['greenvalley-foods.cn', 'gvfoods.com'],
    crm_dropbox: 'archive@gvfoods.com',
    mailboxes: [
      { address: 'lily.sun@gvfoods.com' },
      { address: 'wang.lei@greenvalley-foods.cn' },
      { address: 'docs@gvfoods.com' },
    ],
  },
  customers: [
    {
      id: 'Tanaka',
      name: '株式会社田中食品 (Tanaka Foods)',
      domains: ['tanaka-foods.jp'],
      contacts: [{ name: '田中 健', email: 'ken@tanaka-foods.jp' }],
    },
    {
      id: 'Delmar',
      name: 'Conservas Delmar S.L.',
      domains: ['delmar.es'],
      contacts: [{ name: 'Marta Ruiz', email: 'marta@delmar.es' }],
    },
    {
      id: 'NordFood',
      name: 'Nord Food Oy',
      domains: ['nordgroup.fi'],
      contacts: [{ name: 'Aino Laine', email: 'aino.laine@nordgroup.fi' }],
    },
    {
      id: 'NordCater',
      name: 'Nord Catering Oy',
      domains: ['nordgroup.fi'],
      contacts: [{ name: 'Pekka Salo', email: 'pekka.salo@nordgroup.fi' }],
    },
    {
      id: 'Sunrise',
      name: 'Sunrise Grocers',
      domains: [],
      contacts: [{ name: 'Joe Mensah', email: 'mensah.trading@gmail.com' }],
    },
    {
      id: 'Harbour',
      name: 'Harbour Wholesale',
      domains: [],
      contacts: [{ name: 'Joe Mensah', email: 'mensah.trading@gmail.com' }],
    },
    {
      id: 'Xinyue',
      name: '广州鑫悦贸易有限公司',
      domains: ['xinyue-trade.cn'],
      contacts: [{ name: '黄婷', email: 'huangting@xinyue-trade.cn' }],
    },
    {
      id: 'Gulf',
      name: 'Gulf Pantry LLC',
      domains: ['gulfpantry.ae'],
      contacts: [{ name: 'Omar Said', email: 'omar@gulfpantry.ae' }],
    },
    {
      id: 'Kaufland',
      name: 'Kaiser Feinkost AG',
      domains: ['kaiser-feinkost.ch'],
      contacts: [{ name: 'Beat Frei', email: 'b.frei@kaiser-feinkost.ch' }],
    },
  ],
  agents: [],
  suppliers: [
    {
      id: 'Farm',
      name: '莱阳丰收农场',
      domains: ['fengshou-farm.cn'],
      contacts: [{ name: '老赵', email: 'zhao@fengshou-farm.cn' }],
    },
  ],
  partners: [
    {
      id: 'Lab',
      name: 'Eurolab Testing',
      kind: 'laboratory',
      domains: ['eurolab.test'],
      contacts: [{ name: 'Nina Berg', email: 'n.berg@eurolab.test' }],
    },
  ],
  records: [
    { id: '2026-XS-088', type: 'order', party: 'Tanaka', customer_refs: ['TF20260511'], title: '冷凍枝豆' },
    { id: '2026-XS-089', type: 'order', party: 'Delmar', customer_refs: ['55071'], title: 'Ajo pelado' },
    { id: '2026-XS-090', type: 'order', party: 'NordFood', customer_refs: ['KDN-88/26'], title: 'Frozen berries' },
    { id: '2026-XS-091', type: 'order', party: 'NordCater', customer_refs: ['NC 5512'], title: 'Spring rolls' },
    { id: '2026-XS-092', type: 'order', party: 'Sunrise', customer_refs: ['SG-301'], title: 'Peanuts' },
    { id: '2026-XS-093', type: 'order', party: 'Harbour', customer_refs: ['HW-877'], title: 'Noodles' },
    { id: '合同XY20260088', type: 'order', party: 'Xinyue', title: '花生酱 内销' },
    {
      id: '2026-BJ-014',
      type: 'quote',
      party: 'Gulf',
      title: 'Tomato paste 400 g',
      filed_message_ids: ['bj014@gvfoods.com'],
    },
    { id: '2026-XS-094', type: 'order', party: 'Kaufland', customer_refs: ['4500088123'], title: 'Bambussprossen' },
    { id: '2026-XS-095', type: 'order', party: 'Kaufland', customer_refs: ['4500088124'], title: 'Wasserkastanien' },
    { id: 'CG-2026-07', type: 'purchase_order', party: 'Farm', for_order: '2026-XS-089', title: '大蒜' },
  ],
};
