import type { ExchangeMailboxReply } from '../../../../service/intake/exchange/exchange.schema';
import { useTexts } from '../../../../ui/texts/texts';
import { useFormats } from '../../../../ui/useFormats';

type Mailbox = ExchangeMailboxReply;

/** How much of a first import is done, in whole percent; never 100 while something is left. */
export function importShare({ stored, keptOut, unreadable, away, wanted }: Mailbox): number {
  const taken = stored + keptOut + unreadable + away;
  return taken + wanted === 0 ? 0 : Math.floor((taken * 100) / (taken + wanted));
}

/** One line on what is going on in a mailbox; '' where nothing is. */
export function useWhatGoesOn(): (mailbox: Mailbox) => string {
  const { t, error } = useTexts();
  const formats = useFormats();
  const first = (mailbox: Mailbox) => {
    const { reachedAt, minutesLeft } = mailbox;
    const left =
      minutesLeft === null
        ? ''
        : minutesLeft >= 120
          ? t('exchangeHealth.firstLeftHours', { n: Math.round(minutesLeft / 60) })
          : t('exchangeHealth.firstLeft', { n: minutesLeft });
    const parts = [
      t('exchangeHealth.first', { share: importShare(mailbox) }),
      reachedAt && t('exchangeHealth.firstReached', { at: formats.day(reachedAt) }),
      left,
    ];
    return parts.filter(Boolean).join(' · ');
  };
  return mailbox => {
    const { state, errorCode, wanted, refused, missing, isFirst, isOn } = mailbox;
    if (!isOn) return '';
    if (errorCode !== '') return error(errorCode) ?? errorCode;
    if (isFirst && wanted > 0) return first(mailbox);
    const parts = [
      state === 'incomplete' && missing > 0 && t('exchangeHealth.gapLine', { n: formats.count(missing) }),
      refused > 0 && t('exchangeHealth.refusedLine', { n: formats.count(refused) }),
      state === 'reading' && wanted > 0 && t('exchangeHealth.newLine', { n: formats.count(wanted) }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}
