import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useState } from 'react';
import { companyApi } from '../../../ui/companies/companyApi';
import { warningsApi } from '../../../ui/filing/warningsApi';
import { Card, PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, PageLink, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { Bank } from '../companies/Bank';
import { AccountWarnings } from './AccountWarnings';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  found: { display: 'flex', flexDirection: 'column', paddingTop: tokens.spacingVerticalS },
  line: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
  search: { width: 'min(420px, 100%)' },
});

// Typing pauses this long before the service is asked; milliseconds.
const PAUSE = 300;

/** For whoever keeps the money of all: accounts in mail that wait for a telephone call, and the known accounts of every company. */
export default function AccountsPage() {
  const { params } = useRoute();
  const id = Number(params.id);
  return Number.isInteger(id) && id > 0 ? <OfCompany key={id} id={id} /> : <All />;
}

function All() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t('accounts.title')} />
      <PageScroll>
        <div className={styles.parts}>
          <p className={styles.quiet}>{t('accounts.lead')}</p>
          <AccountWarnings />
          <FindCompany />
        </div>
      </PageScroll>
    </>
  );
}

function FindCompany() {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setQ(typed.trim()), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const load = useLoad(q ? `accountCompanies:${q}` : null, signal => warningsApi.accountCompanies(q, signal));
  return (
    <Card label={t('accounts.find')} className={styles.card}>
      <h2>{t('accounts.find')}</h2>
      <p className={styles.quiet}>{t('accounts.findHint')}</p>
      <Input
        type="search"
        className={styles.search}
        aria-label={t('accounts.find')}
        contentBefore={<SearchRegular />}
        value={typed}
        maxLength={200}
        onChange={(_, data) => setTyped(data.value)}
      />
      {q && (
        <StateView
          load={load}
          empty={data =>
            data.companies.length === 0 ? <p className={styles.quiet}>{rich('accounts.noMatch', { q })}</p> : null
          }
        >
          {data => (
            <div className={styles.found}>
              {data.companies.map(company => (
                <span key={company.id} className={styles.line}>
                  <PageLink to={`/accounts/${company.id}`}>{company.name}</PageLink>
                  <span className={styles.quiet}>
                    {[company.country, company.isSupplier && t('accounts.supplier')]
                      .filter(Boolean)
                      .map(word => ` · ${String(word)}`)}
                  </span>
                </span>
              ))}
            </div>
          )}
        </StateView>
      )}
    </Card>
  );
}

function OfCompany({ id }: { id: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`bank:${id}`, signal => companyApi.bank(id, signal));
  const back = (
    <Button as="a" appearance="subtle" icon={<ArrowLeftRegular />} {...linkTo('/accounts')}>
      {t('accounts.back')}
    </Button>
  );
  if (load.error?.status === 404)
    return (
      <>
        <PageHead title={t('accounts.title')} tools={back} />
        <Empty icon={<SearchRegular />} line={t('accounts.notThere')} action={back} />
      </>
    );
  return (
    <>
      <PageHead title={load.data?.company.name ?? t('accounts.title')} tools={back} />
      <PageScroll>
        <div className={styles.parts}>
          <AccountWarnings companyId={id} />
          <Bank company={{ id }} />
        </div>
      </PageScroll>
    </>
  );
}
