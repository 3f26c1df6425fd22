import {
  Button,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { TagRegular } from '@fluentui/react-icons/svg/tag';
import type { CategoryReply } from '../../../service/filing/categories/categories.schema';
import type { MessageReply } from '../../../service/reading/reading.schema';
import { api } from '../../../ui/api';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});
const NONE = '-';

/** The category of a mail, who gave it, and a choice of another; taken back from the toast. */
export function CategoryLine({ reply, onReload }: { reply: MessageReply; onReload(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { name, words } = useDictionary();
  const { show } = useToasts();
  const saving = useSave();
  const { id } = reply.message;
  const { category, by, rule, version } = reply.category;
  const word = name('mail_category', category);
  const give = (wanted: string | null) =>
    saving.run(async () => {
      const given: CategoryReply = await api.setCategory(id, wanted, version).catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onReload();
        throw reason;
      });
      onReload();
      show({
        text: wanted === null ? t('categories.taken') : t('categories.given', { name: name('mail_category', wanted) }),
        undo: async () => {
          await api.setCategory(id, category, given.version);
          onReload();
        },
      });
    });
  if (!can('mail.file') && category === null) return null;
  const who = rule !== null ? t('categories.byRule', { name: rule }) : by && t('categories.byPerson', { name: by });
  return (
    <div>
      <div className={styles.line}>
        {can('mail.file') ? (
          <Menu
            checkedValues={{ category: [category ?? NONE] }}
            onCheckedValueChange={(_, data) => {
              const wanted = data.checkedItems[0] ?? NONE;
              if (wanted !== (category ?? NONE)) give(wanted === NONE ? null : wanted);
            }}
          >
            <MenuTrigger disableButtonEnhancement>
              <Button
                size="small"
                icon={<TagRegular />}
                disabledFocusable={saving.isSaving}
                aria-label={word ? t('categories.change', { name: word }) : undefined}
              >
                {word || t('categories.set')}
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItemRadio name="category" value={NONE}>
                  {t('categories.none')}
                </MenuItemRadio>
                {words('mail_category', category).map(one => (
                  <MenuItemRadio key={one.code} name="category" value={one.code}>
                    {one.name}
                  </MenuItemRadio>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : (
          <span>{word}</span>
        )}
        {category !== null && who && <span className={styles.quiet}>{who}</span>}
      </div>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
    </div>
  );
}
