import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { ActivityChoices, ActivityReply } from '../../../service/activities/activities.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { activityKinds } from '../../../ui/activities/kinds';
import { FieldGroup } from '../../../ui/FieldGroup';
import { ThingField } from '../../../ui/filing/ThingField';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import type { ActivityValues } from './activityDraft';
import { withKind } from './activityDraft';
import type { ActivityStart, Kind } from './activityWords';
import { choicesWith, lengthText, offeredMinutes, offeredReminders } from './activityWords';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalM },
  beside: { alignSelf: 'flex-end' },
  part: { flex: '1 1 120px', minWidth: 0 },
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  list: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  values: ActivityValues;
  set(part: Partial<ActivityValues>): void;
  choices: ActivityChoices;
  of: ActivityReply | ActivityStart;
  /** It can be read and not changed. */
  isLocked: boolean;
  /** It has happened: nobody is to be reminded. */
  isPast: boolean;
  /** Beside its kind. */
  top: ReactNode;
  /** Behind its subject: what came of it. */
  result: ReactNode;
}

/** What, when, where and with whom. */
export function ActivityFields(props: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { values, set, isLocked, isPast, of, top, result } = props;
  const isFree = !isLocked && !of.company && !of.record && !('lead' in of && of.lead);
  return (
    <>
      <div className={styles.row}>
        <Field label={t('activity.kind')} className={styles.part}>
          <Select
            value={values.kind}
            disabled={isLocked}
            onChange={(_, data) => set(withKind(values, data.value as Kind))}
          >
            {activityKinds.map(kind => (
              <option key={kind} value={kind}>
                {t(`activity.kind_${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
        {top && <div className={styles.beside}>{top}</div>}
      </div>
      <Field label={t('activity.subject')} required>
        <Input
          value={values.subject}
          maxLength={300}
          readOnly={isLocked}
          onChange={(_, data) => set({ subject: data.value })}
        />
      </Field>
      {result}
      <Times {...props} />
      {(values.place !== '' || values.kind === 'meeting' || values.kind === 'visit') && (
        <Field label={t('activity.place')}>
          <Input
            value={values.place}
            maxLength={300}
            readOnly={isLocked}
            onChange={(_, data) => set({ place: data.value })}
          />
        </Field>
      )}
      {isFree && (
        <ThingField
          label={t('activity.company')}
          kind="company"
          isOptional
          numberIn={() => 0}
          onChoose={id => id !== values.companyId && set({ companyId: id || null, contactIds: [] })}
        />
      )}
      <Guests {...props} />
      {values.kind !== 'note' && <People {...props} />}
      {(!isPast || values.kind === 'note' || values.text !== '') && (
        <Field label={t('activity.text')}>
          <Textarea
            value={values.text}
            rows={3}
            maxLength={10_000}
            readOnly={isLocked}
            onChange={(_, data) => set({ text: data.value })}
          />
        </Field>
      )}
    </>
  );
}

function Times({ values, set, isLocked, isPast }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { zone } = useFormats();
  const isNote = values.kind === 'note';
  return (
    <>
      <div className={styles.row}>
        <Field label={t('activity.day')} required className={styles.part}>
          <Input type="date" value={values.day} readOnly={isLocked} onChange={(_, data) => set({ day: data.value })} />
        </Field>
        <Field label={t('activity.time')} required className={styles.part} hint={t('activity.zone', { zone: zone() })}>
          <Input
            type="time"
            value={values.time}
            readOnly={isLocked}
            onChange={(_, data) => set({ time: data.value })}
          />
        </Field>
      </div>
      {!isNote && (
        <div className={styles.row}>
          <Field label={t('activity.minutes')} className={styles.part}>
            <Select
              value={String(values.minutes)}
              disabled={isLocked}
              onChange={(_, data) => set({ minutes: Number(data.value) })}
            >
              {choicesWith(offeredMinutes, values.minutes).map(minutes => (
                <option key={minutes} value={minutes}>
                  {lengthText(minutes, t)}
                </option>
              ))}
            </Select>
          </Field>
          {!isPast && (
            <Field label={t('activity.remind')} className={styles.part}>
              <Select
                value={values.remindMinutes === null ? '' : String(values.remindMinutes)}
                disabled={isLocked}
                onChange={(_, data) => set({ remindMinutes: data.value === '' ? null : Number(data.value) })}
              >
                <option value="">{t('activity.noReminder')}</option>
                {choicesWith(offeredReminders, values.remindMinutes).map(minutes => (
                  <option key={minutes} value={minutes}>
                    {t('activity.before', { time: lengthText(minutes, t) })}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      )}
    </>
  );
}

/** Contacts of the company. */
function Guests({ values, set, of, isLocked }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { companyId } = values;
  const load = useLoad(companyId === null ? null : `activity choices:${companyId}`, signal =>
    activitiesApi.choices(companyId, signal),
  );
  if (companyId === null || !load.data) return null;
  const { contacts } = load.data;
  const standing = 'contacts' in of ? of.contacts : [];
  const offered = [...contacts, ...standing.filter(one => !contacts.some(({ id }) => id === one.id))];
  const toggle = (id: number, isOn: boolean) =>
    set({ contactIds: isOn ? [...values.contactIds, id] : values.contactIds.filter(one => one !== id) });
  return (
    <FieldGroup label={t('activity.contacts')} className={styles.list}>
      {offered.length === 0 && <span className={styles.quiet}>{t('activity.noContacts')}</span>}
      {offered.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          disabled={isLocked}
          checked={values.contactIds.includes(id)}
          onChange={(_, data) => toggle(id, data.checked === true)}
        />
      ))}
    </FieldGroup>
  );
}

/** Whose it is, and the colleagues who take part. */
function People({ values, set, choices, of, isLocked }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const standing = 'people' in of ? [of.owner, ...of.people] : [];
  const everybody = [...choices.people, ...standing.filter(one => !choices.people.some(({ id }) => id === one.id))];
  const nameOf = (id: number) => everybody.find(one => one.id === id)?.name ?? '';
  const others = everybody.filter(({ id }) => id !== values.ownerId && !values.personIds.includes(id));
  return (
    <>
      <Field label={t('activity.owner')}>
        <Select
          value={String(values.ownerId)}
          disabled={isLocked}
          onChange={(_, data) =>
            set({
              ownerId: Number(data.value),
              personIds: values.personIds.filter(id => id !== Number(data.value)),
            })
          }
        >
          {everybody.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <FieldGroup label={t('activity.people')} className={styles.chips}>
        {values.personIds.map(id => (
          <Button
            key={id}
            size="small"
            icon={<DismissRegular />}
            iconPosition="after"
            disabled={isLocked}
            aria-label={t('activity.takeOff', { name: nameOf(id) })}
            onClick={() => set({ personIds: values.personIds.filter(one => one !== id) })}
          >
            {nameOf(id)}
          </Button>
        ))}
        {!isLocked && (
          <Select
            size="small"
            aria-label={t('activity.addPerson')}
            value=""
            onChange={(_, data) => data.value && set({ personIds: [...values.personIds, Number(data.value)] })}
          >
            <option value="">{t('activity.addPerson')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </FieldGroup>
    </>
  );
}
