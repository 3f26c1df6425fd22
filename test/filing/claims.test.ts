import { Company, Contact, ContactAddress } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { refusePartyOfAnother } from '../../service/filing/claims.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { closeTestContext, openTestContext } from '../support/context';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

/** A contact of a company of Wang Lei's, who shows his companies to nobody beside him. */
async function giveAddress(address: string): Promise<void> {
  const { manager } = context.database;
  const atlas = await manager.findOneByOrFail(Company, { externalKey: 'atlas' });
  const contact = await manager.findOneByOrFail(Contact, { companyId: atlas.id });
  await inTransaction(context.database, writer => writer.insert(ContactAddress, { contactId: contact.id, address }));
}

const refused = (value: string) =>
  refusePartyOfAnother(context.database.manager, world.viewers.liNa, 'domain', value, null).then(
    () => null,
    (error: { code: string }) => error.code,
  );

it.each([
  ['buyer@trays.example', 'trays.example', true],
  ['buyer@eu.trays.example', 'trays.example', true],
  ['buyer@trays.example', 'eu.trays.example', false],
  ['buyer@mytrays.example', 'trays.example', false],
  ['buyer@trays.example.org', 'trays.example', false],
  ['trays.example@other.example', 'trays.example', false],
])('where a colleague has a contact %s, a rule for %s is refused: %s', async (address, domain, isRefused) => {
  expect(await refused(domain)).toBeNull();
  await giveAddress(address);
  expect(await refused(domain)).toBe(isRefused ? 'filing.party_of_another' : null);
});
