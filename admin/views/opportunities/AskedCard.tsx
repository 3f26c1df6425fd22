import { makeStyles, tokens } from '@fluentui/react-components';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { useTexts } from '../../../ui/texts/texts';
import { priceOf, useQuantity } from '../../../ui/leads/leadWords';
import { FactRows, PartCard } from './FactRows';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
});

/** What the buyer asks for; it is changed with everything else of the opportunity. */
export function AskedCard({ deal: { asked } }: { deal: OpportunityReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const quantity = useQuantity();
  const yes = t('profile.yes');
  const { items } = asked;
  const rows: [string, string][] = [
    [t('leads.incoterm'), [asked.incoterm, asked.port].filter(Boolean).join(' ')],
    [t('leads.paymentTerms'), asked.paymentTerms],
    [t('leads.delivery'), asked.delivery],
    [t('leads.certificates'), asked.certificates.join(', ')],
    [t('leads.samples'), asked.wantsSamples ? yes : ''],
    [t('leads.catalogue'), asked.wantsCatalogue ? yes : ''],
  ];
  const told = rows.filter(([, value]) => value !== '');
  return (
    <PartCard title={t('deals.asked')}>
      {items.length + told.length === 0 ? (
        <p className={styles.quiet}>{t('deals.nothingAsked')}</p>
      ) : (
        <FactRows
          rows={[
            [
              t('deals.items'),
              items.length > 0 && (
                <ul className={styles.list}>
                  {items.map((item, index) => (
                    <li key={`${index} ${item.product}`}>
                      {[item.product, quantity(item), priceOf(item)].filter(Boolean).join(' · ')}
                    </li>
                  ))}
                </ul>
              ),
            ],
            ...told,
          ]}
        />
      )}
    </PartCard>
  );
}
