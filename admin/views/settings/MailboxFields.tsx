import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { FieldGroup } from '../../../ui/FieldGroup';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  people: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    maxHeight: '240px',
    overflowY: 'auto',
    columnGap: tokens.spacingHorizontalS,
  },
});

export interface MailboxValues {
  name: string;
  isShared: boolean;
  ownerId: number | null;
  memberIds: number[];
  watchedFolder: string | null;
}
interface Props {
  values: MailboxValues;
  set(part: Partial<MailboxValues>): void;
  people: readonly { id: number; name: string }[];
  /** Stands where no name is given. */
  address: string;
}

/** Whose a mailbox is, and the folder that feeds it. */
export function MailboxFields({ values, set, people, address }: Props) {
  const { t } = useTexts();
  return (
    <>
      <Field label={t('settings.mailboxName')}>
        <Input
          value={values.name}
          placeholder={address}
          maxLength={200}
          onChange={(_, data) => set({ name: data.value })}
        />
      </Field>
      <Field label={t('companies.kind')}>
        <RadioGroup
          layout="horizontal"
          value={values.isShared ? 'shared' : 'personal'}
          // Only a shared mailbox has members.
          onChange={(_, data) => set(data.value === 'shared' ? { isShared: true } : { isShared: false, memberIds: [] })}
        >
          <Radio value="personal" label={t('settings.personal')} />
          <Radio value="shared" label={t('settings.shared')} />
        </RadioGroup>
      </Field>
      <Field label={t('settings.owner')}>
        <Select
          value={String(values.ownerId ?? '')}
          onChange={(_, data) => set({ ownerId: data.value ? Number(data.value) : null })}
        >
          <option value="">{t('settings.noOwner')}</option>
          {values.ownerId !== null && !people.some(person => person.id === values.ownerId) && (
            <option value={values.ownerId}>{t('settings.inactivePerson')}</option>
          )}
          {people.map(person => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      {values.isShared && <Members values={values} set={set} people={people} />}
      <Field label={t('settings.watchedFolder')} hint={t('settings.watchedHint')}>
        <Input
          value={values.watchedFolder ?? ''}
          maxLength={1000}
          placeholder={t('settings.watchedNone')}
          onChange={(_, data) => set({ watchedFolder: data.value.trim() === '' ? null : data.value })}
        />
      </Field>
    </>
  );
}

/** Who works in a shared mailbox. */
function Members({ values, set, people }: Omit<Props, 'address'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const toggle = (id: number, isOn: boolean) =>
    set({ memberIds: isOn ? [...values.memberIds, id] : values.memberIds.filter(other => other !== id) });
  return (
    <FieldGroup label={t('settings.members')} hint={t('settings.membersHint')} className={styles.people}>
      {people.map(person => (
        <Checkbox
          key={person.id}
          label={person.name}
          checked={values.memberIds.includes(person.id)}
          onChange={(_, data) => toggle(person.id, data.checked === true)}
        />
      ))}
    </FieldGroup>
  );
}
