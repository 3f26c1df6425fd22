import { isWorld, readWorld } from '../../../service/intake/dataImport/world';

const world = {
  own: {
    name: 'Own Ltd',
    domains: ['own.test'],
    crm_dropbox: 'crm@own.test',
    mailboxes: [{ address: 'li@own.test', name: 'Li', role: 'sales' }],
  },
  customers: [
    {
      id: 'C1',
      name: 'Group plc',
      country: 'GB',
      domains: ['group.com'],
      contacts: [{ name: 'Ann', email: 'ann@group.com' }],
    },
    {
      id: 'C2',
      name: 'Group GmbH',
      parent: 'C1',
      agent: 'A1',
      contacts: [{ name: 'Bo', emails: ['bo@a.de', 'bo@b.de'] }],
    },
  ],
  agents: [{ id: 'A1', name: 'Agent', acts_for: ['C1'], domains: [] }],
  suppliers: [{ id: 'S1', name: 'Factory' }],
  partners: [{ id: 'P1', name: 'Sealane', kind: 'forwarder' }],
  records: [
    { id: 'Q-1', type: 'quote', party: 'C1', title: 'Towels', filed_message_ids: ['q1@own.test'] },
    { id: 'PI-2', type: 'order', party: 'C2', customer_refs: ['77', 'X/1'], state: 'closed' },
    { id: 'SC-3', type: 'service_case', party: 'C2', order: 'PI-2' },
    { id: 'PUR-4', type: 'purchase_order', party: 'S1', for_order: 'PI-2' },
  ],
};

test('a world tells the own company with its domains, mailboxes and the address for forwarded mail', () => {
  expect(readWorld(world).own).toEqual({
    name: 'Own Ltd',
    domains: ['own.test'],
    dropbox: 'crm@own.test',
    mailboxes: [{ address: 'li@own.test', name: 'Li', role: 'sales' }],
  });
});

test('customers, agents, suppliers and partners become companies of these kinds, and their ids keys that decide', () => {
  const { data } = readWorld(world);
  expect(data.keysDecide).toBe(true);
  expect(data.companies.map(company => [company.key, company.types])).toEqual([
    ['C1', ['customer']],
    ['C2', ['customer']],
    ['A1', ['agent']],
    ['S1', ['supplier']],
    ['P1', ['partner']],
  ]);
  expect(data.companies[1]).toMatchObject({
    parentKey: 'C1',
    contacts: [{ name: 'Bo', addresses: ['bo@a.de', 'bo@b.de'] }],
  });
});

test('an agent acts for whom it names and for whoever names it', () => {
  const agent = readWorld(world).data.companies.find(company => company.key === 'A1');
  expect(agent?.principals).toEqual(['C1', 'C2']);
});

test('records keep kind, other numbers, the order they are for and the mail that was filed under them', () => {
  expect(readWorld(world).data.records).toEqual([
    expect.objectContaining({
      kind: 'quote',
      number: 'Q-1',
      companyKey: 'C1',
      title: 'Towels',
      filedMessageIds: ['q1@own.test'],
    }),
    expect.objectContaining({ kind: 'order', number: 'PI-2', otherNumbers: ['77', 'X/1'], state: 'closed' }),
    expect.objectContaining({ kind: 'service_request', forNumber: 'PI-2', state: undefined }),
    expect.objectContaining({ kind: 'purchase_order', companyKey: 'S1', forNumber: 'PI-2' }),
  ]);
});

test.each([[null], [[]], [{}], ['text'], [{ companies: [] }]])('%j is no world', json => {
  expect(isWorld(json)).toBe(false);
  expect(() => readWorld(json)).toThrow(expect.objectContaining({ code: 'data_import.json_form' }));
});
