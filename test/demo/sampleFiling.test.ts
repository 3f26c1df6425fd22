import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copiesOf, sampleLetters, writeSampleMail } from '../../demo/build';
import type { SampleBusiness, SampleCompanyKind } from '../../demo/company';
import { sampleCompany } from '../../demo/company';
import type { Meant, Person } from '../../demo/drafts';
import type { Letter } from '../../demo/letters';
import type { Result } from '../evaluation/filingHarness';
import { fileDir } from '../evaluation/filingHarness';
import type { World, WorldParty } from '../filing/world';

const today = new Date('2026-11-20T04:00:00Z');
const letters = sampleLetters(today);
const copies = letters.flatMap(copiesOf);

function worldParty(company: SampleBusiness): WorldParty {
  return {
    id: company.key,
    name: company.name,
    domains: company.domains,
    contacts: company.contacts.flatMap(({ name, addresses }) => addresses.map(email => ({ name, email }))),
    ...(company.parent ? { parent: company.parent } : {}),
    ...(company.principals.length > 0 ? { acts_for: company.principals } : {}),
  };
}

function sampleWorld(): World {
  const of = (kind: SampleCompanyKind) => sampleCompany.companies.filter(one => one.kind === kind).map(worldParty);
  return {
    own: {
      name: sampleCompany.name,
      domains: sampleCompany.domains,
      crm_dropbox: sampleCompany.dropboxes[0],
      mailboxes: sampleCompany.mailboxes.map(({ address, name }) => ({ address, name })),
    },
    customers: of('customer'),
    agents: of('agent'),
    suppliers: of('supplier'),
    partners: [...of('forwarder'), ...of('partner')],
    records: sampleCompany.records.map(record => ({
      id: record.number,
      type: record.kind,
      party: record.company,
      title: record.title,
      customer_refs: record.otherNumbers,
      state: record.isOpen ? 'open' : 'closed',
      ...(record.forNumber ? { for_order: record.forNumber } : {}),
      filed_message_ids: record.messageIds,
    })),
  };
}

/** What became of each copy, by the filing rules alone. */
async function fileSample(folder: string): Promise<Result[]> {
  const files = await writeSampleMail(join(folder, 'mail'), today);
  const cases = join(folder, 'cases');
  mkdirSync(cases);
  writeFileSync(join(cases, 'world.json'), JSON.stringify(sampleWorld()));
  const lines = files.map(({ file, mailbox, folder: kind }, place) => {
    copyFileSync(file, join(cases, `${place}.eml`));
    return JSON.stringify({ file: `${place}.eml`, mailbox, folder: kind });
  });
  writeFileSync(join(cases, 'messages.jsonl'), `${lines.join('\n')}\n`);
  return fileDir(cases);
}

const isOwn = (person: Person) => person.address.endsWith('haitu.example');
/** Keys of the companies under which a letter is meant to be filed. */
const partiesOf = (letter: Letter): (string | null)[] =>
  letter.party
    ? [letter.party]
    : [letter.draft.from, ...letter.to, ...letter.cc].filter(person => !isOwn(person)).map(person => person.company);

function stateOf(result: Result): Meant {
  if (result.codes.includes('answers') || result.codes.includes('system_mail')) return 'linked';
  if (result.status === 'auto') return 'filed';
  if (result.status === 'needs_review') return 'review';
  return result.codes[0] as Meant;
}

describe('the sample mail, filed by the rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sample-filing-'));
  /** The first copy of each letter. */
  const first = new Map<Letter, Result>();
  let results: Result[];

  beforeAll(async () => {
    results = await fileSample(folder);
    results.forEach((result, place) => {
      const { letter } = copies[place];
      if (!first.has(letter)) first.set(letter, result);
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('goes where it is meant to go, or waits, or is kept out, as the stories have it', () => {
    const misses: string[] = [];
    for (const [letter, result] of first) {
      const meant = letter.draft.meant ?? 'filed';
      if (stateOf(result) !== meant) misses.push(`${letter.draft.key}: ${stateOf(result)}, meant ${meant}`);
    }
    expect(misses).toEqual([]);
  });

  it('never stands under a party that it is not meant for', () => {
    const wrong: string[] = [];
    for (const [letter, { filings }] of first) {
      for (const { party } of letter.draft.manner === 'bounce' ? [] : filings) {
        if (!partiesOf(letter).includes(party)) wrong.push(`${letter.draft.key}: ${party}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('stands under the record that it is about', () => {
    const misses: string[] = [];
    for (const [letter, result] of first) {
      if ((letter.draft.meant ?? 'filed') !== 'filed') continue;
      const records = result.filings.map(one => one.record);
      const isRight = letter.record ? records.includes(letter.record) : records.every(record => record === null);
      if (!isRight) misses.push(`${letter.draft.key}: ${records.join(', ')}, meant ${letter.record || 'none'}`);
    }
    expect(misses).toEqual([]);
  });

  it('ends with mail worth watching: filed for many reasons, a few to review, a few kept out', () => {
    const last = letters.slice(-45).map(letter => first.get(letter) as Result);
    const count = (state: Meant) => last.filter(result => stateOf(result) === state).length;
    expect(count('filed')).toBeGreaterThanOrEqual(25);
    expect(count('review')).toBeGreaterThanOrEqual(3);
    expect(count('review')).toBeLessThanOrEqual(8);
    for (const state of ['internal', 'private', 'newsletter'] as const) expect(count(state)).toBeGreaterThanOrEqual(1);
    const codes = new Set(last.flatMap(result => result.codes));
    const wanted = ['address', 'number', 'thread', 'forwarded', 'agent_without_number', 'unknown_sender', 'look_alike'];
    for (const code of wanted) expect(codes).toContain(code);
  });
});
