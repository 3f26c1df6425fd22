import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { OpenReply } from '../../../../service/intake/exchange/history.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { Card } from '../../../../ui/Page';
import { Empty, StateView } from '../../../../ui/StateView';
import { useTexts } from '../../../../ui/texts/texts';
import { useFormats } from '../../../../ui/useFormats';
import { useLoad } from '../../../../ui/useLoad';
import { useRowStyles } from '../rowStyles';

/** Messages that the server has and that have not come: why, and when each is tried again. */
export function OpenMail({ mailboxId }: { mailboxId: number }) {
  const { t } = useTexts();
  const formats = useFormats();
  const rows = useRowStyles();
  const load = useLoad(`exchange open ${mailboxId}`, signal => exchangeApi.open(mailboxId, signal));
  return (
    <StateView
      load={load}
      empty={data =>
        data.messages.length === 0 ? (
          <Empty icon={<CheckmarkCircleRegular />} line={t('exchangeHealth.openNone')} />
        ) : null
      }
    >
      {data => (
        <Card isPadded={false} label={t('exchangeHealth.openTitle')}>
          {data.messages.map(message => (
            <Message key={message.id} message={message} />
          ))}
          {data.more > 0 && <p className={rows.row}>{t('exchangeHealth.openMore', { n: formats.count(data.more) })}</p>}
        </Card>
      )}
    </StateView>
  );
}

function Message({ message }: { message: OpenReply['messages'][number] }) {
  const rows = useRowStyles();
  const { t, error } = useTexts();
  const formats = useFormats();
  const { folder, receivedAt, internetMessageId, state, reason, tries, dueAt } = message;
  const line = [
    folder,
    t('exchangeHealth.received', { at: formats.date(receivedAt) }),
    tries > 0 && t('exchangeHealth.openTries', { n: tries }),
    state === 'wanted' && tries > 0 && t('exchangeHealth.openNext', { at: formats.date(dueAt) }),
  ];
  return (
    <div className={rows.row}>
      <div className={rows.words}>
        <p>{internetMessageId || t('exchangeHealth.noMessageId')}</p>
        <p className={rows.quiet}>{line.filter(Boolean).join(' · ')}</p>
        {reason !== '' && <p>{error(reason) ?? reason}</p>}
        {state === 'refused' && <p>{t('exchangeHealth.openGivenUp')}</p>}
      </div>
    </div>
  );
}
