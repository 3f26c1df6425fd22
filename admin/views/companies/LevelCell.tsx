import { makeStyles, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useErrorText } from '../../../ui/useErrorText';

const useStyles = makeStyles({
  button: {
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Pressed },
  },
});

/** The level in a list, changed where it stands; whoever saw an older one is told, and nothing is overwritten. */
export function LevelCell({ company }: { company: CompanyLine }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { can } = useSession();
  const toasts = useToasts();
  const errorText = useErrorText();
  const dictionary = useDictionary();
  const [saved, setSaved] = useState<string | null>(null);
  const level = saved ?? company.level;
  const name = dictionary.name('level', level);
  // Only customers have a level.
  if (!company.isCustomer && company.standing !== 'barred') return null;
  if (!can('companies.write') || company.standing === 'barred') return <>{name}</>;
  const choose = (code: string) =>
    companyApi
      .setLevel(company.id, { level: code, before: level })
      .then(reply => {
        setSaved(reply.level);
        const told = { name: company.name, level: dictionary.name('level', reply.level) };
        toasts.show({ text: rich('profile.levelSaved', told) });
      })
      .catch((reason: unknown) => toasts.show({ text: errorText(asApiError(reason)) }));
  return (
    // What is clicked in the menu is not a click on the row.
    <span role="presentation" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <button type="button" className={styles.button} aria-label={`${t('profile.levelChange')}: ${name}`}>
            {name}
          </button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {dictionary
              .words('level', level)
              // Barring needs a reason, which the page of the company asks for.
              .filter(word => word.code !== level && dictionary.standing(word.code) !== 'barred')
              .map(word => (
                <MenuItem key={word.code} onClick={() => void choose(word.code)}>
                  {word.name}
                </MenuItem>
              ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </span>
  );
}
