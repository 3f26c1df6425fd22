import { Badge, Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { CommentAbout, CommentReply } from '../../../service/activities/comments.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { useLive } from '../../../ui/live/useLive';
import { Card } from '../../../ui/Page';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    listStyleType: 'none',
    margin: `0 0 ${tokens.spacingVerticalM}`,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  field: { width: '100%' },
});

/** What people say to a work log, a company or an opportunity. Opening it is reading it. */
export function Comments({ about }: { about: CommentAbout }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const key = `comments:${about.workLogId ?? ''}:${about.companyId ?? ''}:${about.recordId ?? ''}`;
  const load = useLoad(key, signal => activitiesApi.comments(about, signal));
  useLive(event => event.type === 'notice' || event.type === 'again', load.reload);
  useSeen(load.data?.comments ?? []);
  const takeBack = ({ id }: CommentReply) =>
    saving.run(async () => {
      await activitiesApi.removeComment(id);
      load.reload();
      show({
        text: t('comments.takenBack'),
        undo: async () => {
          await activitiesApi.restoreComment(id);
          load.reload();
        },
      });
    });
  return (
    <Card label={t('comments.title')}>
      <h2 className={styles.title}>{t('comments.title')}</h2>
      <StateView
        load={load}
        empty={data => (data.comments.length === 0 ? <p className={styles.quiet}>{t('comments.none')}</p> : null)}
      >
        {data => (
          <ul className={styles.list}>
            {data.comments.map(one => (
              <li key={one.id}>
                <div className={styles.head}>
                  <strong>{one.by.name}</strong>
                  <DateText at={one.at} className={styles.quiet} />
                  {one.isNew && (
                    <Badge appearance="tint" color="brand">
                      {t('comments.isNew')}
                    </Badge>
                  )}
                  {one.isMine && (
                    <Button size="small" appearance="subtle" disabled={saving.isSaving} onClick={() => takeBack(one)}>
                      {t('comments.takeBack')}
                    </Button>
                  )}
                </div>
                <p className={styles.text}>{one.text}</p>
              </li>
            ))}
          </ul>
        )}
      </StateView>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <Writing about={about} onSent={comments => load.setData(() => ({ comments }))} />
    </Card>
  );
}

/** What is shown is seen; what could not be marked stays new. */
function useSeen(comments: readonly CommentReply[]): void {
  const fresh = comments
    .filter(one => one.isNew)
    .map(one => one.id)
    .join();
  useEffect(() => {
    if (fresh !== '') void activitiesApi.seeComments(fresh.split(',').map(Number)).catch(() => undefined);
  }, [fresh]);
}

function Writing({ about, onSent }: { about: CommentAbout; onSent(comments: CommentReply[]): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [text, setText] = useState('');
  const send = () =>
    saving.run(async () => {
      const { comments } = await activitiesApi.addComment({ ...about, text });
      setText('');
      show({ text: t('comments.sent') });
      onSent(comments);
    });
  return (
    <div className={styles.form}>
      <Field label={t('comments.write')} className={styles.field}>
        <Textarea
          value={text}
          rows={2}
          maxLength={5_000}
          placeholder={t('comments.placeholder')}
          onChange={(_, data) => setText(data.value)}
        />
      </Field>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <Button disabled={saving.isSaving || text.trim() === ''} onClick={send}>
        {t('comments.send')}
      </Button>
    </div>
  );
}
