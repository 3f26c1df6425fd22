import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  history: {
    maxHeight: '200px',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
  },
  line: { display: 'flex', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  company: CompanyReply;
  onClose(): void;
  onSaved(): void;
}

/** Sets the level of a company, or gives it back to the rules; under it how it came to be what it is. */
export function LevelDialog({ company, onClose, onSaved }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const dictionary = useDictionary();
  const toasts = useToasts();
  const save = useSave();
  // Of whoever is no customer it is only said that nobody deals with him, or does again.
  const isRanked = company.isCustomer || company.standing === 'barred';
  const words = dictionary
    .words('level', company.level)
    .filter(word => company.isCustomer || dictionary.standing(word.code) === 'barred');
  const [chosen, setLevel] = useState<string | null>(null);
  const level = chosen ?? (isRanked ? company.level : (words[0]?.code ?? company.level));
  const [reason, setReason] = useState('');
  const needsReason = company.standing === 'barred' || dictionary.standing(level) === 'barred';
  const isReady = !needsReason || reason.trim() !== '';
  const write = (next: string | null) =>
    save.run(async () => {
      const body = { level: next, before: company.level, ...(reason.trim() ? { reason: reason.trim() } : {}) };
      const saved = await companyApi.setLevel(company.id, body);
      const name = dictionary.name('level', saved.level);
      toasts.show({ text: rich('profile.levelSaved', { name: company.name, level: name }) });
      onSaved();
    });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t(isRanked ? 'profile.levelChange' : 'companyWork.bar')}</DialogTitle>
          <DialogContent className={styles.form}>
            <Field label={t('profile.level')} hint={company.isLevelHeld ? t('profile.levelHeld') : undefined}>
              <Select value={level} onChange={(_, data) => setLevel(data.value)}>
                {words.map(word => (
                  <option key={word.code} value={word.code}>
                    {word.name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('profile.levelReason')} hint={t('profile.levelReasonHint')} required={needsReason}>
              <Textarea value={reason} maxLength={1000} onChange={(_, data) => setReason(data.value)} />
            </Field>
            <History companyId={company.id} />
            {save.error && <ErrorBar error={save.error} isWrite />}
          </DialogContent>
          <DialogActions>
            {company.isLevelHeld && (
              <Button disabled={save.isSaving || !isReady} onClick={() => write(null)}>
                {t('profile.levelRelease')}
              </Button>
            )}
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              appearance="primary"
              disabled={save.isSaving || !isReady || level === company.level}
              onClick={() => write(level)}
            >
              {t('common.save')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function History({ companyId }: { companyId: number }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const dictionary = useDictionary();
  const load = useLoad(`level:${companyId}`, signal => companyApi.level(companyId, signal));
  return (
    <section aria-label={t('profile.levelHistory')}>
      <h3>{t('profile.levelHistory')}</h3>
      <StateView
        load={load}
        empty={data =>
          data.history.length === 0 ? <p className={styles.quiet}>{t('profile.noLevelHistory')}</p> : null
        }
      >
        {data => (
          <ul className={styles.history}>
            {data.history.map((line, at) => (
              <li key={at} className={styles.line}>
                <DateText at={line.at} className={styles.quiet} />
                <span>
                  {t('profile.levelMoved', {
                    from: dictionary.name('level', line.from),
                    to: dictionary.name('level', line.to),
                  })}{' '}
                  <span className={styles.quiet}>
                    {line.rule
                      ? t('profile.byRule', { rule: find('profile', `rule_${line.rule}`) ?? '' })
                      : line.byName}
                    {line.reason && ` · ${line.reason}`}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </StateView>
    </section>
  );
}
