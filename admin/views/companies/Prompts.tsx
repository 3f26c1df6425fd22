import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';
import { birthdaysSoon, daysSince } from './prompts';

const useStyles = makeStyles({
  prompts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
  prompt: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `2px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: meaning.tpWarningText,
    backgroundColor: meaning.tpWarningBack,
    textDecoration: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    maxWidth: '100%',
    [onForcedColors]: { border: '2px solid' },
  },
  link: { ':hover': { textDecoration: 'underline' }, [onPhone]: { minHeight: '44px' } },
  note: { overflowWrap: 'anywhere' },
  icon: { fontSize: tokens.fontSizeBase400, flexShrink: 0 },
  off: { minWidth: 'auto', color: 'inherit' },
});

// Who was not heard of for so long is worth a letter; product.md, CRM-3.
const SILENT_DAYS = 30;

/** What is to be heeded before one writes: notes, silence, birthdays, open requests, what is missing. */
export function Prompts({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { now } = useFormats();
  const { save, takeOff } = useTakeOff(onChanged);
  const base = `/companies/${company.id}`;
  const silent = daysSince(company.lastMessageAt, now);
  const links: { key: string; text: string; to: string }[] = [];
  if (silent !== null && silent >= SILENT_DAYS)
    links.push({ key: 'silent', text: t('profile.silence', { n: silent }), to: base });
  const heard = daysSince(company.lastInAt, now);
  if (heard !== null && heard >= SILENT_DAYS && silent !== null && silent < SILENT_DAYS)
    links.push({ key: 'heard', text: t('profile.silenceIn', { n: heard }), to: base });
  for (const { id, name, day } of birthdaysSoon(company.contacts, now))
    links.push({ key: `b${id}`, text: t('profile.birthdaySoon', { name, day }), to: `${base}/contacts` });
  if (company.openRequestCount > 0)
    links.push({
      key: 'requests',
      text: t('profile.openRequests', { n: company.openRequestCount }),
      to: `${base}/records?state=open`,
    });
  if (company.domains.length === 0)
    links.push({ key: 'domain', text: t('companies.promptDomain'), to: `${base}/data` });
  if (company.contacts.length === 0)
    links.push({ key: 'contact', text: t('companies.promptContact'), to: `${base}/contacts` });
  if (company.ownerId === null) links.push({ key: 'owner', text: t('companies.promptOwner'), to: `${base}/data` });
  if (links.length + company.prompts.length === 0) return null;
  return (
    <div className={styles.prompts}>
      {company.prompts.map(note => (
        <span key={note.id} className={styles.prompt} title={note.byName ?? undefined}>
          <InfoRegular className={styles.icon} aria-hidden="true" />
          <span className={styles.note}>{note.text}</span>
          {company.canEdit && (
            <Button
              size="small"
              appearance="transparent"
              className={styles.off}
              icon={<DismissRegular />}
              aria-label={t('profile.noteOff')}
              title={t('profile.noteOff')}
              disabled={save.isSaving}
              onClick={() => takeOff(note)}
            />
          )}
        </span>
      ))}
      {links.map(({ key, text, to }) => (
        <PageLink key={key} to={to} className={mergeClasses(styles.prompt, styles.link)}>
          <WarningRegular className={styles.icon} aria-hidden="true" />
          {text}
        </PageLink>
      ))}
      {save.error && <ErrorBar error={save.error} isWrite />}
    </div>
  );
}

function useTakeOff(onChanged: () => void) {
  const save = useSave();
  const takeOff = (note: CompanyReply['prompts'][number]) =>
    save.run(async () => {
      await companyApi.changeNote(note.id, note.version, { isEnded: true });
      onChanged();
    });
  return { save, takeOff };
}
