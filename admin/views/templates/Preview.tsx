import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FilledReply } from '../../../service/teamwork/templates/templates.schema';
import { api } from '../../../ui/api';
import { ErrorBar } from '../../../ui/StateView';
import { FilledText } from '../../../ui/teamwork/FilledText';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { recentlyOpened } from '../../opened';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, alignItems: 'flex-start' },
  wide: { alignSelf: 'stretch' },
});

/** The template as it is filled from the mail that the person opened last. */
export function Preview({ subject, body }: { subject: string; body: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const asking = useSave();
  const [filled, setFilled] = useState<FilledReply | null>(null);
  const mail = recentlyOpened().find(one => one.kind === 'message');
  if (!mail) return <span className={styles.quiet}>{t('templates.previewNone')}</span>;
  const fill = () =>
    asking.run(async () => {
      const conversation = await api.conversation(Number(/\d+/.exec(mail.address)?.[0]));
      const letters = conversation.messages.map(one => one.message);
      const letter = letters.findLast(one => one.direction === 'in') ?? letters.at(-1);
      if (letter) setFilled(await teamworkApi.fill(letter.id, { subject, body }));
    });
  return (
    <div className={styles.column}>
      <Button disabled={asking.isSaving || !body.trim()} onClick={fill}>
        {t('templates.preview')}
      </Button>
      <span className={styles.quiet}>
        {t('templates.previewHint')}: {mail.title}
      </span>
      {asking.error && <ErrorBar error={asking.error} />}
      {filled && (
        <div className={styles.wide}>
          <FilledText filled={filled} />
        </div>
      )}
    </div>
  );
}
