import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { RefObject } from 'react';
import { useEffect } from 'react';
import { useTexts } from '../../ui/texts/texts';
import { onPhone } from '../../ui/theme/layout';

const useStyles = makeStyles({
  box: {
    position: 'fixed',
    inset: '72px 0 auto 0',
    margin: '0 auto',
    width: 'min(640px, calc(100vw - 32px))',
    zIndex: 1000,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    backgroundColor: tokens.colorNeutralBackground1,
    [onPhone]: { inset: '8px 0 auto 0', width: 'calc(100vw - 16px)' },
  },
  input: { width: '100%', border: 'none', height: '48px' },
});

interface Props {
  /** Holds what was typed, for the palette to begin with. */
  typed: RefObject<string>;
  onClose(): void;
}

/** Stands where the palette will stand while it is fetched: who types at once types into it, not into the keys of the page. */
export function TypedAhead({ typed, onClose }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  useEffect(() => {
    typed.current = '';
  }, [typed]);
  return (
    <div className={styles.box}>
      <Input
        autoFocus
        className={styles.input}
        size="large"
        appearance="filled-lighter"
        contentBefore={<SearchRegular />}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.label')}
        maxLength={400}
        onChange={(_, data) => (typed.current = data.value)}
        onKeyDown={event => event.key === 'Escape' && !event.nativeEvent.isComposing && onClose()}
      />
    </div>
  );
}
