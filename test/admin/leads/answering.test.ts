import { answerOf } from '../../../admin/views/leads/answering';

type Lead = Parameters<typeof answerOf>[0];
const letter = (messageId: number, role: string, subject: string, sentAt: string): Lead['letters'][number] => ({
  ...{ messageId, conversationId: 1, role, subject, fromName: '', preview: '', sentAt, hasWarnings: false },
});
const lead = (part: Partial<Lead>): Lead => ({
  ...{ email: 'm.rossi@casasole.example', title: 'Bamboo tray', letters: [], isMasked: false, acts: ['work'] },
  ...part,
});

describe('an answer to a lead', () => {
  test("goes to its address, about the buyer's newest letter", () => {
    const letters = [
      letter(1, 'inquiry', 'Inquiry: tray', '2026-03-01T07:00:00Z'),
      letter(3, 'out', 'Re: Inquiry: tray', '2026-03-03T07:00:00Z'),
      letter(2, 'in', 'Samples', '2026-03-02T07:00:00Z'),
    ];
    expect(answerOf(lead({ letters }))).toEqual({
      ...{ to: 'm.rossi@casasole.example', subject: 'Re: Samples', messageId: 2 },
    });
  });

  test.each([
    ['RE: Tray', 'RE: Tray'],
    ['AW: Tray', 'AW: Tray'],
    ['Tray', 'Re: Tray'],
    ['', 'Re:'],
  ])('the subject %p becomes %p', (subject, expected) => {
    expect(answerOf(lead({ letters: [letter(1, 'inquiry', subject, '2026-03-01T07:00:00Z')] }))?.subject).toBe(
      expected,
    );
  });

  test('a lead that was entered by hand has no letter to fill a template from', () => {
    expect(answerOf(lead({}))).toEqual({ to: 'm.rossi@casasole.example', subject: 'Bamboo tray', messageId: null });
  });

  test.each([[{ email: '' }], [{ isMasked: true }], [{ acts: [] }]])('is not offered for %p', part => {
    expect(answerOf(lead(part))).toBeNull();
  });
});
