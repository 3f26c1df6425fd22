import { PageHead } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { Templates } from './Templates';

/** The templates of replies, as a page of their own: everybody who writes mail has some. */
export default function TemplatesPage() {
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t('templates.title')} />
      <Templates />
    </>
  );
}
