import { Button, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { Target } from '../../ui/filing/acts';
import { hoursUntilTomorrow } from '../../ui/filing/acts';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { useCard } from '../paneContext';
import type { Files } from '../useFile';
import type { PanelName } from './Panels';
import { isKnownSender } from './senders';

const MakeLead = lazy(() => import('./MakeLead'));

interface Props {
  /** The place that is marked; undefined where none is. */
  main: Target | undefined;
  isHeld: boolean;
  files: Files;
  onFile(target: Target): void;
  onOpen(panel: PanelName): void;
}

/** What a mail that waits can become: filed, a new company's, nobody's business, or later. */
export function ChooseBar({ main, isHeld, files, onFile, onOpen }: Props) {
  const { t } = useTexts();
  const { pane } = useCard();
  const isUnknown = pane.unknownSender !== null && !isKnownSender(pane);
  return (
    <>
      {main && (
        <Button appearance="primary" disabled={isHeld} onClick={() => onFile(main)}>
          {t('pane.fileUnder', { name: main.label })}
        </Button>
      )}
      {isUnknown && pane.can.makeCompany && (
        <Button appearance="primary" data-opens="company" onClick={() => onOpen('company')}>
          {t('pane.newCompany')}
        </Button>
      )}
      {pane.can.makeLead && (
        <Suspense fallback={null}>
          <MakeLead />
        </Suspense>
      )}
      <NotBusiness files={files} />
      {pane.state === 'review' && <Later files={files} />}
    </>
  );
}

function NotBusiness({ files }: { files: Files }) {
  const { t } = useTexts();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabled={files.act.isBusy}>{t('pane.notBusiness')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void files.notBusiness('message')}>{t('pane.notThisMail')}</MenuItem>
          <MenuItem onClick={() => void files.notBusiness('conversation')}>{t('pane.notConversation')}</MenuItem>
          <MenuItem onClick={() => void files.notBusiness('address')}>{t('pane.notAddress')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Later({ files }: { files: Files }) {
  const { t } = useTexts();
  const { now } = useFormats();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabled={files.act.isBusy}>{t('pane.later')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void files.later(2)}>{t('pane.laterHours', { n: 2 })}</MenuItem>
          <MenuItem onClick={() => void files.later(hoursUntilTomorrow(now))}>{t('pane.laterTomorrow')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
