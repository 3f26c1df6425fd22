import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useDeskStyles } from '../merging/deskStyles';

/** How complete and how fresh each person's companies are. */
export function PeopleQuality() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const load = useLoad('cleaning people', signal => deskApi.people(signal));
  return (
    <StateView
      load={load}
      empty={data => (data.people.length === 0 ? <Empty icon={<PeopleRegular />} line={t('desk.nobody')} /> : null)}
    >
      {data => (
        <>
          <p className={styles.quiet}>{t('desk.peopleLead', { days: data.freshDays })}</p>
          <Card label={t('desk.tab_people')}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {(['owner', 'companies', 'complete', 'stale'] as const).map(head => (
                    <th key={head} className={styles.cell} scope="col">
                      {t(`desk.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.people.map(person => (
                  <tr key={person.ownerId ?? 0}>
                    <th className={styles.cell} scope="row">
                      {person.ownerName ?? t('desk.nobody')}
                    </th>
                    <td className={styles.cell}>{count(person.companies)}</td>
                    <td className={styles.cell}>{t('desk.percent', { n: person.completeness })}</td>
                    <td className={styles.cell}>{count(person.stale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        </>
      )}
    </StateView>
  );
}
