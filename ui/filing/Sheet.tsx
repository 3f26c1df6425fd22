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
import { useState } from 'react';
import { useReloadGuard } from '../router';
import { useTexts } from '../texts/texts';
import { layout } from '../theme/layout';
import { AskUnsaved } from './AskUnsaved';

const useStyles = makeStyles({
  sheet: { width: `min(${layout.sheetWidth}, 100vw)` },
  body: { paddingBottom: '24px' },
});

interface Props {
  title: string;
  onClose(): void;
  children: ReactNode;
  /** Something was entered that is not saved: closing asks first, and so does the browser before it loads the page anew. */
  isDirty?: boolean;
}

/** The side sheet at the right, for small work while the page stays behind it. Esc closes. */
export function Sheet({ title, onClose, children, isDirty = false }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isAsking, setAsking] = useState(false);
  useReloadGuard(isDirty);
  const close = () => (isDirty ? setAsking(true) : onClose());
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.sheet}
      aria-label={title}
      onOpenChange={(_, data) => !data.open && close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('common.close')} onClick={close} />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      {/* What is only read is scrolled with the keys of the page, so it takes the focus too. */}
      <DrawerBody className={styles.body} tabIndex={0}>
        {children}
        {isAsking && <AskUnsaved onGoOn={() => setAsking(false)} onDrop={onClose} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}
