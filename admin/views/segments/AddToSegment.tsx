import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';

interface Props {
  ids: readonly number[];
  about?: 'companies' | 'contacts';
  onClose(): void;
  onDone?(): void;
}

/** Puts companies, or contacts, into a fixed segment: one that is there, or a new one. */
export function AddToSegment({ ids, about = 'companies', onClose, onDone }: Props) {
  const { t } = useTexts();
  const asked = { kind: 'fixed', about, limit: 200 } as const;
  const load = useLoad(`segments:fixed:${about}`, signal => segmentApi.list(asked, signal));
  return (
    <Sheet title={t('segments.addTitle', { n: ids.length })} onClose={onClose}>
      <StateView load={load}>
        {list => (
          <Form
            ids={ids}
            about={about}
            segments={list.segments.filter(segment => segment.canEdit)}
            onClose={onClose}
            onDone={onDone}
          />
        )}
      </StateView>
    </Sheet>
  );
}

interface FormProps extends Required<Pick<Props, 'ids' | 'about' | 'onClose'>>, Pick<Props, 'onDone'> {
  segments: readonly { id: number; name: string }[];
}

function Form({ ids, about, segments, onClose, onDone }: FormProps) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const saving = useSave();
  const [way, setWay] = useState<'there' | 'new'>(segments.length > 0 ? 'there' : 'new');
  const [chosen, setChosen] = useState(segments[0]?.id ?? 0);
  const [name, setName] = useState('');
  const isReady = way === 'there' ? chosen > 0 : name.trim() !== '';
  const putInto = async (id: number, segmentName: string) => {
    const { ids: added, left } = await segmentApi.putIn(id, ids);
    const words = [
      t('segments.added', { n: added.length, name: segmentName }),
      left > 0 && t('segments.addedLeft', { n: left }),
    ];
    const undo = async () => {
      if (added.length > 0) await segmentApi.takeOut(id, added);
      onDone?.();
    };
    toasts.show({ text: words.filter(Boolean).join(' · '), undo });
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      if (way === 'there') await putInto(chosen, segments.find(one => one.id === chosen)?.name ?? '');
      else {
        const none = { mode: 'all' as const, groups: [] };
        const made = await segmentApi.create({ name, kind: 'fixed', about, conditions: none, sharing: 'mine' });
        await putInto(made.id, made.name);
      }
      onClose();
      onDone?.();
    });
  };
  return (
    <form className={styles.form} onSubmit={save}>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {segments.length > 0 && (
        <RadioGroup
          value={way}
          aria-label={t('segments.title')}
          onChange={(_, data) => setWay(data.value as 'there' | 'new')}
        >
          <Radio value="there" label={t('segments.intoThere')} />
          <Radio value="new" label={t('segments.intoNew')} />
        </RadioGroup>
      )}
      {way === 'there' ? (
        <Field label={t('segments.segment')} required>
          <Select value={String(chosen)} onChange={(_, data) => setChosen(Number(data.value))}>
            {segments.map(segment => (
              <option key={segment.id} value={segment.id}>
                {segment.name}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Field label={t('segments.newName')} required>
          <Input value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
        </Field>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={!isReady || saving.isSaving}>
          {t('segments.add')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  );
}
