import type { SelectProps } from '@fluentui/react-components';
import { Select } from '@fluentui/react-components';

interface Props extends Pick<SelectProps, 'aria-label' | 'disabled'> {
  people: readonly { id: number; name: string }[] | undefined;
  value: number | string | null | undefined;
  /** What stands there while nobody is chosen. */
  none: string;
  /** Answers the id as text, '' where nobody is chosen. */
  onChange(id: string): void;
}

/** One of the people of the house, or nobody. */
export function PersonSelect({ people = [], value, none, onChange, ...select }: Props) {
  return (
    <Select {...select} value={value ? String(value) : ''} onChange={(_, data) => onChange(data.value)}>
      <option value="">{none}</option>
      {people.map(person => (
        <option key={person.id} value={person.id}>
          {person.name}
        </option>
      ))}
    </Select>
  );
}
