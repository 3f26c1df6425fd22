import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { useState } from 'react';
import type { ApiKeyReply, NewApiKeyReply } from '../../../service/users/apiKeys.schema';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { ListHead } from './ListHead';
import { NewKeySheet } from './NewKeySheet';
import { useRowStyles } from './rowStyles';
import { SecretDialog } from './SecretDialog';

/** The keys of programs: one's own, and for an administrator those of all. */
export function ApiKeys() {
  const { t } = useTexts();
  const load = useLoad('api keys', signal => api.apiKeys(signal));
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<NewApiKeyReply | null>(null);
  return (
    <>
      <ListHead line={t('ops.keysLine')}>
        <Button appearance="primary" icon={<AddRegular />} disabled={!load.data} onClick={() => setAdding(true)}>
          {t('ops.addKey')}
        </Button>
      </ListHead>
      <PageScroll>
        <StateView
          load={load}
          empty={data => (data.keys.length === 0 ? <Empty icon={<KeyRegular />} line={t('ops.keysEmpty')} /> : null)}
        >
          {data => (
            <Card isPadded={false}>
              {data.keys.map(key => (
                <KeyRow key={key.id} apiKey={key} onChanged={load.reload} />
              ))}
            </Card>
          )}
        </StateView>
      </PageScroll>
      {isAdding && load.data && (
        <NewKeySheet
          owners={load.data.owners}
          onClose={() => setAdding(false)}
          onMade={reply => {
            setAdding(false);
            setMade(reply);
            load.reload();
          }}
        />
      )}
      {made && (
        <SecretDialog
          title={t('ops.keyTitle', { name: made.key.name })}
          line={t('ops.keyOnce')}
          secret={made.token}
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
}

function KeyRow({ apiKey, onChanged }: { apiKey: ApiKeyReply; onChanged(): void }) {
  const styles = useRowStyles();
  const { t, find } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { name, beginning, ownerName, scope, grants, state, expiresAt, lastUsedAt } = apiKey;
  const revoke = () =>
    saving.run(async () => {
      await api.revokeApiKey(apiKey.id);
      show({ text: t('ops.revoked', { name }) });
      onChanged();
    });
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h3>{name}</h3>
        <p>
          {t(`ops.state_${state}`)} · {ownerName} · {t(`ops.scope_${scope}`)}
          {grants !== null && ` · ${grants.map(grant => find('rights', `grant_${grant}`) ?? grant).join(', ')}`}
        </p>
        <p className={styles.quiet}>
          {t('ops.keyBeginning')} {beginning}… · {t('ops.keyUsed')}{' '}
          {lastUsedAt ? <DateText at={lastUsedAt} /> : t('ops.never')} · {t('ops.keyEnds')}{' '}
          {expiresAt ? <DateText at={expiresAt} /> : t('ops.noEnd')}
        </p>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </div>
      {state !== 'revoked' && (
        <Button disabledFocusable={saving.isSaving} onClick={revoke}>
          {t('ops.revoke')}
        </Button>
      )}
    </div>
  );
}
