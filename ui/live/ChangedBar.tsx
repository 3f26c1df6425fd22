import { Link, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useTexts } from '../texts/texts';

/** Quietly: somebody has changed what is shown, and it is loaded when the person wants it. */
export function ChangedBar({ fresh }: { fresh: { changedBy: string | null; show(): void } }) {
  const { t } = useTexts();
  if (fresh.changedBy === null) return null;
  return (
    <MessageBar intent="info" role="status">
      <MessageBarBody>
        {fresh.changedBy ? t('teamwork.changedBy', { name: fresh.changedBy }) : t('teamwork.changed')}
      </MessageBarBody>
      <MessageBarActions>
        <Link as="button" onClick={fresh.show}>
          {t('teamwork.show')}
        </Link>
      </MessageBarActions>
    </MessageBar>
  );
}
