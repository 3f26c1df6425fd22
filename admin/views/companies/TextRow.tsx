import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { CompanyBody } from '../../../ui/apiTypes';
import { useTexts } from '../../../ui/texts/texts';
import { FieldRow } from './FieldRow';
import { useFieldSaving } from './useCompanyFields';

const useStyles = makeStyles({
  value: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'text',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':hover .tp-pen': { visibility: 'visible' },
    ':focus-visible .tp-pen': { visibility: 'visible' },
  },
  plain: { minHeight: '32px', display: 'flex', alignItems: 'center' },
  waiting: { color: tokens.colorNeutralForeground3 },
  pen: { visibility: 'hidden', color: tokens.colorNeutralForeground3, flexShrink: 0 },
});

type TextField = 'name' | 'otherName' | 'city' | 'website' | 'phone';

interface Props {
  field: TextField;
  label: string;
  maxLength: number;
  company: CompanyReply;
  onSaved(fresh: CompanyReply): void;
}

/** A text that is edited where it stands: Enter or Tab saves, Esc gives up; what could not be saved stays in the field. */
export function TextRow({ field, label, maxLength, company, onSaved }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const seen = (of: CompanyReply) => of[field];
  const saving = useFieldSaving(company, seen, onSaved);
  const value = company[field] ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && typed === null && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = typed !== null;
  }, [typed]);
  const giveUp = () => {
    setTyped(null);
    saving.clear();
  };
  const save = () => {
    if (typed === null || saving.isSaving) return;
    const next = typed.trim();
    if (next === value || (field === 'name' && next === '')) return giveUp();
    const body: Partial<CompanyBody> = { [field]: field === 'name' ? next : next || null };
    void saving.save(body).then(isDone => isDone && setTyped(null));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') {
      event.stopPropagation();
      giveUp();
    }
  };
  return (
    <FieldRow
      label={label}
      seen={seen}
      saving={{
        ...saving,
        useTheirs: () => {
          saving.useTheirs();
          setTyped(null);
        },
        useMine: () => {
          saving.useMine();
          setTyped(null);
        },
      }}
    >
      {!company.canEdit ? (
        <span className={styles.plain}>{value || t('common.notKnown')}</span>
      ) : typed === null || saving.isSaving ? (
        <button
          ref={button}
          type="button"
          className={mergeClasses(styles.value, saving.isSaving && styles.waiting)}
          aria-label={t('companies.editField', { label, value: value || t('common.notKnown') })}
          onClick={() => setTyped(value)}
        >
          {(saving.isSaving ? typed : value) || t('common.notKnown')}
          <EditRegular className={mergeClasses(styles.pen, 'tp-pen')} aria-hidden="true" />
        </button>
      ) : (
        <Input
          autoFocus
          aria-label={label}
          value={typed}
          maxLength={maxLength}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={onKeyDown}
          onBlur={save}
        />
      )}
    </FieldRow>
  );
}
