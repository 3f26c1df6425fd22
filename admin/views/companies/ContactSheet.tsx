import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ContactReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import type { ContactBody } from '../../../ui/apiTypes';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import { AddressRank, PersonFields, PhoneLines, RoleLines } from './ContactMore';
import { currentOf, shownValue } from './conflict';
import { OwnFields } from './OwnFields';
import { SimilarContacts } from './SimilarContacts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

function bodyOf(contact: ContactReply | null): ContactBody {
  if (!contact) return { name: '', title: null, addresses: [], phones: [], roles: [] };
  const { name, title, addresses, addressDetails, phones, roles, department, language } = contact;
  const { birthDay, birthYear, preferences, leftAt } = contact;
  return {
    ...{
      name,
      title,
      addresses,
      addressDetails,
      phones,
      roles,
      department,
      language,
      birthDay,
      birthYear,
      preferences,
    },
    hasLeft: leftAt !== null,
  };
}

/** What is sent: lines that were left empty are none, and addresses that were taken away have no rank. */
function filled(body: ContactBody): ContactBody {
  return {
    ...body,
    phones: body.phones?.filter(phone => phone.value.trim() !== ''),
    addressDetails: body.addressDetails?.filter(one => body.addresses.includes(one.address)),
  };
}

interface Props {
  companyId: number;
  /** null: a new one */
  contact: ContactReply | null;
  onClose(): void;
  onSaved(): void;
  /** Something of it was saved, and the sheet stays. */
  onChanged(): void;
}

/** One contact: name, title, phones, addresses, roles, and what else is known of the person. */
export function ContactSheet({ companyId, contact, onClose, onSaved, onChanged }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const toasts = useToasts();
  const [body, setBody] = useState(() => bodyOf(contact));
  const [version, setVersion] = useState(contact?.version ?? 0);
  const save = useSave();
  const set = (part: Partial<ContactBody>) => setBody(old => ({ ...old, ...part }));
  const write = (withVersion: number) =>
    save.run(async () => {
      const told = filled(body);
      if (contact) await api.saveContact(contact.id, withVersion, told);
      else await api.createContact(companyId, told);
      toasts.show({ text: rich('companies.toastSaved', { name: body.name }) });
      onSaved();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.name.trim()) write(version);
  };
  const theirs = save.error ? currentOf(save.error) : null;
  return (
    <Sheet title={contact ? contact.name : t('companies.addContact')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label={t('companies.contactName')} required>
          <Input autoFocus value={body.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <Field label={t('companies.jobTitle')}>
          <Input value={body.title ?? ''} maxLength={200} onChange={(_, data) => set({ title: data.value || null })} />
        </Field>
        <PhoneLines body={body} set={set} />
        <TextListField
          isWord
          label={t('companies.address')}
          hint={t('companies.addressesHint')}
          values={body.addresses}
          onChange={addresses => set({ addresses })}
        />
        <AddressRank body={body} set={set} />
        <RoleLines body={body} set={set} />
        <PersonFields body={body} set={set} />
        <SimilarContacts
          body={{
            ...{ companyId, name: body.name, addresses: body.addresses, exceptId: contact?.id },
            phones: (body.phones ?? []).map(phone => phone.value).filter(Boolean),
          }}
        />
        {theirs ? (
          <Conflict
            theirs={theirs}
            onMine={() => write(Number(theirs.version))}
            onTheirs={() => {
              setBody(bodyOf(theirs as unknown as ContactReply));
              setVersion(Number(theirs.version));
              save.clear();
            }}
          />
        ) : (
          save.error && <ErrorBar error={save.error} isWrite />
        )}
        <div className={styles.actions}>
          <Button type="submit" appearance="primary" disabled={!body.name.trim() || save.isSaving}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
      {contact && <OwnFields subject="contacts" id={contact.id} canEdit onSaved={onChanged} />}
    </Sheet>
  );
}

/** Somebody else was first: his values, and whose shall stand. */
function Conflict(props: { theirs: Readonly<Record<string, unknown>>; onMine(): void; onTheirs(): void }) {
  const { t, rich } = useTexts();
  const shown = ['name', 'title', 'phone', 'addresses'].map(field => shownValue(props.theirs[field])).filter(Boolean);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{rich('companies.theirs', { value: shown.join(' · ') })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={props.onMine}>{t('companies.useMine')}</Button>
        <Button onClick={props.onTheirs}>{t('companies.useTheirs')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
