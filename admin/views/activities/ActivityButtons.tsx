import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons/svg/call';
import { BuildingShopRegular } from '@fluentui/react-icons/svg/building-shop';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { useState } from 'react';
import { useTexts } from '../../../ui/texts/texts';
import { ActivitySheet } from './ActivitySheet';
import type { ActivityStart } from './activityWords';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  about: Pick<ActivityStart, 'company' | 'record' | 'lead'>;
  onChanged(): void;
}

/** "Log a call", "Plan a meeting", "Plan a visit" about one thing. */
export function ActivityButtons({ about, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [start, setStart] = useState<ActivityStart | null>(null);
  const begin = (kind: ActivityStart['kind'], isLogged: boolean) => setStart({ kind, isLogged, ...about });
  return (
    <div role="group" aria-label={t('activity.buttons')} className={styles.row}>
      <Button size="small" icon={<CallRegular />} onClick={() => begin('call', true)}>
        {t('activity.logCall')}
      </Button>
      <Button size="small" icon={<PeopleTeamRegular />} onClick={() => begin('meeting', false)}>
        {t('activity.planMeeting')}
      </Button>
      <Button size="small" icon={<BuildingShopRegular />} onClick={() => begin('visit', false)}>
        {t('activity.planVisit')}
      </Button>
      {start && <ActivitySheet of={start} onClose={() => setStart(null)} onChanged={onChanged} />}
    </div>
  );
}
