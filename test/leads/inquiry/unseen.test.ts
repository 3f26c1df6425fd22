import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { mailOfWritten, readWritten } from '../../evaluation/writtenMail';

const written = readWritten(join(__dirname, '../../fixtures/inquiries/unseen.jsonl'));

/** Written to be hard, kept out of training (scripts/trainInquiries.ts), and by nobody mended for. */
test('hard mail of sixteen languages that nothing was learnt from is told apart no worse than it was', async () => {
  const tally = { right: 0, taken: 0, missed: 0 };
  for (const one of written) {
    const { isInquiry } = recogniseInquiry(await mailOfWritten(one, tmpdir()));
    if (isInquiry && one.isInquiry) tally.right += 1;
    else if (isInquiry) tally.taken += 1;
    else if (one.isInquiry) tally.missed += 1;
  }
  expect(tally.right / (tally.right + tally.taken)).toBeGreaterThanOrEqual(0.89);
  expect(tally.right / (tally.right + tally.missed)).toBeGreaterThanOrEqual(0.83);
});
