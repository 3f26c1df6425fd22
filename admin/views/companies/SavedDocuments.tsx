import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback } from 'react';
import type { SavedDocument } from '../../../service/activities/documents.schema';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import { kindKey } from '../../../ui/filing/sentences';
import { paneApi } from '../../../ui/paneApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    flexShrink: 0,
    maxHeight: '40%',
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, listStyleType: 'none' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Files of letters that colleagues saved under a company's records, newest first; nothing where there are none. */
export function SavedDocuments({ company }: { company: CompanyReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await paneApi.companyDocuments(company.id, cursor ?? undefined, signal);
      return { items: page.documents, nextCursor: page.nextCursor };
    },
    [company.id],
  );
  const pages = useMore<SavedDocument>(`saved-documents:${company.id}`, loadPage);
  if (pages.error && !pages.data) return <ErrorBar error={pages.error} onRetry={pages.reload} />;
  if (pages.items.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t('savedDocuments.title')} tabIndex={0}>
      <h2 className={styles.title}>{t('savedDocuments.title')}</h2>
      <ul className={styles.list}>
        {pages.items.map(one => (
          <Line key={one.id} document={one} onChanged={pages.reload} />
        ))}
      </ul>
      {pages.hasMore && (
        <div>
          <Button size="small" disabled={pages.isLoadingMore} onClick={pages.loadMore}>
            {t('savedDocuments.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Line({ document, onChanged }: { document: SavedDocument; onChanged(): void }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const { size, date } = useFormats();
  const { show } = useToasts();
  const saving = useSave();
  const { id, attachmentId, recordId, name, number, kind, direction, savedBy, savedAt, note } = document;
  const key = kindKey(kind);
  const record = `${key ? t(key) : (find('common', kind) ?? kind)} ${number}`;
  const takeOff = () =>
    saving.run(async () => {
      await paneApi.undoDocument(id);
      const undo = async () => {
        await paneApi.saveDocument(attachmentId, { recordId, ...(note ? { note } : {}) });
        onChanged();
      };
      show({ text: t('savedDocuments.takenOff', { name, number }), undo });
      onChanged();
    });
  return (
    <li className={styles.line}>
      <a href={api.attachmentAddress(attachmentId)}>{name}</a>
      <strong>{record}</strong>
      <span className={styles.quiet}>
        {[
          t(`savedDocuments.${direction}`),
          size(document.size),
          t('savedDocuments.line', { who: savedBy ?? '', at: date(savedAt) }),
          note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {document.mayUndo && (
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={saving.isSaving}
          aria-label={t('savedDocuments.takeOffName', { name })}
          onClick={takeOff}
        >
          {t('savedDocuments.takeOff')}
        </Button>
      )}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
    </li>
  );
}
