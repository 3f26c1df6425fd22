import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts';
import { layout } from '../theme/layout';

const useStyles = makeStyles({
  sheet: { width: `min(${layout.sheetWidth}, 100vw)` },
  body: { paddingBottom: '24px' },
});

/** The side sheet at the right, for small work while the page stays behind it. Esc closes. */
export function Sheet({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.sheet}
      aria-label={title}
      onOpenChange={(_, data) => !data.open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('common.close')} onClick={onClose} />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      {/* What is only read is scrolled with the keys of the page, so it takes the focus too. */}
      <DrawerBody className={styles.body} tabIndex={0}>
        {children}
      </DrawerBody>
    </OverlayDrawer>
  );
}
