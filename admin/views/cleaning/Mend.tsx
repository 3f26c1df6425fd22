import { useState } from 'react';
import type { MendBody, MendPreview } from '../../../service/companies/mending.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { useRoute } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useDeskStyles } from '../merging/deskStyles';
import { MendForm } from './MendForm';
import { MendHistory } from './MendHistory';
import { MendShown } from './MendShown';

/** One field of many companies: which, what, a look at it, and what was done so far. */
export function Mend() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const [shown, setShown] = useState<{ body: MendBody; preview: MendPreview } | null>(null);
  const [turn, setTurn] = useState(0);
  return (
    <>
      <p className={styles.quiet}>{t('desk.mendLead')}</p>
      <MendForm
        key={query.get('ids') ?? ''}
        onChange={() => setShown(null)}
        onPreview={async body => setShown({ body, preview: await deskApi.mendPreview(body) })}
      />
      {shown && (
        <MendShown
          {...shown}
          onDone={() => {
            setShown(null);
            setTurn(old => old + 1);
          }}
        />
      )}
      <MendHistory turn={turn} />
    </>
  );
}
