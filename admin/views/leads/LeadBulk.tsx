import { Button, makeStyles, Menu, MenuPopover, MenuTrigger, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { BulkLeadsBody, RejectBody } from '../../../service/leads/acting.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import { PeopleChoices } from './LeadCells';
import { RejectDialog } from './RejectDialog';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  count: { fontWeight: tokens.fontWeightSemibold },
});

const MOST = 200;

interface Props {
  ids: readonly number[];
  onClear(): void;
  onDone(): void;
}

/** What is done to all chosen leads at once; those that one may not change are left and counted. */
export function LeadBulk({ ids, onClear, onDone }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const [isRejecting, setRejecting] = useState(false);
  const run = (act: Omit<BulkLeadsBody, 'ids'>) =>
    save.run(async () => {
      const { changed, refused, changedIds } = await leadsApi.bulk({ ids: ids.slice(0, MOST), ...act });
      const words = [t('leads.bulkDone', { n: changed }), refused > 0 && t('leads.bulkRefused', { n: refused })];
      const undo = async () => {
        await leadsApi.bulk({ ids: changedIds, reopen: true });
        onDone();
      };
      const canUndo = act.reject !== undefined && changed > 0;
      toasts.show({ text: words.filter(Boolean).join(' · '), ...(canUndo ? { undo } : {}) });
      onDone();
    });
  const reject = async ({ reason, note }: Pick<RejectBody, 'reason' | 'note'>) => {
    setRejecting(false);
    run({ reject: { reason, note } });
  };
  return (
    <div className={styles.bar} role="region" aria-label={t('leads.chosen', { n: ids.length })}>
      <span className={styles.count}>{t('leads.chosen', { n: ids.length })}</span>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button disabled={save.isSaving}>{t('leads.bulkAssign')}</Button>
        </MenuTrigger>
        <MenuPopover>
          <PeopleChoices exceptId={0} onChoose={person => run({ assign: { userId: person?.id ?? null } })} />
        </MenuPopover>
      </Menu>
      <Button disabled={save.isSaving} onClick={() => setRejecting(true)}>
        {t('leads.bulkReject')}
      </Button>
      <Button appearance="subtle" onClick={onClear}>
        {t('leads.clearChosen')}
      </Button>
      {save.error && <ErrorBar error={save.error} isWrite />}
      {isRejecting && (
        <RejectDialog
          title={t('leads.chosen', { n: ids.length })}
          onClose={() => setRejecting(false)}
          onReject={reject}
        />
      )}
    </div>
  );
}
