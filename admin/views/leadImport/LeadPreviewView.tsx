import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { LeadColumns } from './LeadColumns';
import { LeadOptions } from './LeadOptions';
import { LeadRows } from './LeadRows';
import type { Upload } from './useLeadImport';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    top: 0,
    zIndex: 3,
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  words: { flex: 1, minWidth: '240px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  upload: Upload;
  busy: 'preview' | 'run' | null;
  onChange(part: Partial<Pick<Upload, 'mapping' | 'options' | 'outcome'>>): void;
  onOptions(part: Partial<Upload['options']>): void;
  onRun(): void;
  onAgain(): void;
}

/** What the list would become, with all that can be chosen before it is begun. */
export function LeadPreviewView({ upload, busy, onChange, onOptions, onRun, onAgain }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const { counts } = upload.preview;
  const toTake = counts.new + counts.added + counts.customer + counts.colleague;
  const isLocked = busy === 'run';
  return (
    <>
      <Card className={styles.bar}>
        <div className={styles.words}>
          <h2>{t('leadImport.preview', { name: upload.name })}</h2>
          <p className={styles.quiet} role="status">
            {t(busy === 'preview' ? 'leadImport.updating' : 'leadImport.nothingWritten')}
          </p>
        </div>
        <Button onClick={onAgain} disabled={isLocked}>
          {t('leadImport.again')}
        </Button>
        <Button appearance="primary" disabledFocusable={busy !== null || toTake === 0} onClick={onRun}>
          {toTake === 0
            ? t('leadImport.nothingToDo')
            : t(isLocked ? 'leadImport.running' : 'leadImport.run', { n: count(toTake) })}
        </Button>
      </Card>
      <LeadOptions
        options={upload.options}
        isDisabled={isLocked}
        onChange={part => onChange({ options: { ...upload.options, ...part } })}
        onSet={onOptions}
      />
      <LeadRows preview={upload.preview} outcome={upload.outcome} onOutcome={outcome => onChange({ outcome })} />
      <LeadColumns
        preview={upload.preview}
        mapping={upload.mapping}
        isDisabled={isLocked}
        onMapping={mapping => onChange({ mapping })}
      />
    </>
  );
}
