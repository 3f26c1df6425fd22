import { Combobox, Field, Option } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTexts } from './texts/texts';

const usual = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'UTC',
];
const shownAtMost = 60;

interface Props {
  label: string;
  hint?: string;
  value: string;
  onChange(value: string): void;
}

/** An IANA time zone with its present distance from UTC; typing filters by name. */
export function TimeZoneField({ label, hint, value, onChange }: Props) {
  const { language } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const zones = useMemo(() => [...new Set([...usual, ...Intl.supportedValuesOf('timeZone')])], []);
  const wanted = (typed ?? '').trim().toLowerCase().replace(/\s+/g, '_');
  const fitting = wanted ? zones.filter(zone => zone.toLowerCase().includes(wanted)) : zones;
  return (
    <Field label={label} hint={hint}>
      <Combobox
        value={typed ?? value}
        selectedOptions={[value]}
        onChange={event => setTyped(event.target.value)}
        onOptionSelect={(_, data) => {
          setTyped(null);
          if (data.optionValue) onChange(data.optionValue);
        }}
        onBlur={() => setTyped(null)}
      >
        {fitting.slice(0, shownAtMost).map(zone => (
          <Option key={zone} value={zone} text={zone}>
            {`${zone}  ${offsetOf(zone, language)}`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

function offsetOf(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts();
  return parts.find(part => part.type === 'timeZoneName')?.value ?? '';
}
