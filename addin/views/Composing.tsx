import { MailEditRegular } from '@fluentui/react-icons/svg/mail-edit';
import { useTexts } from '../../ui/texts/texts';
import type { ComposeItem } from '../outlookShape';
import { Frame } from './Frame';
import { PaneState } from './states';

/** A mail is being written. */
export default function Composing(_props: { item: ComposeItem }) {
  const { t } = useTexts();
  return (
    <Frame>
      <PaneState icon={<MailEditRegular />} title={t('pane.composing')} />
    </Frame>
  );
}
