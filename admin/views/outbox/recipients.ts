import type { MailBody } from '../../../service/outbox/outbox.schema';

type Recipient = MailBody['recipients'][number];
export type Kind = Recipient['kind'];

const shown = ({ name, address }: Recipient) => (name && name !== address ? `${name} <${address}>` : address);

/** Those of one kind as they are typed: names with their addresses, commas between them. */
export function typedOf(recipients: readonly Recipient[], kind: Kind): string {
  return recipients
    .filter(one => one.kind === kind)
    .map(shown)
    .join(', ');
}

/** What was typed, read again. A comma inside brackets or quotes parts nothing; Chinese commas and semicolons part as well. */
export function readTyped(text: string, kind: Kind): Recipient[] {
  const parts = text.match(/(?:"[^"]*"|<[^>]*>|[^,;，；、\n"<])+/g) ?? [];
  return parts.flatMap(part => {
    const match = /^\s*"?([^"<]*?)"?\s*<([^>]*)>\s*$/.exec(part);
    const address = (match ? match[2] : part).trim();
    return address === '' ? [] : [{ kind, address, name: match ? match[1].trim() : '' }];
  });
}
