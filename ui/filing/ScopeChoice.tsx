import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { Scope, ScopePreview } from '../../service/filing/filing.schema';
import { useTexts } from '../texts/texts';
import { useFormats } from '../useFormats';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  scope: Scope;
  onScope(scope: Scope): void;
  preview: ScopePreview | null;
  /** "Always" is asked: this mail alone is no choice. */
  isRule?: boolean;
}

/** Which mail a decision is for, with the number that each choice touches before it is made. */
export function ScopeChoice({ scope, onScope, preview, isRule }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { count } = useFormats();
  const number = (n: number | undefined) => (n === undefined ? '…' : count(n));
  return (
    <RadioGroup aria-label={t('reasons.applyTo')} value={scope} onChange={(_, data) => onScope(data.value as Scope)}>
      {!isRule && <Radio value="message" label={t('reasons.scopeMessage')} />}
      <Radio value="conversation" label={t('reasons.scopeConversation', { n: number(preview?.conversation) })} />
      {preview?.addressValue !== '' && (
        <Radio
          value="address"
          label={{
            children: rich('reasons.scopeAddress', {
              n: number(preview?.address),
              value: preview?.addressValue ?? '…',
            }),
          }}
        />
      )}
      {preview && preview.domain !== null && (
        <Radio
          value="domain"
          label={{ children: rich('reasons.scopeDomain', { n: number(preview.domain), value: preview.domainValue }) }}
        />
      )}
      {preview && preview.domain === null && preview.domainValue !== '' && (
        <p className={styles.hint}>{t('reasons.scopeNoDomain', { value: preview.domainValue })}</p>
      )}
    </RadioGroup>
  );
}
