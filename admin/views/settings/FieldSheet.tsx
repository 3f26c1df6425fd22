import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { FieldBody, FieldReply } from '../../../service/companies/customFields.schema';
import { useClashes } from '../../../ui/ClashBar';
import { companyApi } from '../../../ui/companies/companyApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import { useSave } from '../../../ui/useSave';
import { choiceLines, readChoices } from './choiceLines';
import { useSheetStyles } from './sheetStyles';
import { CodeField, isNamed, NameFields, PositionField, SheetFoot, tellStale } from './wordParts';

const fieldKinds: readonly FieldBody['kind'][] = [
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'link',
];
const fresh: FieldBody = {
  subject: 'company',
  code: '',
  kind: 'text',
  nameZh: '',
  nameEn: '',
  section: '',
  position: 100,
  isRequired: false,
  isInList: true,
  rule: {},
  choices: [],
};

type Values = FieldBody & { isActive: boolean; lines: string };

interface Props {
  /** null: a new one */
  field: FieldReply | null;
  onClose(): void;
  onSaved(): void;
  /** Somebody else changed it: load again. */
  onStale(): void;
}

/** One field of the firm's own making. Kind, code and what it belongs to stand once it is made. */
export function FieldSheet({ field, onClose, onSaved, onStale }: Props) {
  const styles = useSheetStyles();
  const { t, language } = useTexts();
  const saving = useSave();
  const draft = useDraft<Values>({
    ...(field ?? fresh),
    isActive: field?.isActive ?? true,
    lines: choiceLines(field?.choices ?? []),
  });
  const { set } = draft;
  const { isActive, lines, ...body } = draft.values;
  const clashes = useClashes(draft, {
    ...{ nameZh: t('profile.nameZh'), nameEn: t('profile.nameEn'), section: t('profile.section') },
    ...{ position: t('profile.position'), isRequired: t('profile.isRequired'), isInList: t('profile.isInList') },
    ...{ isActive: t('profile.inUse'), lines: t('profile.choices'), rule: t('profile.fieldKind') },
  });
  const isReady = isNamed(body);
  const hasChoices = body.kind === 'choice' || body.kind === 'choices';
  const save = () =>
    saving.run(async () => {
      const { subject, code, kind, nameZh, nameEn, section, position, isRequired, isInList, rule } = body;
      const choices = hasChoices ? readChoices(lines) : [];
      const told = { nameZh, nameEn, section, position, isRequired, isInList, rule, choices };
      if (!field) await companyApi.addField({ subject, code, kind, ...told });
      else await companyApi.changeField(field.id, field.version, { ...told, isActive }).catch(tellStale(onStale));
      onSaved();
    });
  const name = field && (language === 'zh-CN' ? field.nameZh : field.nameEn);
  return (
    <Sheet title={name ? t('profile.editEntry', { name }) : t('profile.addField')} onClose={onClose}>
      <div className={styles.form}>
        <NameFields nameZh={body.nameZh} nameEn={body.nameEn} set={set} />
        <Shape body={body} set={set} isNew={field === null} />
        {hasChoices && (
          <Field label={t('profile.choices')} hint={t('profile.choicesHint')} required>
            <Textarea rows={5} value={lines} onChange={(_, data) => set({ lines: data.value })} />
          </Field>
        )}
        <RuleFields body={body} set={set} />
        <Field label={t('profile.section')} hint={t('profile.sectionHint')}>
          <Input value={body.section} maxLength={100} onChange={(_, data) => set({ section: data.value })} />
        </Field>
        <PositionField position={body.position} onChange={position => set({ position })} />
        <Checkbox
          label={t('profile.isRequired')}
          checked={body.isRequired}
          onChange={(_, data) => set({ isRequired: data.checked === true })}
        />
        <Checkbox
          label={t('profile.isInList')}
          checked={body.isInList}
          onChange={(_, data) => set({ isInList: data.checked === true })}
        />
        <SheetFoot
          isNew={field === null}
          isActive={isActive}
          onActive={next => set({ isActive: next })}
          saving={saving}
          clashes={clashes}
          isReady={isReady}
          onSave={save}
        />
      </div>
    </Sheet>
  );
}

interface PartProps {
  body: FieldBody;
  set(part: Partial<FieldBody>): void;
}

function Shape({ body, set, isNew }: PartProps & { isNew: boolean }) {
  const { t } = useTexts();
  return (
    <>
      <CodeField code={body.code} isNew={isNew} onChange={code => set({ code })} />
      <Field label={t('profile.subject')}>
        <Select
          value={body.subject}
          disabled={!isNew}
          onChange={(_, data) => set({ subject: data.value === 'contact' ? 'contact' : 'company' })}
        >
          <option value="company">{t('profile.subject_company')}</option>
          <option value="contact">{t('profile.subject_contact')}</option>
        </Select>
      </Field>
      <Field label={t('profile.fieldKind')}>
        <Select
          value={body.kind}
          disabled={!isNew}
          onChange={(_, data) => set({ kind: fieldKinds.find(kind => kind === data.value) ?? 'text', rule: {} })}
        >
          {fieldKinds.map(kind => (
            <option key={kind} value={kind}>
              {t(`profile.fieldKind_${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

/** What a value must keep to, as far as its kind can. */
function RuleFields({ body, set }: PartProps) {
  const { t } = useTexts();
  const names =
    body.kind === 'text'
      ? (['minLength', 'maxLength'] as const)
      : body.kind === 'number' || body.kind === 'money'
        ? (['min', 'max'] as const)
        : [];
  return (
    <>
      {names.map(name => (
        <Field key={name} label={t(`profile.${name}`)}>
          <Input
            type="number"
            value={body.rule[name] === undefined ? '' : String(body.rule[name])}
            onChange={(_, data) => {
              const { [name]: _old, ...others } = body.rule;
              set({ rule: data.value === '' ? others : { ...others, [name]: Number(data.value) } });
            }}
          />
        </Field>
      ))}
      {body.kind === 'text' && (
        <Field label={t('profile.pattern')} hint={t('profile.patternHint')}>
          <Input
            value={body.rule.pattern ?? ''}
            maxLength={100}
            onChange={(_, data) => {
              const { pattern: _old, ...others } = body.rule;
              set({ rule: data.value ? { ...others, pattern: data.value } : others });
            }}
          />
        </Field>
      )}
    </>
  );
}
