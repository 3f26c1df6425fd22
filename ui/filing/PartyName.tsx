import { makeStyles, tokens } from '@fluentui/react-components';
import { StandingMark } from '../companies/StandingMark';
import { useTexts } from '../texts/texts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  more: { color: tokens.colorNeutralForeground2 },
  types: { whiteSpace: 'nowrap' },
  record: { whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
});

interface Party {
  name: string;
  isCustomer: boolean;
  isSupplier: boolean;
  isAgent: boolean;
  isPartner: boolean;
  isCompetitor?: boolean;
  isForwarder?: boolean;
  /** What its level makes of it; absent where it is not told. */
  standing?: 'new' | 'old' | 'barred';
}
interface Props {
  company: Party;
  record?: { number: string; title: string } | null;
  contact?: { name: string } | null;
}

/** "Nordlicht Küchen GmbH / Q-2026-0031" with contact and what it is to us behind it. */
export function PartyName({ company, record, contact }: Props) {
  const styles = useStyles();
  const types = useTypes()(company);
  return (
    <span>
      <span className={styles.name}>{company.name}</span>
      {company.standing && (
        <>
          {' '}
          <StandingMark standing={company.standing} />
        </>
      )}
      {record && (
        <>
          {' / '}
          <span className={styles.record} title={record.title || undefined}>
            {record.number}
          </span>
        </>
      )}
      <span className={styles.more}>
        {contact && ` · ${contact.name}`}
        {!company.isCustomer && types && (
          <>
            {' · '}
            <span className={styles.types}>{types}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** What a company is to us, in words: 'Customer · Agent'. */
export function useTypes(): (company: Omit<Party, 'name'>) => string {
  const { t } = useTexts();
  return company =>
    [
      company.isCustomer && t('common.customer'),
      company.isSupplier && t('common.supplier'),
      company.isAgent && t('common.agent'),
      company.isPartner && t('common.partner'),
      company.isCompetitor && t('common.competitor'),
      company.isForwarder && t('common.forwarder'),
    ]
      .filter(Boolean)
      .join(' · ');
}
