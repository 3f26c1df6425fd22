import { Button, Field, Input, Switch } from '@fluentui/react-components';
import type { Clash } from '../../../ui/ClashBar';
import { ClashBar } from '../../../ui/ClashBar';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';

interface Named {
  nameZh: string;
  nameEn: string;
}

/** Whether something has both names, and a code as the service takes it. */
export function isNamed({ nameZh, nameEn, code }: Named & { code: string }): boolean {
  return nameZh.trim() !== '' && nameEn.trim() !== '' && /^[a-z0-9][a-z0-9_]{0,39}$/.test(code);
}

/** For the catch of a write: where somebody else was faster, what he saved is loaded. */
export function tellStale(onStale: () => void): (reason: unknown) => never {
  return reason => {
    if (asApiError(reason).code === 'version.changed') onStale();
    throw reason;
  };
}

/** What something is called, in both languages. */
export function NameFields({ nameZh, nameEn, set }: Named & { set(part: Partial<Named>): void }) {
  const { t } = useTexts();
  return (
    <>
      <Field label={t('profile.nameZh')} required>
        <Input autoFocus value={nameZh} maxLength={100} onChange={(_, data) => set({ nameZh: data.value })} />
      </Field>
      <Field label={t('profile.nameEn')} required>
        <Input value={nameEn} maxLength={100} onChange={(_, data) => set({ nameEn: data.value })} />
      </Field>
    </>
  );
}

interface CodeProps {
  code: string;
  /** Once it is made its code stands. */
  isNew: boolean;
  onChange(code: string): void;
}

/** The name by which files and programs know it. */
export function CodeField({ code, isNew, onChange }: CodeProps) {
  const { t } = useTexts();
  return (
    <Field label={t('profile.code')} hint={t('profile.codeHint')} required={isNew}>
      <Input value={code} readOnly={!isNew} maxLength={40} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}

/** Its place among the others. */
export function PositionField({ position, onChange }: { position: number; onChange(position: number): void }) {
  const { t } = useTexts();
  return (
    <Field label={t('profile.position')}>
      <Input
        type="number"
        min={0}
        value={String(position)}
        onChange={(_, data) => onChange(Math.max(0, Number.parseInt(data.value, 10) || 0))}
      />
    </Field>
  );
}

interface FootProps {
  isNew: boolean;
  isActive: boolean;
  onActive(isActive: boolean): void;
  saving: Saving;
  clashes: readonly Clash[];
  isReady: boolean;
  onSave(): void;
}

/** The end of the sheet: whether it is in use, what was wrong, and the button that saves. */
export function SheetFoot({ isNew, isActive, onActive, saving, clashes, isReady, onSave }: FootProps) {
  const { t } = useTexts();
  return (
    <>
      {!isNew && (
        <Switch label={t('profile.inUse')} checked={isActive} onChange={(_, data) => onActive(data.checked)} />
      )}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <ClashBar clashes={clashes} />
      <Button appearance="primary" disabled={!isReady || saving.isSaving} onClick={onSave}>
        {t('common.save')}
      </Button>
    </>
  );
}
