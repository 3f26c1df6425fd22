import { mergeClasses } from '@fluentui/react-components';
import type { PaneUnknownSender } from '../../service/sidebar/sidebar.schema';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { usePaneStyles } from './paneStyles';

/** What the signature gives for a new company and contact. */
export function FromSignature({ sender }: { sender: PaneUnknownSender }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { country } = useFormats();
  const found = sender.fromSignature;
  const person = [found.name, found.title, found.phone].filter(Boolean);
  const company = [found.company, found.country && country(found.country), found.domain].filter(Boolean);
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      <h2 className={shared.head}>{t('pane.orNew')}</h2>
      <p className={shared.words}>{person.join(' · ')}</p>
      <p className={shared.words}>{company.join(' · ')}</p>
    </section>
  );
}
