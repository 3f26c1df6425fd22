import { mergeClasses } from '@fluentui/react-components';
import type { LeadPreview, LeadPreviewRow } from '../../../service/intake/leadImport.schema';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useProblemText } from '../../../ui/useErrorText';
import { useFormats } from '../../../ui/useFormats';
import { SimilarLine } from './SimilarLine';
import { useTableStyles } from './tableStyles';
import type { Outcome } from './useLeadImport';

const outcomes = ['new', 'added', 'customer', 'colleague', 'again', 'failed'] as const;

interface Props {
  preview: LeadPreview;
  outcome: Outcome | null;
  onOutcome(outcome: Outcome | null): void;
}

/** What each row becomes, and of those that cannot be taken all that is wrong. */
export function LeadRows({ preview, outcome, onOutcome }: Props) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const { counts, total, rows } = preview;
  const items = [
    { value: 'all' as const, word: t('leadImport.all'), count: count(total) },
    ...outcomes
      .filter(one => counts[one] > 0 || one === outcome)
      .map(one => ({ value: one, word: t(`leadImport.outcome_${one}`), count: count(counts[one]) })),
  ];
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.grow}>{t('leadImport.rows')}</h2>
        {rows.length < (outcome ? counts[outcome] : total) && (
          <span className={styles.quiet}>{t('leadImport.rowsShown', { n: count(rows.length) })}</span>
        )}
      </div>
      <Tabs
        label={t('leadImport.show')}
        value={outcome ?? 'all'}
        items={items}
        onChange={value => onOutcome(value === 'all' ? null : value)}
      />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('leadImport.rows')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.th, styles.end, styles.n)}>
                {t('leadImport.row')}
              </th>
              {(['who', 'company', 'becomes'] as const).map(key => (
                <th key={key} scope="col" className={styles.th}>
                  {t(`leadImport.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={`${row.sheet}:${row.row}`}>
                <td className={mergeClasses(styles.td, styles.end)}>{row.row}</td>
                <td className={styles.td}>
                  {row.contactName}
                  <div className={styles.quiet}>{[row.email, row.phone].filter(Boolean).join(' · ')}</div>
                </td>
                <td className={styles.td}>
                  {row.companyName}
                  <div className={styles.quiet}>{[row.country, row.products].filter(Boolean).join(' · ')}</div>
                </td>
                <td className={styles.td}>
                  <Becomes row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Becomes({ row }: { row: LeadPreviewRow }) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const problemText = useProblemText();
  const { outcome, lead, customer, ownerName, ofRow, problems } = row;
  if (outcome === 'failed')
    return problems.map((problem, at) => (
      <div key={at} className={styles.bad} title={problem.message}>
        {problemText(problem)}
      </div>
    ));
  if (outcome === 'added' && lead)
    return (
      <PageLink to={`/leads/${lead.id}`}>
        {t('leadImport.becomes_added', { number: lead.number, name: lead.name })}
      </PageLink>
    );
  if (outcome === 'added') return <>{t('leadImport.becomes_added_row', { row: ofRow ?? '' })}</>;
  if (outcome === 'customer' && customer)
    return (
      <PageLink to={`/companies/${customer.id}`}>{t('leadImport.becomes_customer', { name: customer.name })}</PageLink>
    );
  if (outcome === 'colleague')
    return (
      <>
        {ownerName === null
          ? t('leadImport.becomes_colleague_nobody')
          : t('leadImport.becomes_colleague', { owner: ownerName })}
      </>
    );
  if (outcome === 'again') return <>{t('leadImport.becomes_again')}</>;
  return (
    <>
      {t('leadImport.becomes_new')}
      {row.similar && <SimilarLine similar={row.similar} />}
    </>
  );
}
