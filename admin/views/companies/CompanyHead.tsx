import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { useTypes } from '../../../ui/filing/PartyName';
import { CompanyAvatar } from '../../../ui/Marks';
import { PageLink } from '../../../ui/router';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { namesInOrder } from './names';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  names: { minWidth: 0, flex: 1 },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  other: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase300 },
  facts: { color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink },
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
    ':hover': { textDecoration: 'underline' },
    [onForcedColors]: { border: '2px solid' },
  },
  icon: { fontSize: tokens.fontSizeBase400, flexShrink: 0 },
});

/** Names, what the company is, where, whose; and what is missing that filing needs. */
export function CompanyHead({ company }: { company: CompanyReply }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { country } = useFormats();
  const types = useTypes();
  const [first, second] = namesInOrder(company, language);
  const land = company.country ? country(company.country) : null;
  const place =
    land && company.city ? t('companies.place', { country: land, city: company.city }) : (company.city ?? land);
  const facts = [types(company), place, company.ownerName && t('companies.ownerIs', { name: company.ownerName })];
  return (
    <header className={styles.head}>
      <CompanyAvatar size={32} />
      <div className={styles.names}>
        <div className={styles.title}>
          <h1>{first}</h1>
          {second && <span className={styles.other}>{second}</span>}
        </div>
        <p className={styles.facts}>
          {facts.filter(Boolean).join(' · ')}
          {company.parent && (
            <>
              {' · '}
              <PageLink to={`/companies/${company.parent.id}`} className={styles.link}>
                {t('companies.partOf', { name: company.parent.name })}
              </PageLink>
            </>
          )}
          {company.subsidiaries.length > 0 &&
            ` · ${t('companies.hasSubsidiaries', { n: company.subsidiaries.length })}`}
        </p>
        <Prompts company={company} />
      </div>
    </header>
  );
}

/** Only what is missing and costs filing. */
function Prompts({ company }: { company: CompanyReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const prompts: { key: TextKey; tab: string }[] = [];
  if (company.domains.length === 0) prompts.push({ key: 'companies.promptDomain', tab: 'data' });
  if (company.contacts.length === 0) prompts.push({ key: 'companies.promptContact', tab: 'contacts' });
  if (company.ownerId === null) prompts.push({ key: 'companies.promptOwner', tab: 'data' });
  if (prompts.length === 0) return null;
  return (
    <div className={styles.prompts}>
      {prompts.map(prompt => (
        <PageLink key={prompt.key} to={`/companies/${company.id}/${prompt.tab}`} className={styles.prompt}>
          <WarningRegular className={styles.icon} aria-hidden="true" />
          {t(prompt.key)}
        </PageLink>
      ))}
    </div>
  );
}
