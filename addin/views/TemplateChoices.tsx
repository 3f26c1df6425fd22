import { Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { TemplateReply } from '../../service/teamwork/templates/templates.schema';
import { useTexts } from '../../ui/texts/texts';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  choice: {
    display: 'block',
    width: '100%',
    minHeight: '32px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
});

interface Props {
  templates: readonly TemplateReply[];
  /** Those in the language that the person reads come first; null where it is not known. */
  language: string | null;
  /** The list stands below other things, which have the focus. */
  isAside?: boolean;
  onChoose(template: TemplateReply): void;
}

/** Templates, looked for by name, folder and tag. */
export function TemplateChoices({ templates, language, isAside = false, onChoose }: Props) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const wanted = q.trim().toLowerCase();
  const found = templates
    .filter(one => [one.name, one.folder, ...one.tags].some(text => text.toLowerCase().includes(wanted)))
    .sort((a, b) => Number(b.language === language) - Number(a.language === language));
  return (
    <div className={shared.form}>
      <Input
        autoFocus={!isAside}
        type="search"
        aria-label={t('pane.replySearch')}
        placeholder={t('pane.replySearch')}
        value={q}
        onChange={(_, data) => setQ(data.value)}
      />
      <ul className={shared.list}>
        {found.slice(0, 30).map(one => (
          <li key={one.id}>
            <button type="button" className={styles.choice} onClick={() => onChoose(one)}>
              {one.name}{' '}
              <span className={mergeClasses(shared.small, shared.quiet)}>
                {[one.folder, one.language.toUpperCase()].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={shared.soft}>{t('pane.replyNothing')}</p>}
    </div>
  );
}
