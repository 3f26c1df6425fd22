import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { DataImportPreview } from '../../../service/intake/intake.schema';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { Mapping } from './columnMapping';
import { LikelyRows } from './LikelyRows';
import { ProblemTable } from './ProblemTable';
import { SheetMapping } from './SheetMapping';
import type { LikelyChoices } from './useDataImport';

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
  sheets: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

interface Props {
  name: string;
  preview: DataImportPreview;
  mapping: Mapping;
  busy: 'preview' | 'run' | null;
  likely: LikelyChoices;
  onMapping(mapping: Mapping): void;
  onLikely(likely: LikelyChoices): void;
  onRun(): void;
  onAgain(): void;
}

/** What the file would change, how its columns are understood, and which rows cannot be taken. */
export function DataPreview({ name, preview, mapping, likely, busy, onMapping, onLikely, onRun, onAgain }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const toWrite = preview.newCount + preview.changedCount;
  return (
    <div className={styles.sheets}>
      <Card className={styles.bar}>
        <div className={styles.words}>
          <h2>{t('data.preview', { name })}</h2>
          <p>
            {t('data.sum', {
              new: formats.count(preview.newCount),
              changed: formats.count(preview.changedCount),
              unchanged: formats.count(preview.unchangedCount),
              problems: formats.count(preview.problemCount),
            })}
          </p>
          <p className={styles.quiet} role="status">
            {t(busy === 'preview' ? 'data.updating' : 'data.nothingWritten')}
          </p>
        </div>
        <Button onClick={onAgain} disabled={busy === 'run'}>
          {t('data.again')}
        </Button>
        <Button appearance="primary" disabled={busy !== null || toWrite === 0} onClick={onRun}>
          {toWrite === 0
            ? t('data.nothingNew')
            : t(busy === 'run' ? 'data.running' : 'data.run', { n: formats.count(toWrite) })}
        </Button>
      </Card>
      {preview.problems.length > 0 && <ProblemTable problems={preview.problems} total={preview.problemCount} />}
      <LikelyRows preview={preview} choices={likely} isDisabled={busy === 'run'} onChoose={onLikely} />
      {preview.sheets.map(sheet => (
        <SheetMapping
          key={sheet.name}
          sheet={sheet}
          mapping={mapping}
          isDisabled={busy === 'run'}
          onMapping={onMapping}
        />
      ))}
    </div>
  );
}
