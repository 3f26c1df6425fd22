import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RuleRunReply } from '../../../service/filing/rules/rules.schema';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, alignItems: 'flex-start' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  reason: { fontWeight: tokens.fontWeightSemibold, margin: `${tokens.spacingVerticalS} 0 0` },
});

/** Mail that fits a rule and stays as it is: how many for which reason, and on demand which. */
export function KeptMail({ run, isNewest }: { run: RuleRunReply; isNewest: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const n = run.kept.reduce((sum, one) => sum + one.count, 0);
  if (n === 0) return null;
  return (
    <div className={styles.box}>
      <span>{t('categories.keptTitle', { n })}</span>
      <ul className={styles.list}>
        {run.kept.map(({ reason, count }) => (
          <li key={reason}>{t(`categories.kept_${reason}` as TextKey, { n: count })}</li>
        ))}
      </ul>
      {isNewest && (
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'categories.keptHide' : 'categories.keptShow')}
        </Button>
      )}
      {isNewest && isOpen && <Listed run={run} />}
    </div>
  );
}

function Listed({ run }: { run: RuleRunReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`rule-run:${run.id}:kept`, signal => rulesApi.runKept(run.id, signal));
  return (
    <StateView load={load}>
      {({ messages, hidden }) => (
        <div>
          {run.kept
            .filter(one => messages.some(message => message.reason === one.reason))
            .map(({ reason, count }) => (
              <section key={reason}>
                <p className={styles.reason}>{t(`categories.kept_${reason}` as TextKey, { n: count })}</p>
                <ul className={styles.list}>
                  {messages
                    .filter(message => message.reason === reason)
                    .map(message => (
                      <li key={message.id}>
                        <PageLink to={`/mail/${message.conversationId}?message=${message.id}`}>
                          {message.subject || t('mail.noSubject')}
                        </PageLink>{' '}
                        <span className={styles.quiet}>
                          {message.fromName || message.fromAddress} · <DateText at={message.sentAt} />
                        </span>
                      </li>
                    ))}
                </ul>
              </section>
            ))}
          <p className={styles.quiet}>
            {t('categories.keptFirst')} {hidden > 0 && t('categories.keptHidden', { n: hidden })}
          </p>
        </div>
      )}
    </StateView>
  );
}
