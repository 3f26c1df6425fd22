import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { UploadProgress } from '../../../ui/http';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  words: { flex: 1 },
});

/** How much of the files has reached the service. */
export function UploadLine({ progress, onStop }: { progress: UploadProgress; onStop(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const words = t('import.uploading', { done: formats.size(progress.sent), total: formats.size(progress.total) });
  return (
    <Card>
      <div className={styles.line}>
        <span className={styles.words}>{words}</span>
        <Button size="small" onClick={onStop}>
          {t('import.uploadStop')}
        </Button>
      </div>
      <ProgressBar value={progress.total > 0 ? progress.sent / progress.total : undefined} aria-label={words} />
    </Card>
  );
}
