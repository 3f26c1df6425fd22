import { Button, Dialog, DialogSurface, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import { AddinFrame } from './Pane';

const useStyles = makeStyles({
  surface: {
    padding: 0,
    maxWidth: '520px',
    height: '80vh',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
  },
  bar: { display: 'flex', justifyContent: 'flex-end', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  frame: { flex: 1, width: '100%', border: 'none' },
});

/** The window that an add-in opens; Outlook's own is a window of the browser. */
export function AddinDialog() {
  const styles = useStyles();
  const { hosting } = useOutlook();
  const say = useSay();
  const { dialog } = useWorld();
  return (
    <Dialog open={dialog !== null} modalType="alert">
      <DialogSurface className={styles.surface} aria-label={say('dialog')}>
        <div className={styles.bar}>
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={say('close')}
            onClick={() => hosting.closeDialog(true)}
          />
        </div>
        {dialog !== null && (
          <AddinFrame className={styles.frame} src={dialog} title={say('dialog')} surface="dialog" draft={null} />
        )}
      </DialogSurface>
    </Dialog>
  );
}
