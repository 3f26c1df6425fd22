import { Sheet } from '../../ui/filing/Sheet';
import { useTexts } from '../../ui/texts/texts';
import { ApiKeys } from '../views/settings/ApiKeys';

/** One's own API keys; everybody may have some. */
export default function MyKeys({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  return (
    <Sheet title={t('ops.myKeys')} onClose={onClose}>
      <ApiKeys />
    </Sheet>
  );
}
