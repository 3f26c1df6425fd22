import type { Amount } from './amounts';
import { asCount } from './amounts';

/*
 * Plain numbers that count by how they are said: "500 to try", "wir würden 300 nehmen", "1500 to Ashdod". Texts are levelled.
 */

/** Whether a plain number is said as one of goods. */
export const isSaidCount = (level: string, amount: Amount, end: number): boolean =>
  isTaken(level, amount, end) ||
  isTried(level, amount, end) ||
  isSentTo(level, amount, end) ||
  isBetween(level, amount, end);

// "Somewhere between 500 and 800 I guess."
const BETWEEN_BEFORE =
  /(?:(?:some|any)where|something|anything|roughly|about|need|want|take|order|irgendwo|irgendwas|algo|unas|unos|quelque chose|brauchen|necesitamos|precisamos|нужно) (?:between|zwischen|entre|tra|fra|между|от) $/u;
const TO_TRY =
  /^ (?:to (?:start|begin|try|test)|as a (?:start|trial|test)|for (?:a )?(?:start|trial)|para (?:empezar|probar|comecar|testar)|pour (?:commencer|essayer|demarrer)|zum (?:start|testen|probieren|anfang)|per (?:iniziare|provare)|для (?:начала|пробы)|на пробу)(?!\p{L})/u;

/** "The tyre inflator, 500 to try." */
const isTried = (level: string, amount: Amount, end: number): boolean =>
  asCount(amount) >= 50 &&
  /[\p{L}\d)], $/u.test(level.slice(Math.max(0, amount.start - 3), amount.start)) &&
  TO_TRY.test(level.slice(end, end + 20));

/** "Wir würden 300 nehmen." */
const isTaken = (level: string, amount: Amount, end: number): boolean =>
  asCount(amount) >= 20 &&
  /(?:wurden?|mochten?|wollen|konnten?|wurde|zouden|willen|wil) (?:wir |ich |we |ik )?(?:davon |zunachst |erst ?mal |gerne? |etwa |ca\. |rund |er )*$/u.test(
    level.slice(Math.max(0, amount.start - 44), amount.start),
  ) &&
  /^ (?:nehmen|abnehmen|bestellen|kaufen|ordern|afnemen|kopen)(?!\p{L})/u.test(level.slice(end, end + 12));

/** "Price for hand mixers? 1500 to Ashdod": all that a sentence says. */
const isSentTo = (level: string, amount: Amount, end: number): boolean =>
  asCount(amount) >= 50 &&
  /(?:^|\n|[.!?;] )(?:(?:about|around|ca\.?|unas|unos|environ|etwa|около) )?$/u.test(
    level.slice(Math.max(0, amount.start - 12), amount.start),
  ) &&
  /^ (?:to|for|nach|fur|para|a|pour|до|в|для|naar|per) \p{L}[\p{L} -]{2,24}[.!?]?\s*(?:$|\n)/u.test(
    level.slice(end, end + 40),
  );

const isBetween = (level: string, amount: Amount, end: number): boolean =>
  amount.upper !== null &&
  asCount(amount) >= 50 &&
  BETWEEN_BEFORE.test(level.slice(Math.max(0, amount.start - 34), amount.start)) &&
  /^(?:[.,;!?)]|\s*$|\n| (?:i (?:guess|think|suppose|would say)|or so|to (?:start|begin)|maybe|perhaps|initially)(?!\p{L}))/u.test(
    level.slice(end, end + 16),
  );
