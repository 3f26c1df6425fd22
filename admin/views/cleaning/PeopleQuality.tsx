import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useDeskStyles } from '../merging/deskStyles';
import { DeskTable } from '../merging/DeskTable';

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
            <DeskTable
              heads={(['owner', 'companies', 'complete', 'stale'] as const).map(head => t(`desk.${head}`))}
              rows={data.people}
              keyOf={person => person.ownerId ?? 0}
              cells={person => [
                person.ownerName ?? t('desk.nobody'),
                count(person.companies),
                t('desk.percent', { n: person.completeness }),
                count(person.stale),
              ]}
            />
          </Card>
        </>
      )}
    </StateView>
  );
}
