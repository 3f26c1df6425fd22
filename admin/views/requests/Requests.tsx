import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AccessRequestLine } from '../../../service/companies/duplicates.schema';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';

/** Who asks for a company of this person's, or of his people; and what he has asked for himself. */
export default function Requests() {
  const styles = useDeskStyles();
  const { t, find, rich } = useTexts();
  const load = useLoad('access requests', signal => mergingApi.accessRequests(signal));
  const saving = useSave();
  const answer = (id: number, isShared: boolean) =>
    saving.run(async () => {
      const next = await mergingApi.answerAccess(id, isShared);
      load.setData(() => next);
    });
  return (
    <>
      <PageHead title={t('protection.title')} />
      <PageScroll>
        <div className={styles.column}>
          {saving.error && <ErrorBar error={saving.error} isWrite />}
          <StateView load={load}>
            {({ toAnswer, mine }) => (
              <>
                <Card className={styles.card} label={t('protection.toAnswer')}>
                  <h2>{t('protection.toAnswer')}</h2>
                  {toAnswer.length === 0 && <p className={styles.quiet}>{t('protection.nothingToAnswer')}</p>}
                  <ul className={styles.list}>
                    {toAnswer.map(one => (
                      <Line key={one.id} request={one}>
                        <Button
                          size="small"
                          appearance="primary"
                          disabledFocusable={saving.isSaving}
                          onClick={() => answer(one.id, true)}
                        >
                          {t('protection.share')}
                        </Button>
                        <Button size="small" disabledFocusable={saving.isSaving} onClick={() => answer(one.id, false)}>
                          {t('protection.decline')}
                        </Button>
                      </Line>
                    ))}
                  </ul>
                </Card>
                <Card className={styles.card} label={t('protection.mineTitle')}>
                  <h2>{t('protection.mineTitle')}</h2>
                  {mine.length === 0 && <p className={styles.quiet}>{t('protection.nothingMine')}</p>}
                  <ul className={styles.list}>
                    {mine.map(one => (
                      <li key={one.id} className={styles.line}>
                        <span className={styles.grow}>
                          {one.companyId !== null ? (
                            <PageLink to={`/companies/${one.companyId}`}>{one.companyName}</PageLink>
                          ) : (
                            rich('protection.ownersCompany', { name: one.ownerName ?? '' })
                          )}
                        </span>
                        <span>{find('protection', `state_${one.state}`)}</span>
                        <span className={styles.quiet}>
                          {one.answer} <DateText at={one.answeredAt ?? one.createdAt} />
                        </span>
                      </li>
                    ))}
                  </ul>
                </Card>
              </>
            )}
          </StateView>
        </div>
      </PageScroll>
    </>
  );
}

function Line({ request, children }: { request: AccessRequestLine; children: ReactNode }) {
  const styles = useDeskStyles();
  const { rich } = useTexts();
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        {rich('protection.wants', { name: request.askedBy, company: request.companyName ?? '' })}
        {request.note && <span className={styles.quiet}>{` ${request.note}`}</span>}
      </span>
      <DateText at={request.createdAt} className={styles.quiet} />
      {children}
    </li>
  );
}
