import { Button, MessageBar, MessageBarBody, Select } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import { useState } from 'react';
import type { MergePreview } from '../../../service/filing/merging.schema';
import { api } from '../../../ui/api';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { PickBox } from '../../../ui/filing/PickBox';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, navigate, setQuery, useRoute } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Counts } from './Counts';
import { useDeskStyles } from './deskStyles';
import type { Choices } from './Fields';
import { Fields } from './Fields';

/** Two companies, or two contacts of one, become one: which, what goes over, whose values stand. */
export default function Merge() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const kind = query.get('kind') === 'contact' ? 'contact' : 'company';
  const survivorId = Number(query.get('survivor'));
  const named = Number(query.get('loser'));
  // With itself nothing is merged: the other is asked for.
  const loserId = named === survivorId ? 0 : named;
  const companyId = Number(query.get('company'));
  return (
    <>
      <PageHead
        title={t(kind === 'contact' ? 'merging.titleContact' : 'merging.title')}
        tools={
          <Button as="a" {...linkTo('/merges')}>
            {t('merging.history')}
          </Button>
        }
      />
      <PageScroll>
        <div className={styles.column}>
          <p className={styles.quiet}>{t('merging.lead')}</p>
          {kind === 'contact' && companyId > 0 && <ContactChoice companyId={companyId} />}
          {kind === 'contact' && !companyId && !(survivorId && loserId) && <Asked of="company" />}
          {kind === 'company' && !survivorId && <Asked of="survivor" />}
          {kind === 'company' && survivorId > 0 && !loserId && <Asked of="loser" />}
          {survivorId > 0 && loserId > 0 && (
            <Pair key={`${survivorId} ${loserId}`} kind={kind} survivorId={survivorId} loserId={loserId} />
          )}
        </div>
      </PageScroll>
    </>
  );
}

/** What the address does not name yet: the company that stays, the one that goes into it, or whose contacts they are. */
function Asked({ of }: { of: 'survivor' | 'loser' | 'company' }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const word = t(`merging.ask_${of}`);
  return (
    <Card key={of} className={styles.card} label={word}>
      <h2>{word}</h2>
      <PickBox
        companiesOnly
        placeholder={t('companies.name')}
        onChoose={choice => setQuery({ [of]: choice.companyId })}
      />
    </Card>
  );
}

function ContactChoice({ companyId }: { companyId: number }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const load = useLoad(`company:${companyId}`, signal => api.company(companyId, signal));
  return (
    <Card className={styles.card} label={t('merging.chooseContacts')}>
      <h2>{t('merging.chooseContacts')}</h2>
      <StateView load={load}>
        {company => (
          <div className={styles.row}>
            {(['survivor', 'loser'] as const).map(side => (
              <Select
                key={side}
                aria-label={t(side === 'survivor' ? 'merging.keep' : 'merging.goes')}
                value={query.get(side) ?? ''}
                onChange={(_, data) => setQuery({ [side]: data.value })}
              >
                <option value="">{t(side === 'survivor' ? 'merging.keep' : 'merging.goes')}</option>
                {company.contacts.map(contact => (
                  <option key={contact.id} value={contact.id}>
                    {contact.name}
                  </option>
                ))}
              </Select>
            ))}
          </div>
        )}
      </StateView>
    </Card>
  );
}

interface PairProps {
  kind: 'company' | 'contact';
  survivorId: number;
  loserId: number;
}

function Pair(props: PairProps) {
  const { kind, survivorId, loserId } = props;
  const load = useLoad(`merge ${kind} ${survivorId} ${loserId}`, signal => mergingApi.preview(props, signal));
  return <StateView load={load}>{preview => <Preview preview={preview} />}</StateView>;
}

function Preview({ preview }: { preview: MergePreview }) {
  const styles = useDeskStyles();
  const { t, find, rich } = useTexts();
  const [choices, setChoices] = useState<Choices>({});
  const { kind, survivor, loser } = preview;
  return (
    <>
      <Card className={styles.pair} label={t('merging.title')}>
        <Party word={t('merging.keep')} party={survivor} />
        <Button
          icon={<ArrowSwapRegular />}
          onClick={() => setQuery({ survivor: loser.id, loser: survivor.id }, { replace: true })}
        >
          {t('merging.swap')}
        </Button>
        <Party word={t('merging.goes')} party={loser} />
      </Card>
      <Card className={styles.card} label={t('merging.whatMoves')}>
        <h2>{t('merging.whatMoves')}</h2>
        {preview.counts.length > 0 ? (
          <Counts lines={preview.counts} />
        ) : (
          <p className={styles.quiet}>{t('merging.nothingMoves')}</p>
        )}
        {preview.conflicts.length > 0 && (
          <>
            <h2>{t('merging.conflicts')}</h2>
            <ul className={styles.list}>
              {preview.conflicts.map((one, index) => (
                <li key={index}>
                  {one.what === 'contact'
                    ? rich('merging.conflict_contact', { value: one.value })
                    : rich('merging.conflict_domain', { value: one.value })}
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card className={styles.card} label={t('merging.fields')}>
        <h2>{t('merging.fields')}</h2>
        <Fields
          preview={preview}
          choices={choices}
          onChoose={(name, choice) => setChoices(old => ({ ...old, [name]: choice }))}
        />
      </Card>
      {preview.isLarge && (
        <MessageBar layout="multiline">
          <MessageBarBody>{find('merging', 'large')}</MessageBarBody>
        </MessageBar>
      )}
      <Act preview={preview} choices={choices} isContact={kind === 'contact'} />
    </>
  );
}

function Party({ word, party }: { word: string; party: MergePreview['survivor'] }) {
  const styles = useDeskStyles();
  return (
    <div>
      <div className={styles.quiet}>{word}</div>
      <div className={styles.name}>{party.name}</div>
      {party.more && <div className={styles.quiet}>{party.more}</div>}
    </div>
  );
}

function Act({ preview, choices, isContact }: { preview: MergePreview; choices: Choices; isContact: boolean }) {
  const { t } = useTexts();
  const { show } = useToasts();
  const { query } = useRoute();
  const saving = useSave();
  const { kind, survivor, loser } = preview;
  const merge = () =>
    saving.run(async () => {
      const done = await mergingApi.merge({ kind, survivorId: survivor.id, loserId: loser.id, choices });
      if (done.state === 'waiting') return navigate(`/merges/${done.id}`);
      show({
        text: t('merging.done', { loser: done.loserName, survivor: done.survivorName }),
        undo: async () => {
          await mergingApi.undo(done.id);
          show({ text: t('merging.undone', { loser: done.loserName }) });
        },
      });
      const company = query.get('company');
      navigate(isContact && company ? `/companies/${company}/contacts` : `/companies/${survivor.id}`);
    });
  return (
    <>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div>
        <Button appearance="primary" icon={<MergeRegular />} disabledFocusable={saving.isSaving} onClick={merge}>
          {t('merging.act', { name: survivor.name })}
        </Button>
      </div>
    </>
  );
}
