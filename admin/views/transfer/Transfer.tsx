import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { TransferBody, TransferPreview } from '../../../service/filing/transfer.schema';
import { api } from '../../../ui/api';
import { deskApi } from '../../../ui/companies/deskApi';
import { mergingApi } from '../../../ui/companies/mergingApi';
import type { ApiError } from '../../../ui/http';
import { PersonSelect } from '../../../ui/list/PersonSelect';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Counts } from '../merging/Counts';
import { useDeskStyles } from '../merging/deskStyles';
import { TransferHistory } from './TransferHistory';
import type { Draft } from './wish';
import { countryCodes, draftOf, noDraft, wishOf } from './wish';

/** One person's companies and open work go to another: who, which, a look at what it means, and what was handed over so far. */
export default function Transfer() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { query } = useRoute();
  const settings = useLoad('cleaning settings', signal => deskApi.settings(signal));
  const [draft, setDraft] = useState<Draft>(() => draftOf(query));
  const [shown, setShown] = useState<{ body: TransferBody; preview: TransferPreview } | null>(null);
  const [changes, setChanges] = useState(0);
  if (!can('companies.transfer')) {
    return (
      <>
        <PageHead title={t('transfer.title')} />
        <Empty icon={<EyeOffRegular />} line={t('transfer.noRight')} />
      </>
    );
  }
  const change = (part: Partial<Draft>) => {
    setDraft(old => ({ ...old, ...part }));
    setShown(null);
  };
  return (
    <>
      <PageHead title={t('transfer.title')} />
      <PageScroll>
        <div className={styles.column}>
          <p className={styles.quiet}>{t('transfer.lead', { days: settings.data?.undoDays ?? 30 })}</p>
          <Card label={t('transfer.title')}>
            <Wish draft={draft} onChange={change} onPreview={setShown} />
          </Card>
          {shown && (
            <Preview
              {...shown}
              onDone={() => {
                setShown(null);
                setDraft(noDraft);
                setQuery({ from: null, companies: null }, { replace: true });
                setChanges(n => n + 1);
              }}
              onUndone={() => setChanges(n => n + 1)}
            />
          )}
          <TransferHistory changes={changes} />
        </div>
      </PageScroll>
    </>
  );
}

interface WishProps {
  draft: Draft;
  onChange(part: Partial<Draft>): void;
  onPreview(shown: { body: TransferBody; preview: TransferPreview }): void;
}

function Wish({ draft, onChange, onPreview }: WishProps) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  const [error, setError] = useState<ApiError | null>(null);
  const body = wishOf(draft);
  const { unknown } = countryCodes(draft.countries);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!body) return;
    setError(null);
    mergingApi.transferPreview(body).then(
      preview => onPreview({ body, preview }),
      (reason: unknown) => setError(asApiError(reason)),
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {draft.companyIds && (
        <p className={styles.row}>
          {t('transfer.onlyChosen', { n: draft.companyIds.length })}
          <Button size="small" type="button" onClick={() => onChange({ companyIds: null })}>
            {t('transfer.allInstead')}
          </Button>
        </p>
      )}
      {(['from', 'to'] as const).map(side => (
        <Field key={side} label={t(side === 'from' ? 'transfer.from' : 'transfer.to')}>
          <PersonSelect
            value={draft[side]}
            none={t('transfer.choosePerson')}
            people={people.data?.people}
            onChange={id => onChange({ [side]: id })}
          />
        </Field>
      ))}
      <Field
        label={t('transfer.onlyCountries')}
        hint={t('transfer.onlyHint')}
        validationMessage={unknown.length > 0 ? t('transfer.countryUnknown', { name: unknown.join(', ') }) : undefined}
      >
        <Input value={draft.countries} onChange={(_, data) => onChange({ countries: data.value })} />
      </Field>
      <Field label={t('transfer.onlyTags')}>
        <Input value={draft.tags} onChange={(_, data) => onChange({ tags: data.value })} />
      </Field>
      <Field label={t('transfer.note')}>
        <Input value={draft.note} maxLength={500} onChange={(_, data) => onChange({ note: data.value })} />
      </Field>
      <LeaverChoice draft={draft} onChange={onChange} />
      {people.error && <ErrorBar error={people.error} onRetry={people.reload} />}
      {error && <ErrorBar error={error} />}
      <div>
        <Button type="submit" disabled={!body}>
          {t('transfer.preview')}
        </Button>
      </div>
    </form>
  );
}

function LeaverChoice({ draft, onChange }: Pick<WishProps, 'draft' | 'onChange'>) {
  const { t } = useTexts();
  const { can } = useSession();
  if (!can('users.manage') && !can('all.read')) return null;
  return (
    <>
      <Checkbox
        label={t('transfer.leaver')}
        checked={draft.isLeaver}
        onChange={(_, data) => onChange({ isLeaver: data.checked === true })}
      />
      {(can('mailboxes.manage') || can('all.read')) && (
        <Checkbox
          label={t('transfer.mailboxes')}
          checked={draft.isLeaver && draft.withMailboxes}
          disabled={!draft.isLeaver}
          onChange={(_, data) => onChange({ withMailboxes: data.checked === true })}
        />
      )}
    </>
  );
}

interface PreviewProps {
  body: TransferBody;
  preview: TransferPreview;
  onDone(): void;
  onUndone(): void;
}

function Preview({ body, preview, onDone, onUndone }: PreviewProps) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const names = preview.targets.map(target => target.toName).join(', ');
  const isNothing = !body.isLeaver && preview.targets.every(target => target.counts.length === 0);
  const act = () =>
    saving.run(async () => {
      const done = await mergingApi.transfer(body);
      show({
        text: t('transfer.done', { name: names }),
        undo: async () => {
          await mergingApi.undoTransfer(done.id);
          onUndone();
          show({ text: t('transfer.undone', { from: done.fromName }) });
        },
      });
      onDone();
    });
  return (
    <Card className={styles.card} label={t('transfer.preview')}>
      {preview.targets.map(target => (
        <div key={target.toId} className={styles.card}>
          <h2>{t('transfer.gets', { name: target.toName })}</h2>
          <Counts lines={target.counts} />
          <p className={styles.quiet}>{target.companies.join(' · ')}</p>
        </div>
      ))}
      {preview.staying > 0 && <p>{t('transfer.staying', { n: preview.staying })}</p>}
      <h2>{t('transfer.open')}</h2>
      <Counts lines={preview.open} />
      {isNothing && <p>{t('transfer.nothing')}</p>}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div>
        <Button
          appearance="primary"
          icon={<ArrowSwapRegular />}
          disabled={isNothing}
          disabledFocusable={saving.isSaving}
          onClick={act}
        >
          {t('transfer.act', { name: names })}
        </Button>
      </div>
    </Card>
  );
}
