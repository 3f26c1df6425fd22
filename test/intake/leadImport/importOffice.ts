import type { LeadImportReply, LeadPreview, LeadRunBody } from '../../../service/intake/leadImport.schema';
import { leadImportJobs } from '../../../service/intake/leadImport.jobs';
import { Job } from '../../../service/platform/queue/job.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import type { TestBrowser } from '../../support/app';
import type { Office } from '../../leads/office';

/** A list of cards as somebody brings it home from a fair. */
export const fairList = [
  '姓名,职务,公司,邮箱,手机,国家,意向产品,展位,备注',
  'Marco Rossi,Buyer,Casa Sole Srl,m.rossi@casasole.example,+39 333 5551234,意大利,竹托盘,9.2K14,要样品',
  'Giulia Neri,Assistant,Casa Sole Srl,g.neri@casasole.example,,意大利,餐盘,9.2K14,',
  'Ivy Chan,,Harbour Gifts Ltd,ivy.chan@gmail.com,+852 9123 4567,香港,tea towels,9.2K14,',
].join('\n');

export const usualRun: LeadRunBody = {
  ...{ source: 'fair', campaign: { name: 'Canton Fair 2026' }, owner: { kind: 'me' }, customers: 'note' },
  ...{ nextAction: 'Send the catalogue', nextDay: '2026-11-02' },
};

/** Uploads a text as a file and answers what importing it would do. */
export async function upload(browser: TestBrowser, content: string | Buffer, name = 'fair.csv') {
  const boundary = 'lantern';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return browser.post('/api/lead-imports/uploads', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
}

/** Runs the jobs of lead imports that wait. */
export async function runImportJobs({ context }: Pick<Office, 'context'>): Promise<void> {
  const run = { id: 0, key: '', attempt: 1, signal: new AbortController().signal };
  for (const { name, handler } of leadImportJobs(context))
    for (const job of await context.database.manager.findBy(Job, { name, state: 'waiting' })) {
      await inTransaction(context.database, manager => manager.delete(Job, { id: job.id }));
      await handler(job.payload, run);
    }
}

/** Uploads, imports and answers how it ended. */
export async function importList(
  office: Office,
  browser: TestBrowser,
  content: string | Buffer = fairList,
  part: Partial<LeadRunBody> = {},
  name = 'fair.csv',
): Promise<LeadImportReply> {
  const { uploadId } = (await upload(browser, content, name)).body as LeadPreview;
  const begun = await browser.post(`/api/lead-imports/uploads/${uploadId}/run`, { ...usualRun, ...part });
  if (begun.status !== 200) throw new Error(`not begun: ${begun.raw.toString()}`);
  await runImportJobs(office);
  return (await browser.get(`/api/lead-imports/${begun.body.id}`)).body as LeadImportReply;
}

/** Takes an import back and answers how it ended. */
export async function undoImport(office: Office, browser: TestBrowser, id: number): Promise<LeadImportReply> {
  const begun = await browser.post(`/api/lead-imports/${id}/undo`);
  if (begun.status !== 200) throw new Error(`not undone: ${begun.raw.toString()}`);
  await runImportJobs(office);
  return (await browser.get(`/api/lead-imports/${id}`)).body as LeadImportReply;
}
