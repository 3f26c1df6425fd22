import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { useEffect, useRef } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { SuggestionList } from '../../../service/companies/suggestions.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { Card } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  card: {
    marginBottom: tokens.spacingVerticalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flex: 1, minWidth: '200px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type Suggestion = SuggestionList['suggestions'][number];

/** What signatures told of the people of a company: taken or dismissed, each by one key. */
export function Suggestions({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const load = useLoad(`suggestions:${company.id}`, signal => companyApi.suggestions(company.id, signal));
  const first = useRef<HTMLButtonElement>(null);
  const hasDecided = useRef(false);
  const suggestions = load.data?.suggestions ?? [];
  // The next one is a key away.
  useEffect(() => {
    if (hasDecided.current) first.current?.focus();
  }, [suggestions.length]);
  if (!company.canEdit || suggestions.length === 0) return null;
  const decide = (one: Suggestion, isTaken: boolean) =>
    save.run(async () => {
      const act = isTaken ? companyApi.takeSuggestion : companyApi.dismissSuggestion;
      const left = await act(one.id);
      hasDecided.current = true;
      load.setData(() => left);
      toasts.show({ text: t(isTaken ? 'profile.suggestTaken' : 'profile.suggestDismissed') });
      if (isTaken) onChanged();
    });
  return (
    <Card className={styles.card} label={t('profile.suggestions')}>
      <h2 className={styles.head}>
        <LightbulbRegular aria-hidden="true" />
        {t('profile.suggestions')}
      </h2>
      {save.error && <ErrorBar error={save.error} isWrite />}
      <ul>
        {suggestions.map((one, at) => (
          <li key={one.id} className={styles.line}>
            <Words one={one} company={company} />
            <Button size="small" as="a" appearance="subtle" {...linkTo(`/mail?company=${company.id}`)}>
              {t('profile.suggestMail')}
            </Button>
            <Button
              ref={at === 0 ? first : undefined}
              size="small"
              appearance="primary"
              disabledFocusable={save.isSaving}
              onClick={() => decide(one, true)}
            >
              {t('profile.suggestTake')}
            </Button>
            <Button size="small" disabledFocusable={save.isSaving} onClick={() => decide(one, false)}>
              {t('profile.suggestDismiss')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Words({ one, company }: { one: Suggestion; company: CompanyReply }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const name = company.contacts.find(contact => contact.id === one.contactId)?.name ?? one.values.name ?? one.address;
  const value = one.field === 'title' ? one.values.title : one.values.phone;
  const key = { new: 'profile.suggestNew', title: 'profile.suggestTitle', phone: 'profile.suggestPhone' } as const;
  const more =
    one.field === 'new'
      ? [one.address, one.values.title, one.values.phone].filter(Boolean).join(' · ')
      : one.values.before && t('profile.suggestBefore', { value: one.values.before });
  return (
    <span className={styles.words}>
      {rich(key[one.field], { name, value: value ?? '' })} <span className={styles.quiet}>{more}</span>
    </span>
  );
}
