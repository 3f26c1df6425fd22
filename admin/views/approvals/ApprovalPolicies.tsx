import { Button } from '@fluentui/react-components';
import type { PolicyBody, PolicyList, PolicyReply } from '../../../service/approvals/approvals.schema';
import { approvalsApi } from '../../../ui/approvals/approvalsApi';
import { Card, PageScroll } from '../../../ui/Page';
import { ErrorBar, StateView } from '../../../ui/StateView';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useApprovalStyles } from './approvalStyles';
import { PolicyForm } from './PolicyForm';
import { useOpenForm } from '../pool/useOpenForm';

/** When a mail must be looked at by somebody before it is sent, and by whom. */
export function ApprovalPolicies() {
  const styles = useApprovalStyles();
  const load = useLoad('approval policies', signal => approvalsApi.policies(signal));
  return (
    <PageScroll>
      <div className={styles.column}>
        <StateView load={load}>{list => <Policies list={list} load={load} />}</StateView>
      </div>
    </PageScroll>
  );
}

function Policies({ list, load }: { list: PolicyList; load: Loaded<PolicyList> }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const { open, setOpen, saving, done, editButton } = useOpenForm(load.reload);
  const save = (policy: PolicyReply | null, body: PolicyBody) =>
    done(() => (policy ? approvalsApi.savePolicy(policy.id, policy.version, body) : approvalsApi.createPolicy(body)));
  const move = (at: number, by: number) => {
    const ids = list.policies.map(policy => policy.id);
    [ids[at], ids[at + by]] = [ids[at + by]!, ids[at]!];
    done(() => approvalsApi.orderPolicies(ids));
  };
  return (
    <>
      <p className={styles.quiet}>{t('approvals.policiesHint')}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {list.policies.length === 0 && open !== 'new' && <p>{t('approvals.noPolicies')}</p>}
      {list.policies.map((policy, at) => (
        <Card key={policy.id} className={styles.card} label={policy.name}>
          <div className={styles.head}>
            <h2 className={styles.grow}>{policy.name}</h2>
            {!policy.isActive && <span className={styles.quiet}>{t('approvals.off')}</span>}
            <Button size="small" disabled={at === 0 || saving.isSaving} onClick={() => move(at, -1)}>
              {t('approvals.up')}
            </Button>
            <Button
              size="small"
              disabled={at === list.policies.length - 1 || saving.isSaving}
              onClick={() => move(at, 1)}
            >
              {t('approvals.down')}
            </Button>
            {editButton(policy.id)}
          </div>
          <Summary policy={policy} list={list} />
          {open === policy.id && (
            <PolicyForm
              key={policy.version}
              policy={policy}
              list={list}
              isSaving={saving.isSaving}
              onSave={body => save(policy, body)}
              onRemove={() => done(() => approvalsApi.removePolicy(policy.id, policy.version))}
            />
          )}
        </Card>
      ))}
      {open === 'new' ? (
        <Card className={styles.card} label={t('approvals.newPolicy')}>
          <h2>{t('approvals.newPolicy')}</h2>
          <PolicyForm policy={null} list={list} isSaving={saving.isSaving} onSave={body => save(null, body)} />
        </Card>
      ) : (
        <div>
          <Button appearance="primary" onClick={() => setOpen('new')}>
            {t('approvals.addPolicy')}
          </Button>
        </div>
      )}
    </>
  );
}

function Summary({ policy, list }: { policy: PolicyReply; list: PolicyList }) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const given = Object.entries(policy.conditions).filter(([, value]) => value !== undefined && value !== false);
  const names = policy.deciders.userIds.map(id => list.people.find(one => one.id === id)?.name ?? '');
  const who = [
    ...(policy.deciders.managers ? [t('approvals.managers')] : []),
    ...names,
    ...policy.deciders.roles.map(role => t(`users.role_${role}` as TextKey)),
  ];
  return (
    <span className={styles.quiet}>
      {t('approvals.say', {
        policy: given.map(([name]) => t(`approvals.c_${name}` as TextKey)).join(' + '),
        who: who.join(', '),
      })}
    </span>
  );
}
