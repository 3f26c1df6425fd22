import type { Language, MailClient, Person } from './drafts';

interface House {
  company: string | null;
  domain: string;
  zone: string;
  language: Language;
  client: MailClient;
  charset?: string;
}

function house(of: House) {
  return (
    name: string,
    local: string,
    title: string,
    phone: string,
    signature: string,
    more: Partial<Person> = {},
  ): Person => ({
    name,
    address: local.includes('@') ? local : `${local}@${of.domain}`,
    company: of.company,
    isKnown: true,
    title,
    phone,
    zone: of.zone,
    language: of.language,
    client: of.client,
    charset: of.charset ?? 'utf-8',
    signature,
    ...more,
  });
}

export const china = 'Asia/Shanghai';
/** Makes the people of one house: same company, domain, zone, language, program and charset. */
export const at = (
  company: string | null,
  domain: string,
  zone: string,
  language: Language,
  client: MailClient,
  charset?: string,
) => house({ company, domain, zone, language, client, charset });
