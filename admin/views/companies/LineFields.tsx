import { Button, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode } from 'react';
import type { PostalAddressValue } from '../../../service/companies/profile.schema';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    border: 'none',
    padding: 0,
    margin: 0,
  },
  title: { fontWeight: tokens.fontWeightRegular, padding: 0, color: tokens.colorNeutralForeground1 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(90px, 160px) minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
  },
  address: {
    display: 'grid',
    gridTemplateColumns: '130px minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr) 90px 60px auto',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  },
  add: { alignSelf: 'flex-start' },
});

interface Labelled {
  label: string;
  value: string;
}

/** Several values, each with what it is: a phone and whose, a number and of which tax. */
export function LabelledLines(props: { label: string; lines: readonly Labelled[]; onChange(lines: Labelled[]): void }) {
  const { label, lines, onChange } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const put = (at: number, part: Partial<Labelled>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <Group label={label} onAdd={() => onChange([...lines, { label: '', value: '' }])}>
      {lines.map((line, at) => (
        <div key={at} className={styles.line}>
          <Input
            aria-label={`${label} ${at + 1}: ${t('profile.label')}`}
            placeholder={t('profile.label')}
            value={line.label}
            maxLength={60}
            onChange={(_, data) => put(at, { label: data.value })}
          />
          <Input
            aria-label={`${label} ${at + 1}: ${t('profile.value')}`}
            value={line.value}
            maxLength={300}
            onChange={(_, data) => put(at, { value: data.value })}
          />
          <Remove onRemove={() => onChange(lines.filter((_, index) => index !== at))} />
        </div>
      ))}
    </Group>
  );
}

const addressKinds = ['registered', 'delivery', 'invoice', 'factory', 'other'] as const;

/** Postal addresses, each with what it is for. */
export function AddressLines(props: {
  lines: readonly PostalAddressValue[];
  onChange(lines: PostalAddressValue[]): void;
}) {
  const { lines, onChange } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const put = (at: number, part: Partial<PostalAddressValue>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const fresh = { kind: 'registered' as const, street: '', city: '', district: '', postCode: '', country: null };
  return (
    <Group label={t('profile.addresses')} onAdd={() => onChange([...lines, fresh])}>
      {lines.map((line, at) => (
        <div key={at} className={styles.address}>
          <Select
            aria-label={t('profile.addressKind')}
            value={line.kind}
            onChange={(_, data) => put(at, { kind: addressKinds.find(kind => kind === data.value) ?? 'other' })}
          >
            {addressKinds.map(kind => (
              <option key={kind} value={kind}>
                {t(`profile.address_${kind}`)}
              </option>
            ))}
          </Select>
          {(['street', 'city', 'district', 'postCode'] as const).map(name => (
            <Input
              key={name}
              aria-label={t(`profile.${name}`)}
              placeholder={t(`profile.${name}`)}
              value={line[name]}
              onChange={(_, data) => put(at, { [name]: data.value })}
            />
          ))}
          <Input
            aria-label={t('profile.country')}
            placeholder="DE"
            maxLength={2}
            value={line.country ?? ''}
            onChange={(_, data) => put(at, { country: data.value.toUpperCase() || null })}
          />
          <Remove onRemove={() => onChange(lines.filter((_, index) => index !== at))} />
        </div>
      ))}
    </Group>
  );
}

function Group({ label, onAdd, children }: { label: string; onAdd(): void; children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{label}</legend>
      {children}
      <Button
        className={styles.add}
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        aria-label={`${label}: ${t('profile.addLine')}`}
        onClick={onAdd}
      >
        {t('profile.addLine')}
      </Button>
    </fieldset>
  );
}

function Remove({ onRemove }: { onRemove(): void }) {
  const { t } = useTexts();
  return (
    <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('profile.removeLine')} onClick={onRemove} />
  );
}
