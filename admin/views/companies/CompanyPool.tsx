import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { WaterRegular } from '@fluentui/react-icons/svg/water';
import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { CompanyPoolReply } from '../../../service/leads/customerPool.schema';
import { customerPoolApi } from '../../../ui/leads/customerPoolApi';
import { navigate } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { ReasonSheet } from '../pool/ReasonSheet';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  soon: { color: tokens.colorStatusWarningForeground1 },
});

const SOON = 7;

/** When a customer returns to the pool unless something happens, and the way to give it there. */
export function CompanyPool({ company }: { company: CompanyReply }) {
  const [isReleasing, setReleasing] = useState(false);
  const load = useLoad(`company-pool:${company.id}:${company.version}`, signal =>
    customerPoolApi.ofCompany(company.id, signal),
  );
  // The sheet stands outside the line: what is typed there stays while a change of the company loads the line anew.
  return (
    <>
      {load.data && <PoolLine data={load.data} onRelease={() => setReleasing(true)} />}
      {isReleasing && <Release company={company} onClose={() => setReleasing(false)} />}
    </>
  );
}

function PoolLine({ data, onRelease }: { data: CompanyPoolReply; onRelease(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  if (data.lying === null && data.returnsAt === null && !data.canRelease) return null;
  const n = data.days ?? 0;
  return (
    <div className={styles.line}>
      {data.lying !== null && <span>{t('customerPool.lying', { pool: data.lying })}</span>}
      {data.returnsAt && (
        <span className={n <= SOON ? styles.soon : undefined}>
          {n === 0
            ? t('customerPool.returnsToday')
            : t('customerPool.returns', { date: formats.day(data.returnsAt), n })}
        </span>
      )}
      {data.canRelease && (
        <Button size="small" appearance="subtle" icon={<WaterRegular />} onClick={onRelease}>
          {t('customerPool.release')}
        </Button>
      )}
    </div>
  );
}

function Release({ company, onClose }: { company: CompanyReply; onClose(): void }) {
  const { t } = useTexts();
  const { show } = useToasts();
  const give = async (reason: string) => {
    const { version, pool } = await customerPoolApi.release(company.id, company.version, reason);
    onClose();
    navigate('/companies');
    show({
      text: t('customerPool.released', { pool }),
      undo: async () => {
        await customerPoolApi.undoRelease(company.id, version);
        navigate(`/companies/${company.id}`);
      },
    });
  };
  return (
    <ReasonSheet word={t('customerPool.release')} hint={t('customerPool.releaseHint')} give={give} onClose={onClose} />
  );
}
