import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { BulkBody } from '../../../service/companies/views.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import type { ApiError } from '../../../ui/http';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import { AddToSegment } from '../segments/AddToSegment';
import { BulkTasks } from '../segments/BulkTasks';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  count: { fontWeight: tokens.fontWeightSemibold, alignSelf: 'center' },
});

type Act = 'addTag' | 'removeTag' | 'level';

interface Props {
  ids: readonly number[];
  onClear(): void;
  onDone(): void;
}

interface FrameProps {
  /** How many are chosen, in words. */
  text: string;
  error: ApiError | null;
  onClear(): void;
  children: ReactNode;
}

/** The bar above a list while rows are chosen: how many, what can be done to them, and out of it. */
export function BulkFrame({ text, error, onClear, children }: FrameProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.bar} role="region" aria-label={text}>
      <span className={styles.count}>{text}</span>
      {children}
      <Button appearance="subtle" onClick={onClear}>
        {t('profile.clearChosen')}
      </Button>
      {error && <ErrorBar error={error} isWrite />}
    </div>
  );
}

/** What is done to all chosen companies at once; those that one may not change are left and counted. */
export function BulkBar({ ids, onClear, onDone }: Props) {
  const { t } = useTexts();
  const { can } = useSession();
  const dictionary = useDictionary();
  const toasts = useToasts();
  const save = useSave();
  const [act, setAct] = useState<Act>('addTag');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState<'segment' | 'tasks' | null>(null);
  const needsReason = act === 'level' && dictionary.standing(value) === 'barred';
  const isReady = value.trim() !== '' && (!needsReason || reason.trim() !== '');
  const run = () =>
    save.run(async () => {
      const body: BulkBody = { ids: ids.slice(0, 500), [act]: value.trim(), ...(needsReason ? { reason } : {}) };
      const { changed, refused } = await companyApi.bulk(body);
      const words = [t('profile.bulkDone', { n: changed }), refused > 0 && t('profile.bulkRefused', { n: refused })];
      toasts.show({ text: words.filter(Boolean).join(' · ') });
      setValue('');
      onDone();
    });
  return (
    <BulkFrame text={t('profile.chosen', { n: ids.length })} error={save.error} onClear={onClear}>
      <Select
        aria-label={t('profile.apply')}
        value={act}
        onChange={(_, data) => {
          setAct(data.value as Act);
          setValue('');
        }}
      >
        <option value="addTag">{t('profile.addTag')}</option>
        <option value="removeTag">{t('profile.removeTag')}</option>
        <option value="level">{t('profile.setLevel')}</option>
      </Select>
      {act === 'level' ? (
        <Select aria-label={t('profile.level')} value={value} onChange={(_, data) => setValue(data.value)}>
          <option value="">{t('profile.notChosen')}</option>
          {dictionary.words('level').map(word => (
            <option key={word.code} value={word.code}>
              {word.name}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          aria-label={t('profile.tag')}
          value={value}
          maxLength={60}
          onChange={(_, data) => setValue(data.value)}
        />
      )}
      {needsReason && (
        <Field label={t('profile.levelReason')} required>
          <Input value={reason} maxLength={1000} onChange={(_, data) => setReason(data.value)} />
        </Field>
      )}
      <Button appearance="primary" disabled={!isReady || save.isSaving} onClick={run}>
        {t('profile.apply')}
      </Button>
      <Button onClick={() => setOpen('segment')}>{t('segments.addOne')}</Button>
      <Button onClick={() => setOpen('tasks')}>{t('segments.makeTasks')}</Button>
      <Button as="a" {...linkTo(`/companies/cleaning?tab=mend&ids=${ids.slice(0, 500).join(',')}`)}>
        {t('desk.tab_mend')}
      </Button>
      {can('companies.transfer') && (
        <Button as="a" {...linkTo(`/transfer?companies=${ids.slice(0, 500).join(',')}`)}>
          {t('transfer.title')}
        </Button>
      )}
      {open === 'segment' && <AddToSegment ids={ids.slice(0, 500)} onClose={() => setOpen(null)} onDone={onDone} />}
      {open === 'tasks' && <BulkTasks ids={ids.slice(0, 500)} onClose={() => setOpen(null)} />}
    </BulkFrame>
  );
}
