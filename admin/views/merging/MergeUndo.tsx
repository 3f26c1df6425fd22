import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { useEffect } from 'react';
import type { UndoPreview } from '../../../service/filing/merging.schema';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, navigate, useRoute } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Counts } from './Counts';
import { useDeskStyles } from './deskStyles';

const askAgainAfter = 2_000;

/** One merge: how far it is, and what stays with the survivor when it is undone. */
export default function MergeUndo() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { params } = useRoute();
  const id = Number(params.id);
  const load = useLoad(Number.isInteger(id) ? `merge undo ${id}` : null, signal => mergingApi.undoPreview(id, signal));
  const isWaiting = load.data?.merge.state === 'waiting';
  const { reload } = load;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = window.setInterval(reload, askAgainAfter);
    return () => window.clearInterval(timer);
  }, [isWaiting, reload]);
  return (
    <>
      <PageHead
        title={load.data ? t('merging.undoTitle', { loser: load.data.merge.loserName }) : t('merging.history')}
        tools={
          <Button as="a" {...linkTo('/merges')}>
            {t('merging.history')}
          </Button>
        }
      />
      <PageScroll>
        <div className={styles.column}>
          <StateView load={load}>{preview => <Shown preview={preview} />}</StateView>
        </div>
      </PageScroll>
    </>
  );
}

function Shown({ preview }: { preview: UndoPreview }) {
  const styles = useDeskStyles();
  const { t, rich, find, error } = useTexts();
  const { merge, laterFirst, cameAfter, changedSince } = preview;
  if (merge.state !== 'done') {
    const why = merge.errorCode ? ` ${t('merging.failedWhy')} ${error(merge.errorCode) ?? merge.errorCode}` : '';
    return (
      <MessageBar layout="multiline" intent={merge.state === 'failed' ? 'error' : 'info'}>
        <MessageBarBody>
          {merge.state === 'waiting' ? t('merging.waiting') : `${find('merging', `state_${merge.state}`) ?? ''}${why}`}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const fields = changedSince.map(name => find('merging', `field_${name}`) ?? name).join(', ');
  return (
    <>
      <p>{rich('merging.undoLead', { loser: merge.loserName })}</p>
      <Card className={styles.card} label={t('merging.cameAfter', { survivor: merge.survivorName })}>
        <h2>{t('merging.cameAfter', { survivor: merge.survivorName })}</h2>
        {cameAfter.length > 0 ? (
          <Counts lines={cameAfter} />
        ) : (
          <p className={styles.quiet}>{t('merging.nothingAfter')}</p>
        )}
        {fields && <p>{t('merging.changedSince', { fields })}</p>}
      </Card>
      {laterFirst ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {rich('merging.laterFirst', { loser: laterFirst.loserName, survivor: laterFirst.survivorName })}{' '}
            <Button size="small" as="a" {...linkTo(`/merges/${laterFirst.id}`)}>
              {t('merging.openLater')}
            </Button>
          </MessageBarBody>
        </MessageBar>
      ) : (
        <Undo preview={preview} />
      )}
    </>
  );
}

function Undo({ preview: { merge } }: { preview: UndoPreview }) {
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const undo = () =>
    saving.run(async () => {
      await mergingApi.undo(merge.id);
      show({ text: t('merging.undone', { loser: merge.loserName }) });
      navigate(merge.kind === 'company' ? `/companies/${merge.loserId}` : '/merges');
    });
  return (
    <>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div>
        <Button appearance="primary" icon={<ArrowUndoRegular />} disabledFocusable={saving.isSaving} onClick={undo}>
          {t('merging.undo')}
        </Button>
      </div>
    </>
  );
}
