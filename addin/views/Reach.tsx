import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { Scope } from '../../service/filing/filing.schema';
import { useTexts } from '../../ui/texts/texts';

/** For which mail a choice is. */
export function Reach({ scope, onScope }: { scope: Scope; onScope(scope: Scope): void }) {
  const { t } = useTexts();
  return (
    <Field label={t('pane.applyTo')}>
      <RadioGroup value={scope} onChange={(_, data) => onScope(data.value as Scope)}>
        <Radio value="message" label={t('pane.notThisMail')} />
        <Radio value="conversation" label={t('pane.notConversation')} />
        <Radio value="address" label={t('pane.notAddress')} />
      </RadioGroup>
    </Field>
  );
}
