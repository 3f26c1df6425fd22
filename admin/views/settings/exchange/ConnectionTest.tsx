import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ConnectionTestReply } from '../../../../service/intake/exchange/history.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { Card } from '../../../../ui/Page';
import { ErrorBar } from '../../../../ui/StateView';
import { fill } from '../../../../ui/texts/filling';
import { useTexts } from '../../../../ui/texts/texts';
import { DateText } from '../../../../ui/useFormats';
import { useSave } from '../../../../ui/useSave';
import { useRowStyles } from '../rowStyles';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  steps: { alignSelf: 'stretch' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const colours = { problem: 'danger', warning: 'warning', note: 'informative', ok: 'success' } as const;

/** Tries each step of the connection and says of each what is wrong and what to do. */
export function ConnectionTest({ mailboxId }: { mailboxId: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [tested, setTested] = useState<ConnectionTestReply | null>(null);
  const run = () => saving.run(async () => setTested(await exchangeApi.test(mailboxId)));
  const isGood = tested?.steps.every(step => step.level === 'ok') ?? false;
  return (
    <div className={styles.parts}>
      <p>{t('exchangeHealth.testLine')}</p>
      <Button appearance="primary" onClick={run} disabledFocusable={saving.isSaving}>
        {t(saving.isSaving ? 'exchangeHealth.testing' : 'exchangeHealth.testRun')}
      </Button>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div role="status" className={styles.steps}>
        {tested && (
          <>
            <p className={styles.quiet}>
              <DateText at={tested.at} /> {isGood && t('exchangeHealth.testGood')}
            </p>
            <Card isPadded={false} label={t('exchangeHealth.tab_test')}>
              {tested.steps.map((step, at) => (
                <Step key={at} step={step} />
              ))}
            </Card>
          </>
        )}
      </div>
    </div>
  );
}

function Step({ step: { code, level, values } }: { step: ConnectionTestReply['steps'][number] }) {
  const rows = useRowStyles();
  const { t, find } = useTexts();
  const words = (key: string) => {
    const sentence = find('findings', key.replaceAll('.', '_'));
    return sentence === null ? null : fill(sentence, values);
  };
  const advice = words(`${code}_do`);
  return (
    <div className={rows.row}>
      <div className={rows.words}>
        <p>{words(code) ?? code}</p>
        {level !== 'ok' && advice && <p className={rows.quiet}>{advice}</p>}
      </div>
      <Badge appearance="tint" color={colours[level]}>
        {t(`exchangeHealth.level_${level}`)}
      </Badge>
    </div>
  );
}
