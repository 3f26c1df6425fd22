import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { PaneUnknownSender } from '../../service/sidebar/sidebar.schema';
import { useTexts } from '../../ui/texts/texts';
import { usePaneStyles } from './paneStyles';

const AskAccess = lazy(() => import('./AskAccess'));

const useStyles = makeStyles({
  choice: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalXS,
    paddingInlineStart: '20px',
  },
});

interface Props {
  sender: PaneUnknownSender;
  /** Companies that are shown above already. */
  known: readonly number[];
  isDisabled: boolean;
  onFile(companyId: number, name: string): void;
}

/** Companies that look like the sender's; of a colleague's only that it exists and whose it is. */
export function Similar({ sender, known, isDisabled, onFile }: Props) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t, find } = useTexts();
  const { fromSignature } = sender;
  const shown = sender.similar.filter(one => one.id === null || !known.includes(one.id)).slice(0, 4);
  return (
    <ul className={shared.list}>
      {shown.map(one => (
        <li key={`${one.id} ${one.name} ${one.ownerName}`} className={styles.choice}>
          <span className={shared.words}>
            <span className={shared.strong}>{one.name}</span>
            <span className={mergeClasses(shared.small, shared.soft)}>
              {' '}
              {find('protection', `why_${one.why}`) ?? ''}
              {one.id === null && (
                <> · {one.ownerName ? t('palette.hidden', { name: one.ownerName }) : t('palette.hiddenNobody')}</>
              )}
            </span>
          </span>
          {one.id === null && one.ownerName && (
            <Suspense fallback={null}>
              <AskAccess
                ownerName={one.ownerName}
                known={{
                  addresses: [sender.address],
                  ...(fromSignature.company ? { name: fromSignature.company } : {}),
                  ...(fromSignature.domain ? { domains: [fromSignature.domain] } : {}),
                }}
              />
            </Suspense>
          )}
          {one.id !== null && (
            <Button
              size="small"
              disabled={isDisabled}
              aria-label={t('pane.fileUnder', { name: one.name })}
              onClick={() => one.id !== null && onFile(one.id, one.name)}
            >
              {t('pane.fileIt')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
