import type { Found } from './inquiry';
import { levelText } from './levelling';
import type { Passage } from './passages';
import { foundAt } from './passages';
import { isPersonName } from './people';
import { findPlaces } from './places';

/*
 * Who signs in the last words of a message, without a signature of its own.
 */

const CLOSING = String.raw`(?:thanks|thank you|many thanks|thx|tks|(?:kind |best |warm )?regards|rgds|b\/?rgds|br|cheers|best(?: wishes)?|all the best|warmly|love|faithfully|sincerely|yours|respectfully|merci|cordialement|bien (?:à|a) vous|bonne journ[ée]e|amicalement|saludos?|un saludo|abrazos?|gracias|atte|grazie|saluti|a presto|ciao|danke|(?:vielen |besten |lieben )?dank|gru(?:ss|ß)|(?:viele|liebe|beste|sch(?:ö|o)ne) gr(?:ü|u)(?:ss|ß)e|lg|vg|bg|mfg|obrigad[oa]|abs|abra[çc]os?|beijos?|cumprimentos|спасибо|с уважением|всего доброго|pozdrawiam|groet(?:en|jes)?)`;
const SIGNED = String.raw`(\p{Lu}(?:\p{L}{1,20}|\.)(?: (?:\p{Lu}\.|\p{Lu}[\p{L}'’-]{1,20})){0,3})`;
const CLOSED = new RegExp(`(?:^|[\\s.,!?])${CLOSING}[,!.\\s–-]+${SIGNED}(?:\\s*[,/@|(–-][^.!?]{2,60})?[”".!)]*$`, 'iu');
// "Mette, Category Manager", "Phil @ Brackley Trailers": the last line, with what he is or where.
const LAST_LINE = new RegExp(`^[–—~-]*\\s*${SIGNED}\\s*[,/@|]\\s*\\p{L}[^.!?:]{2,50}$`, 'u');

/** "… ship to Graz. thanks Lena": the name behind the last words of a message. */
export function signedInline(passage: Passage): Found<string> | null {
  const written = passage.text.trimEnd();
  const from = Math.max(0, written.length - 120);
  const line = written.lastIndexOf('\n') + 1;
  const closed = CLOSED.exec(written.slice(from));
  const alone = line > 0 && !closed ? LAST_LINE.exec(written.slice(line)) : null;
  const name = (closed ?? alone)?.[1];
  if (!name || !/^\p{Lu}/u.test(name) || !isPersonName(name)) return null;
  if (alone && findPlaces(levelText(written.slice(line, line + name.length))).length > 0) return null;
  const start = closed
    ? from + closed.index + closed[0].indexOf(name, closed[0].search(/[,!.\s–-]+\p{Lu}/u))
    : written.indexOf(name, line);
  return foundAt(passage, start, start + name.length, name);
}
