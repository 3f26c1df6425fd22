import fc from 'fast-check';
import type { AskedItem } from '../../service/leads/asked';
import { nothingAsked } from '../../service/leads/asked';
import type { ScoredLead } from '../../service/leads/scoring';
import { scoreLead } from '../../service/leads/scoring';

const bare: ScoredLead = {
  ...{ domain: '', email: '', contactName: '', companyName: '', phone: '', website: '' },
  ...{ asked: nothingAsked, isToMany: false },
};
const item = { product: 'towel', quantity: 500, quantityMax: null, unit: 'pcs', targetPrice: 2, currency: 'USD' };

describe('the score of a lead', () => {
  test('somebody without anything scores nothing', () => expect(scoreLead(bare).score).toBe(0));

  test('a firm that names goods, quantity, place and price, and signs, scores all', () => {
    const asked = { ...nothingAsked, items: [item], incoterm: 'FOB', wantsSamples: true };
    const full = {
      ...bare,
      email: 'a@firm.de',
      domain: 'firm.de',
      contactName: 'A',
      companyName: 'Firm',
      phone: '1',
      website: 'firm.de',
    };
    expect(scoreLead({ ...full, asked }).score).toBe(100);
  });

  test('a free mail address takes points off and says so', () => {
    const asked = { ...nothingAsked, items: [item] };
    const free = scoreLead({ ...bare, email: 'a@gmail.com', asked });
    expect(free.reasons).toContainEqual({ code: 'free_mail', points: -10 });
    expect(free.score).toBeLessThan(scoreLead({ ...bare, email: 'a@firm.de', domain: 'firm.de', asked }).score);
  });

  test('it stays between 0 and 100 and is the sum of its reasons within that', () => {
    const text = fc.constantFrom('', 'x');
    const lead = fc.record({
      ...{ domain: text, email: text, contactName: text, companyName: text, phone: text, website: text },
      isToMany: fc.boolean(),
      asked: fc
        .record({ items: fc.constantFrom<AskedItem[]>([], [item]), wantsSamples: fc.boolean() })
        .map(one => ({ ...nothingAsked, ...one })),
    });
    fc.assert(
      fc.property(lead, one => {
        const { score, reasons } = scoreLead(one);
        const sum = reasons.reduce((total, reason) => total + reason.points, 0);
        expect(score).toBe(Math.max(0, Math.min(100, sum)));
      }),
    );
  });
});
