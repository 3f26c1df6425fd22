import type { TemplateBody } from '../service/teamwork/templates/templates.schema';

/** Replies that the sample company has written beforehand. */
export const sampleTemplates: TemplateBody[] = [
  {
    name: 'Quotation follow-up',
    folder: 'Quotation',
    language: 'en',
    stage: 'quotation',
    tags: [],
    isShared: true,
    subject: '',
    body: `Dear {contact.name},

may I ask how our offer was received? If the price or the packing is what keeps it, please tell me: there is often a way.

Best regards
{user.name}`,
  },
  {
    name: 'Samples are on the way',
    folder: 'Sample',
    language: 'en',
    stage: 'sample',
    tags: [],
    isShared: true,
    subject: '',
    body: `Dear {contact.name},

the samples for {company.name} left us today by courier. The tracking number follows in the evening.

Best regards
{user.name}`,
  },
  {
    name: 'Angebot nachfassen',
    folder: 'Quotation',
    language: 'de',
    stage: 'quotation',
    tags: [],
    isShared: true,
    subject: '',
    body: `Guten Tag {contact.name},

darf ich fragen, wie unser Angebot bei Ihnen angekommen ist? Sollte es am Preis oder an der Verpackung liegen, finden wir gern einen Weg.

Mit freundlichen Grüßen
{user.name}`,
  },
  {
    name: '询价收到，马上报价',
    folder: '工厂',
    language: 'zh',
    stage: 'inquiry',
    tags: [],
    isShared: true,
    subject: '',
    body: `{contact.name}您好：

来信收到，我这边先核对图纸和数量，今天下班前回复。

{user.name}`,
  },
];
