import { Button, Field, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import type { PaneRecipientsReply, PaneTarget } from '../../service/sidebar/composing.schema';
import { labelOf } from '../../ui/filing/acts';
import { PickBox } from '../../ui/filing/PickBox';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useComposed, useWriting, useWritingAct } from '../composingContext';
import { usePane } from '../paneContext';
import { Panel } from './Panels';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  // A long title of a record does not widen the pane.
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0, '& select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

const nameOf = ({ company, number }: PaneTarget) => labelOf(company, number);
const keyOf = ({ companyId, recordId }: PaneTarget) => `${companyId}/${recordId ?? ''}`;

/** Under what the mail will be filed: by itself, or as it is chosen here. */
export function ComposingChoice({ onPick }: { onPick(): void }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook, session } = usePane();
  const { composer } = useWriting();
  const { people, choice, takenOff } = useComposed();
  const act = useWritingAct();
  const reply = people?.reply ?? null;
  const mayFile = session?.user.grants.includes('mail.file') ?? false;
  const automatic = reply?.chosen ? t('composing.auto', { name: nameOf(reply.chosen) }) : t('composing.autoLater');
  if (!outlook.has('1.8') || !mayFile)
    return (
      <section className={mergeClasses(shared.part, shared.text)}>
        <p>
          {t('composing.fileUnder')} {automatic}
        </p>
        {mayFile && <p className={mergeClasses(shared.small, shared.soft)}>{t('composing.noHeader')}</p>}
      </section>
    );
  const targets = targetsOf(reply, choice?.target ?? null);
  const choose = (value: string) => {
    if (value === 'other') return onPick();
    const target = targets.find(one => keyOf(one) === value) ?? null;
    void act.run(() => composer.choose(target));
  };
  return (
    <section className={shared.part}>
      <Field label={t('composing.fileUnder')} className={styles.field}>
        <Select
          className={styles.select}
          value={choice ? keyOf(choice.target) : ''}
          disabled={act.isBusy}
          onChange={(_, data) => choose(data.value)}
        >
          <option value="">{automatic}</option>
          {targets.map(one => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {[nameOf(one), one.title].filter(Boolean).join(' · ')}
            </option>
          ))}
          <option value="other">{t('composing.other')}</option>
        </Select>
      </Field>
      <p className={mergeClasses(shared.small, shared.soft)} role="status">
        {choice
          ? t('composing.byYou')
          : takenOff
            ? t('composing.takenOff', { name: nameOf(takenOff) })
            : reply?.chosenBy && t(`composing.by_${reply.chosenBy}`)}
      </p>
      {act.error && <ErrorBar error={act.error} isWrite />}
    </section>
  );
}

function targetsOf(reply: PaneRecipientsReply | null, chosen: PaneTarget | null): PaneTarget[] {
  const all = [...(chosen ? [chosen] : []), ...(reply?.chosen ? [reply.chosen] : []), ...(reply?.records ?? [])];
  return all.filter((one, at) => all.findIndex(other => keyOf(other) === keyOf(one)) === at);
}

/** Any company or record, looked for. */
export function ComposingPick({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { composer } = useWriting();
  const { show } = useToasts();
  const act = useWritingAct();
  return (
    <Panel title={t('composing.otherTitle')} onClose={onClose}>
      <PickBox
        onChoose={({ companyId, company, recordId, record }) => {
          const target = { companyId, company, recordId, kind: null, number: record, title: null };
          void act
            .run(() => composer.choose(target))
            .then(isDone => {
              if (!isDone) return;
              show({ text: `${t('composing.fileUnder')} ${nameOf(target)}` });
              onClose();
            });
        }}
      />
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div>
        <Button onClick={onClose}>{t('pane.back')}</Button>
      </div>
    </Panel>
  );
}
