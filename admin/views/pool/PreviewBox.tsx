import { Button } from '@fluentui/react-components';
import type { ReturnPreview } from '../../../service/leads/assignment.schema';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';
import { useState } from 'react';
import { usePoolStyles } from './poolStyles';

/** Which leads a change that is not saved yet would take from people soon. */
export function PreviewBox({ ask }: { ask(): Promise<ReturnPreview> }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [found, setFound] = useState<ReturnPreview | null>(null);
  return (
    <>
      <div>
        <Button disabledFocusable={saving.isSaving} onClick={() => saving.run(async () => setFound(await ask()))}>
          {t('pool.preview')}
        </Button>
      </div>
      {saving.error && <ErrorBar error={saving.error} />}
      <div role="status">{found && <Found found={found} />}</div>
      {found && found.lines.length > 0 && (
        <ul className={styles.people}>
          {found.lines.map(line => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      {found && found.count > found.lines.length && (
        <p className={styles.quiet}>{t('pool.previewHidden', { n: found.count - found.lines.length })}</p>
      )}
    </>
  );
}

function Found({ found }: { found: ReturnPreview }) {
  const { t } = useTexts();
  const { days, count, already } = found;
  return <>{count === 0 ? t('pool.previewNone', { days }) : t('pool.previewSome', { days, n: count, already })}</>;
}

function Line({ line }: { line: ReturnPreview['lines'][number] }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <li className={styles.person}>
      <PageLink to={`/leads/${line.id}`}>{line.number}</PageLink>
      <span className={styles.name}>{line.label}</span>
      <span>{line.owner}</span>
      <span className={styles.small}>{t('pool.returnsOn', { date: formats.day(line.returnsAt) })}</span>
    </li>
  );
}
