import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PinRegular } from '@fluentui/react-icons/svg/pin';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { StandingMark } from '../../../ui/companies/StandingMark';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useTypes } from '../../../ui/filing/PartyName';
import { CompanyAvatar } from '../../../ui/Marks';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { LevelDialog } from './LevelDialog';
import { MergeCompanyLink, TransferLink } from './MergeLinks';
import { namesInOrder } from './names';
import { Prompts } from './Prompts';
import { CompanyPool } from './CompanyPool';
import { CompanySegments } from '../segments/CompanySegments';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  names: { minWidth: 0, flex: 1 },
  tools: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    [onPhone]: { flexDirection: 'column' },
  },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  other: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase300 },
  facts: { color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink },
});

/** Names, what the company is, where, whose; and what is missing that filing needs. */
export function CompanyHead({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
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
          {(company.isCustomer || company.standing === 'barred') && <StandingMark standing={company.standing} />}
          <Level company={company} onChanged={onChanged} />
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
          {company.subsidiaries.length > 0 && (
            <>
              {' · '}
              <PageLink to={`/companies?groupOf=${company.id}`} className={styles.link}>
                {t('companies.hasSubsidiaries', { n: company.subsidiaries.length })}
              </PageLink>
            </>
          )}
        </p>
        <CompanyPool company={company} />
        <CompanySegments companyId={company.id} />
        <Prompts company={company} onChanged={onChanged} />
      </div>
      <div className={styles.tools}>
        <TransferLink company={company} />
        <MergeCompanyLink company={company} />
      </div>
    </header>
  );
}

/** The level; whoever may change it opens its dialog here. */
function Level({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
  const { t } = useTexts();
  const dictionary = useDictionary();
  const [isOpen, setOpen] = useState(false);
  // Only customers have a level; any party can be barred.
  const isRanked = company.isCustomer || company.standing === 'barred';
  const name = isRanked ? dictionary.name('level', company.level) : t('companyWork.bar');
  if (!company.canEdit) return isRanked ? <span>{name}</span> : null;
  const what = t(company.isLevelHeld && isRanked ? 'profile.levelHeld' : 'profile.levelChange');
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={isRanked ? company.isLevelHeld ? <PinRegular /> : undefined : <ProhibitedRegular />}
        title={isRanked ? what : undefined}
        aria-label={isRanked ? `${t('profile.level')}: ${name}. ${t('profile.levelChange')}` : name}
        onClick={() => setOpen(true)}
      >
        {name}
      </Button>
      {isOpen && (
        <LevelDialog
          company={company}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}
