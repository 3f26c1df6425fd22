import { useEffect } from 'react';
import { api } from '../../../ui/api';
import { Card } from '../../../ui/Page';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useRowStyles } from './rowStyles';

/** The last mails that Tradepost itself wrote, tests among them, and what became of them; read again after each of `tries`. */
export function SentMail({ tries }: { tries: number }) {
  const rows = useRowStyles();
  const { t, find, error } = useTexts();
  const load = useLoad('sent mail', signal => api.sentMail(signal));
  const { reload } = load;
  useEffect(() => {
    if (tries > 0) reload();
  }, [tries, reload]);
  return (
    <section className={rows.section}>
      <h2>{t('ops.lastMails')}</h2>
      <StateView
        load={load}
        empty={data => (data.mails.length === 0 ? <p className={rows.quiet}>{t('ops.noMails')}</p> : null)}
      >
        {data => (
          <Card isPadded={false}>
            {data.mails.map(mail => (
              <div key={mail.id} className={rows.row}>
                <div className={rows.words}>
                  <p>
                    {find('ops', `mail_${mail.kind}`) ?? mail.kind} · {mail.userName} · {mail.address}
                  </p>
                  <p className={rows.quiet}>
                    <DateText at={mail.createdAt} /> · {t(`ops.mailState_${mail.state}`)}
                    {mail.errorCode && ` · ${error(mail.errorCode) ?? mail.errorCode}`}
                    {mail.answer && ` · ${mail.answer}`}
                  </p>
                </div>
              </div>
            ))}
          </Card>
        )}
      </StateView>
    </section>
  );
}
