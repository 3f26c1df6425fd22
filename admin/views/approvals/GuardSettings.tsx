import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { OwnAccountsReply } from '../../../service/guard/guard.schema';
import { approvalsApi } from '../../../ui/approvals/approvalsApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSavedDraft } from '../../../ui/useSavedDraft';
import { useApprovalStyles } from './approvalStyles';

/** What the send guard measures by: the company's own accounts; and the key of the header that a gateway asks for. */
export function GuardSettings() {
  const styles = useApprovalStyles();
  const load = useLoad('own accounts', signal => approvalsApi.accounts(signal));
  return (
    <PageScroll>
      <div className={styles.column}>
        <HeaderKey />
        <StateView load={load}>{reply => <Accounts reply={reply} load={load} />}</StateView>
      </div>
    </PageScroll>
  );
}

function Accounts({ reply, load }: { reply: OwnAccountsReply; load: Loaded<OwnAccountsReply> }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: { accounts: reply.accounts },
    labels: { accounts: t('approvals.accounts') },
    inWords: (_name, value) =>
      (value as OwnAccountsReply['accounts']).map(one => [one.number, one.label].filter(Boolean).join(' ')).join(', '),
    send: sent =>
      approvalsApi.saveAccounts(reply.version, { accounts: sent.accounts.filter(one => one.number.trim() !== '') }),
  });
  const { accounts } = draft.values;
  const change = (at: number, part: Partial<(typeof accounts)[number]>) =>
    draft.set({ accounts: accounts.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      <Card className={styles.card} label={t('approvals.accounts')}>
        <h2>{t('approvals.accounts')}</h2>
        <p className={styles.quiet}>{t('approvals.accountsHint')}</p>
        {accounts.map((one, at) => (
          // A line has no name but its place while it is being typed.
          <div key={at} className={styles.row}>
            <Field label={t('approvals.account')} className={styles.grow}>
              <Input value={one.number} maxLength={60} onChange={(_, data) => change(at, { number: data.value })} />
            </Field>
            <Field label={t('approvals.accountLabel')}>
              <Input value={one.label} maxLength={100} onChange={(_, data) => change(at, { label: data.value })} />
            </Field>
          </div>
        ))}
        <div>
          <Button onClick={() => draft.set({ accounts: [...accounts, { number: '', label: '' }] })}>
            {t('approvals.addAccount')}
          </Button>
        </div>
        {reply.seen.length > 0 && (
          <>
            <h3>{t('approvals.seenAccounts')}</h3>
            <ul className={styles.list}>
              {reply.seen
                .filter(seen => !accounts.some(one => one.number === seen.number))
                .map(seen => (
                  <li key={`${seen.kind}:${seen.number}`} className={styles.line}>
                    <div className={styles.head}>
                      <span className={styles.grow}>{seen.number}</span>
                      <Button
                        size="small"
                        aria-label={`${t('approvals.takeAccount')} ${seen.number}`}
                        onClick={() => draft.set({ accounts: [...accounts, { number: seen.number, label: '' }] })}
                      >
                        {t('approvals.takeAccount')}
                      </Button>
                    </div>
                  </li>
                ))}
            </ul>
          </>
        )}
      </Card>
      <SaveBar {...bar} />
    </>
  );
}

function HeaderKey() {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const load = useLoad('send guard', signal => approvalsApi.guardSettings(signal));
  const saving = useSave();
  const [key, setKey] = useState<string | null>(null);
  const renew = () =>
    saving.run(async () => {
      setKey((await approvalsApi.renewKey()).key);
      load.setData(() => ({ hasHeaderKey: true }));
    });
  const isOn = load.data?.hasHeaderKey ?? false;
  return (
    <Card className={styles.card} label={t('approvals.headerTitle')}>
      <h2>{t('approvals.headerTitle')}</h2>
      <p className={styles.quiet}>{t('approvals.headerHint')}</p>
      {(load.error ?? saving.error) && <ErrorBar error={(load.error ?? saving.error)!} />}
      <div className={styles.row}>
        <span>{t(isOn ? 'approvals.headerOn' : 'approvals.headerOff')}</span>
        <Button disabledFocusable={saving.isSaving} onClick={renew}>
          {t(isOn ? 'approvals.renewKey' : 'approvals.makeKey')}
        </Button>
      </div>
      {key && (
        <p role="status">
          {t('approvals.keyOnce')} <code>{key}</code>
        </p>
      )}
    </Card>
  );
}
