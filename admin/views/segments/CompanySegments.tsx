import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { AddToSegment } from './AddToSegment';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  link: { color: tokens.colorBrandForegroundLink },
});

/** The lists that a company was put into, and the way into another. */
export function CompanySegments({ companyId }: { companyId: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const [isAdding, setAdding] = useState(false);
  const { data, reload } = useLoad(`company-segments:${companyId}`, signal => segmentApi.ofCompany(companyId, signal));
  const segments = data?.segments ?? [];
  if (segments.length === 0 && !can('companies.write')) return null;
  return (
    <div className={styles.line}>
      {segments.map(segment => (
        <PageLink key={segment.id} to={`/segments/${segment.id}`} className={styles.link}>
          {segment.name}
        </PageLink>
      ))}
      {can('companies.write') && (
        <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setAdding(true)}>
          {t('segments.addOne')}
        </Button>
      )}
      {isAdding && <AddToSegment ids={[companyId]} onClose={() => setAdding(false)} onDone={reload} />}
    </div>
  );
}
