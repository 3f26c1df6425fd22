import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Switch,
  tokens,
} from '@fluentui/react-components';
import type { KeyAct, KeyGroup } from '../../ui/keys';
import { keyText, useKeysState } from '../../ui/keys';
import { useTexts } from '../../ui/texts/texts';
import { onPhone } from '../../ui/theme/layout';

const useStyles = makeStyles({
  groups: {
    columnCount: 2,
    columnGap: tokens.spacingHorizontalXXL,
    [onPhone]: { columnCount: 1 },
  },
  group: { breakInside: 'avoid', marginBottom: tokens.spacingVerticalM },
  line: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '28px',
  },
  key: {
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
  },
  switch: { marginTop: tokens.spacingVerticalM, marginLeft: '-8px' },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

const groups: readonly KeyGroup[] = ['everywhere', 'lists', 'review', 'message'];

/** The keys that work on this page, and the switch for those without Ctrl. */
export default function KeyList({ onClose }: { onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { isOn, setOn, listed } = useKeysState();
  const acts = listed();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('keys.title')}</DialogTitle>
          <DialogContent>
            <div className={styles.groups}>
              {groups.map(group => (
                <Group key={group} group={group} acts={acts.filter(act => act.group === group)} />
              ))}
            </div>
            <Switch
              className={styles.switch}
              checked={isOn}
              onChange={(_, data) => setOn(data.checked)}
              label={t('keys.on')}
            />
            <p className={styles.hint}>{t('keys.offHint')}</p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Group({ group, acts }: { group: KeyGroup; acts: readonly KeyAct[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const seen = new Set<string>();
  const lines = acts.filter(act => act.label && !seen.has(act.label) && seen.add(act.label));
  if (lines.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3>{t(`keys.${group}`)}</h3>
      <dl>
        {lines.map(act => (
          <div key={act.label} className={styles.line}>
            <dt>{act.label && t(act.label)}</dt>
            <dd>
              <kbd className={styles.key}>{keyText(act)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
