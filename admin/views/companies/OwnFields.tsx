import { Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import type { FieldReply, FieldValuesReply } from '../../../service/companies/customFields.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { Card } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  choices: { display: 'flex', flexWrap: 'wrap' },
});

interface Props {
  subject: 'companies' | 'contacts';
  id: number;
  canEdit: boolean;
  onSaved(): void;
}

/** The fields that the firm has made, with their values; nothing where there are none. */
export function OwnFields({ subject, id, canEdit, onSaved }: Props) {
  const fields = useLoad('customFields', signal => companyApi.fields(signal));
  const of = subject === 'companies' ? 'company' : 'contact';
  const shown = (fields.data?.fields ?? []).filter(field => field.isActive && field.subject === of);
  const key = shown.length > 0 ? `fields:${subject}:${id}` : null;
  const load = useLoad(key, signal => companyApi.fieldValues(subject, id, signal));
  if (shown.length === 0) return null;
  return (
    <StateView load={load}>
      {reply => (
        <Form
          fields={shown}
          reply={reply}
          canEdit={canEdit}
          save={values =>
            companyApi.saveFieldValues(subject, id, reply.version, values).then(
              fresh => {
                load.setData(() => fresh);
                onSaved();
              },
              (reason: unknown) => {
                if (asApiError(reason).code.endsWith('.changed_meanwhile')) load.reload();
                throw reason;
              },
            )
          }
        />
      )}
    </StateView>
  );
}

type Values = Record<string, string | string[] | null>;

interface FormProps {
  fields: readonly FieldReply[];
  reply: FieldValuesReply;
  canEdit: boolean;
  save(values: Values): Promise<void>;
}

function Form({ fields, reply, canEdit, save }: FormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const draft = useDraft<Values>(reply.values);
  const sections = [...new Set(fields.map(field => field.section))];
  const write = () =>
    saving.run(async () => {
      await save(draft.changes as Values);
      draft.discard();
    });
  return (
    <>
      {sections.map(section => (
        <Card key={section} className={styles.card} label={section || t('profile.ownFields')}>
          <h2>{section || t('profile.ownFields')}</h2>
          <div className={styles.grid}>
            {fields
              .filter(field => field.section === section)
              .map(field => (
                <OneField
                  key={field.code}
                  field={field}
                  canEdit={canEdit}
                  value={draft.values[field.code] ?? null}
                  onChange={value => draft.set({ [field.code]: value })}
                />
              ))}
          </div>
        </Card>
      ))}
      {canEdit && <SaveBar changed={draft.changed.length} saving={saving} onSave={write} onDiscard={draft.discard} />}
    </>
  );
}

interface OneProps {
  field: FieldReply;
  value: string | string[] | null;
  canEdit: boolean;
  onChange(value: string | string[] | null): void;
}

function OneField(props: OneProps) {
  const { field } = props;
  const { t, language } = useTexts();
  const hint = field.kind === 'money' ? t('profile.moneyHint') : field.kind === 'text' ? field.rule.pattern : undefined;
  return (
    <Field label={language === 'zh-CN' ? field.nameZh : field.nameEn} required={field.isRequired} hint={hint}>
      <Entry {...props} />
    </Field>
  );
}

function Entry({ field, value, canEdit, onChange }: OneProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const text = Array.isArray(value) ? '' : (value ?? '');
  const nameOf = (one: FieldReply['choices'][number]) => (language === 'zh-CN' ? one.nameZh : one.nameEn);
  const label = language === 'zh-CN' ? field.nameZh : field.nameEn;
  if (field.kind === 'choices') {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <div className={styles.choices} role="group" aria-label={label}>
        {field.choices.map(one => (
          <Checkbox
            key={one.code}
            label={nameOf(one)}
            disabled={!canEdit}
            checked={chosen.includes(one.code)}
            onChange={(_, data) =>
              onChange(data.checked ? [...chosen, one.code] : chosen.filter(code => code !== one.code))
            }
          />
        ))}
      </div>
    );
  }
  if (field.kind === 'choice' || field.kind === 'yes_no') {
    const yesNo = [
      { code: 'yes', name: t('profile.yes') },
      { code: 'no', name: t('profile.no') },
    ];
    const options = field.kind === 'yes_no' ? yesNo : field.choices.map(one => ({ code: one.code, name: nameOf(one) }));
    return (
      <Select disabled={!canEdit} value={text} onChange={(_, data) => onChange(data.value || null)}>
        <option value="">{t('profile.notChosen')}</option>
        {options.map(one => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </Select>
    );
  }
  if (field.kind === 'long_text')
    return <Textarea readOnly={!canEdit} value={text} onChange={(_, data) => onChange(data.value || null)} />;
  return (
    <Input
      readOnly={!canEdit}
      type={field.kind === 'date' ? 'date' : field.kind === 'link' ? 'url' : 'text'}
      value={text}
      onChange={(_, data) => onChange(data.value || null)}
    />
  );
}
