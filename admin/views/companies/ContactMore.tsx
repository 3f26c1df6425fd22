import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ContactBody } from '../../../ui/apiTypes';
import { LanguagePick } from '../../../ui/companies/LanguagePick';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { FieldGroup } from '../../../ui/FieldGroup';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  phone: {
    display: 'grid',
    gridTemplateColumns: '110px minmax(0, 1fr) auto auto',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
  },
  role: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', alignItems: 'center' },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  add: { alignSelf: 'flex-start' },
});

interface Props {
  body: ContactBody;
  set(part: Partial<ContactBody>): void;
}

const phoneKinds = ['office', 'mobile', 'fax', 'chat', 'other'] as const;

/** Phones, each with its kind; one of them is the first. */
export function PhoneLines({ body, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const phones = body.phones ?? [];
  const put = (at: number, part: Partial<(typeof phones)[number]>) =>
    set({ phones: phones.map((phone, index) => (index === at ? { ...phone, ...part } : phone)) });
  const choose = (at: number) => set({ phones: phones.map((phone, index) => ({ ...phone, isPrimary: index === at })) });
  const fresh = { kind: 'office' as const, value: '', isPrimary: phones.length === 0 };
  return (
    <FieldGroup label={t('companies.phone')} className={styles.lines}>
      {phones.map((phone, at) => (
        <div key={at} className={styles.phone}>
          <Select
            aria-label={t('companies.kind')}
            value={phone.kind}
            onChange={(_, data) => put(at, { kind: phoneKinds.find(kind => kind === data.value) ?? 'other' })}
          >
            {phoneKinds.map(kind => (
              <option key={kind} value={kind}>
                {t(`profile.phoneKind_${kind}`)}
              </option>
            ))}
          </Select>
          <Input
            aria-label={t('companies.phone')}
            value={phone.value}
            maxLength={60}
            onChange={(_, data) => put(at, { value: data.value })}
          />
          <Checkbox
            label={t('profile.primary')}
            checked={phone.isPrimary}
            onChange={(_, data) => data.checked && choose(at)}
          />
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t('profile.removeLine')}
            onClick={() => set({ phones: phones.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      <Button
        className={styles.add}
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        onClick={() => set({ phones: [...phones, fresh] })}
      >
        {t('profile.addLine')}
      </Button>
    </FieldGroup>
  );
}

const addressKinds = ['work', 'private', 'other'] as const;

/** Of several addresses: which is the first, and what kind each is. */
export function AddressRank({ body, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  if (body.addresses.length === 0) return null;
  const details = body.addresses.map(
    address =>
      body.addressDetails?.find(one => one.address === address) ?? { address, kind: 'work' as const, isPrimary: false },
  );
  const primary = details.find(one => one.isPrimary)?.address ?? body.addresses[0];
  const put = (address: string, part: Partial<(typeof details)[number]>) =>
    set({ addressDetails: details.map(one => (one.address === address ? { ...one, ...part } : one)) });
  return (
    <>
      {details.length > 1 && (
        <Field label={t('profile.primaryAddress')}>
          <RadioGroup
            value={primary}
            onChange={(_, data) =>
              set({ addressDetails: details.map(one => ({ ...one, isPrimary: one.address === data.value })) })
            }
          >
            {details.map(one => (
              <Radio key={one.address} value={one.address} label={one.address} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {details.map(one => (
        <div key={one.address} className={styles.role}>
          <span>{one.address}</span>
          <Select
            aria-label={`${one.address}: ${t('companies.kind')}`}
            value={one.kind}
            onChange={(_, data) =>
              put(one.address, { kind: addressKinds.find(kind => kind === data.value) ?? 'other' })
            }
          >
            {addressKinds.map(kind => (
              <option key={kind} value={kind}>
                {t(`profile.addressKind_${kind}`)}
              </option>
            ))}
          </Select>
        </div>
      ))}
    </>
  );
}

/** What he is at his company, and whether he is the first choice for it. */
export function RoleLines({ body, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const dictionary = useDictionary();
  const roles = body.roles ?? [];
  return (
    <FieldGroup label={t('profile.roles')} className={styles.lines}>
      {dictionary.words('contact_role').map(({ code, name }) => {
        const own = roles.find(one => one.role === code);
        const others = roles.filter(one => one.role !== code);
        return (
          <div key={code} className={styles.role}>
            <Checkbox
              label={name}
              checked={own !== undefined}
              onChange={(_, data) =>
                set({ roles: data.checked ? [...others, { role: code, isPrimary: false }] : others })
              }
            />
            {own && (
              <Checkbox
                label={t('profile.primary')}
                aria-label={t('profile.primaryOf', { role: name })}
                checked={own.isPrimary}
                onChange={(_, data) => set({ roles: [...others, { role: code, isPrimary: data.checked === true }] })}
              />
            )}
          </div>
        );
      })}
    </FieldGroup>
  );
}

/** Department, birthday, language, what he likes, and whether he has left. */
export function PersonFields({ body, set }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <Field label={t('profile.department')}>
        <Input
          value={body.department ?? ''}
          maxLength={200}
          onChange={(_, data) => set({ department: data.value || null })}
        />
      </Field>
      <div className={styles.pair}>
        <Field label={t('profile.birthDay')} hint={t('profile.birthDayHint')}>
          <Input
            value={body.birthDay ?? ''}
            maxLength={5}
            placeholder="05-31"
            onChange={(_, data) => set({ birthDay: data.value || null })}
          />
        </Field>
        <Field label={t('profile.birthYear')}>
          <Input
            type="number"
            value={body.birthYear ? String(body.birthYear) : ''}
            onChange={(_, data) => set({ birthYear: data.value ? Number(data.value) : null })}
          />
        </Field>
      </div>
      <LanguagePick
        label={t('profile.language')}
        hint={t('profile.languagesHint')}
        values={body.language ? [body.language] : []}
        onChange={([language]) => set({ language: language ?? null })}
      />
      <Field label={t('profile.preferences')}>
        <Textarea
          value={body.preferences ?? ''}
          maxLength={5000}
          onChange={(_, data) => set({ preferences: data.value || null })}
        />
      </Field>
      <Field hint={t('profile.hasLeftHint')}>
        <Checkbox
          label={t('profile.hasLeft')}
          checked={body.hasLeft ?? false}
          onChange={(_, data) => set({ hasLeft: data.checked === true })}
        />
      </Field>
    </>
  );
}
