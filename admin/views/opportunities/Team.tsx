import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { EscalationBody, MemberBody, MemberReply } from '../../../service/leads/opportunityTeam.schema';
import { api } from '../../../ui/api';
import { Sheet } from '../../../ui/filing/Sheet';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import type { DealPartProps } from './DealHead';
import { PartCard } from './FactRows';
import { PartList } from './PartList';
import { usePartWrites } from './usePartWrites';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
  escalate: { marginTop: tokens.spacingVerticalS },
});

const parts = ['sales', 'engineering', 'sourcing', 'merchandising', 'finance', 'manager', 'watching'] as const;

/** Who of us works on it beside its owner, and whom one asks to look at it. */
export function Team(props: DealPartProps) {
  const { deal } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const { save, remove } = usePartWrites(props);
  const [opened, setOpened] = useState<MemberReply | 'new' | 'escalation' | null>(null);
  const action = deal.mayChange && {
    ...{ word: t('digest.addMember'), icon: <AddRegular /> },
    onClick: () => setOpened('new'),
  };
  const write = async (body: MemberBody) => {
    await save(read => opportunityApi.setMember(read, body));
    setOpened(null);
  };
  const escalate = async (body: EscalationBody) => {
    await save(read => opportunityApi.escalate(read, body));
    setOpened(null);
    show({ text: t('digest.escalated') });
  };
  return (
    <PartCard title={t('digest.team')} action={action}>
      <PartList<MemberReply & { name: string }>
        items={deal.members.map(member => ({ ...member, name: member.user.name }))}
        none={t('digest.teamNone')}
        mayChange={deal.mayChange}
        lines={member => [t(`digest.part_${member.part}`)]}
        onEdit={setOpened}
        onRemove={({ id, name, user, part }) =>
          remove(
            name,
            read => opportunityApi.removeMember(read, id),
            read => opportunityApi.setMember(read, { userId: user.id, part }),
          )
        }
      />
      {deal.mayChange && (
        <Button className={styles.escalate} size="small" onClick={() => setOpened('escalation')}>
          {t('digest.escalate')}
        </Button>
      )}
      {opened === 'escalation' && <EscalationSheet onClose={() => setOpened(null)} onSave={escalate} />}
      {opened !== null && opened !== 'escalation' && (
        <MemberSheet member={opened === 'new' ? null : opened} onClose={() => setOpened(null)} onSave={write} />
      )}
    </PartCard>
  );
}

interface PersonProps {
  userId: number;
  isFixed?: boolean;
  onChange(userId: number): void;
}

function PersonField({ userId, isFixed, onChange }: PersonProps) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  return (
    <Field label={t('digest.colleague')} required>
      <PersonSelect
        value={userId}
        none={t('digest.choose')}
        people={people.data?.people}
        disabled={isFixed}
        onChange={id => onChange(Number(id))}
      />
    </Field>
  );
}

interface SheetProps<T> {
  onClose(): void;
  onSave(body: T): Promise<void>;
}

function MemberSheet({ member, onClose, onSave }: SheetProps<MemberBody> & { member: MemberReply | null }) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [userId, setUserId] = useState(member?.user.id ?? 0);
  const [part, setPart] = useState<MemberBody['part']>(member?.part ?? 'sales');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId > 0) saving.run(() => onSave({ userId, part }));
  };
  return (
    <Sheet title={t('digest.memberTitle')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PersonField userId={userId} isFixed={member !== null} onChange={setUserId} />
        <Field label={t('digest.part')} hint={t(part === 'watching' ? 'digest.watchingHint' : 'digest.partHint')}>
          <Select value={part} onChange={(_, data) => setPart(parts.find(one => one === data.value) ?? 'sales')}>
            {parts.map(one => (
              <option key={one} value={one}>
                {t(`digest.part_${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={userId === 0 || saving.isSaving}>
            {t('deals.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

function EscalationSheet({ onClose, onSave }: SheetProps<EscalationBody>) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [userId, setUserId] = useState(0);
  const [note, setNote] = useState('');
  const isReady = userId > 0 && note.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) saving.run(() => onSave({ userId, note }));
  };
  return (
    <Sheet title={t('digest.escalate')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <PersonField userId={userId} onChange={setUserId} />
        <Field label={t('digest.escalationNote')} hint={t('digest.escalationHint')} required>
          <Textarea rows={4} maxLength={1000} value={note} onChange={(_, data) => setNote(data.value)} />
        </Field>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!isReady || saving.isSaving}>
            {t('digest.escalateSend')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
