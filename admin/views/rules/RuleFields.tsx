import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { CountReply } from '../../../service/filing/rules/rules.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { PickBox } from '../../../ui/filing/PickBox';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useErrorText } from '../../../ui/useErrorText';
import { asApiError } from '../../../ui/useLoad';
import { Conditions } from './Conditions';
import type { RuleDraft } from './draft';
import { filled } from './draft';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  target: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  live: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  examples: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
  short: { maxWidth: '220px' },
});

interface Props {
  draft: RuleDraft;
  set(part: Partial<RuleDraft>): void;
}

/** What a rule says. */
export function RuleFields({ draft, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const mayCoverAll = can('rules.all') && can('all.read');
  return (
    <Card>
      <div className={styles.form}>
        <Field label={t('rules.name')} required>
          <Input value={draft.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <Conditions conditions={draft.conditions} onChange={conditions => set({ conditions })} />
        <Live draft={draft} />
        <Field label={t('rules.action')}>
          <RadioGroup value={draft.action} onChange={(_, data) => set({ action: data.value as RuleDraft['action'] })}>
            <Radio value="file" label={t('rules.action_file')} />
            <Radio value="not_business" label={t('rules.action_not_business')} />
            <Radio value="review" label={t('rules.action_review')} />
            <Radio value="categorise" label={t('rules.action_categorise')} />
          </RadioGroup>
        </Field>
        {draft.action === 'categorise' && <Category draft={draft} set={set} />}
        {draft.action === 'file' && <Target draft={draft} set={set} />}
        {(mayCoverAll || draft.coverage === 'all') && (
          <Field label={t('rules.coverage')}>
            <RadioGroup value={draft.coverage} onChange={(_, data) => set({ coverage: data.value as 'own' | 'all' })}>
              <Radio value="own" label={t('rules.coverage_own')} />
              <Radio value="all" label={t('rules.coverage_all')} />
            </RadioGroup>
          </Field>
        )}
        <Field label={t('rules.expiresOn')} className={styles.short}>
          <Input
            type="date"
            value={draft.expiresOn ?? ''}
            onChange={(_, data) => set({ expiresOn: data.value || null })}
          />
        </Field>
        <Field label={t('rules.note')}>
          <Textarea value={draft.note} maxLength={1000} onChange={(_, data) => set({ note: data.value })} />
        </Field>
      </div>
    </Card>
  );
}

function Category({ draft, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { words } = useDictionary();
  return (
    <Field label={t('categories.title')} required className={styles.short}>
      <Select value={draft.category ?? ''} onChange={(_, data) => set({ category: data.value || null })}>
        <option value="" disabled>
          {t('categories.set')}
        </option>
        {words('mail_category', draft.category).map(word => (
          <option key={word.code} value={word.code}>
            {word.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Target({ draft, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <Field label={t('rules.target')} required>
      <div className={styles.target}>
        {draft.place && <strong>{draft.place}</strong>}
        <Button onClick={() => setOpen(true)}>{t('rules.chooseTarget')}</Button>
      </div>
      {isOpen && (
        <Dialog open onOpenChange={(_, data) => setOpen(data.open)}>
          <DialogSurface aria-describedby={undefined}>
            <DialogBody>
              <DialogTitle>{t('rules.chooseTarget')}</DialogTitle>
              <DialogContent>
                <PickBox
                  onChoose={({ companyId, recordId, company, record }) => {
                    const place = [company, record].filter(Boolean).join(' / ');
                    set({ companyId, recordId, contactId: null, place });
                    setOpen(false);
                  }}
                />
              </DialogContent>
              <DialogActions>
                <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
              </DialogActions>
            </DialogBody>
          </DialogSurface>
        </Dialog>
      )}
    </Field>
  );
}

/** How many of the newest mails fit, a moment after the last change. */
function useCount(draft: RuleDraft): { count: CountReply | null; problem: string | null } {
  const errorText = useErrorText();
  const [state, setState] = useState<{ count: CountReply | null; problem: string | null }>({
    count: null,
    problem: null,
  });
  const conditions = filled(draft.conditions);
  const key = JSON.stringify([conditions, draft.coverage]);
  useEffect(() => {
    const [asked, coverage] = JSON.parse(key) as [RuleDraft['conditions'], RuleDraft['coverage']];
    if (asked.length === 0) {
      setState({ count: null, problem: null });
      return;
    }
    setState(old => (old.problem === null ? old : { count: null, problem: null }));
    let isOld = false;
    const timer = window.setTimeout(() => {
      rulesApi.count({ conditions: asked, coverage }).then(
        count => !isOld && setState({ count, problem: null }),
        (error: unknown) => !isOld && setState({ count: null, problem: errorText(asApiError(error)) }),
      );
    }, 500);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [key, errorText]);
  return state;
}

function Live({ draft }: { draft: RuleDraft }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count, problem } = useCount(draft);
  const told = ({ looked, matched }: NonNullable<typeof count>) =>
    looked === 0 ? t('rules.liveNothing') : t('rules.live', { looked, matched });
  return (
    <div className={styles.live} role="status" aria-live="polite">
      {problem ?? (count ? told(count) : t('rules.liveNone'))}
      {count && count.examples.length > 0 && (
        <ul className={styles.examples} aria-label={t('rules.examples')}>
          {count.examples.map(one => (
            <li key={one.id}>
              <PageLink to={`/mail/${one.conversationId}?message=${one.id}`}>
                {one.subject || t('mail.noSubject')}
              </PageLink>{' '}
              {one.from}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
