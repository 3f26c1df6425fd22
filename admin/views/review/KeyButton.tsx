import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useKeysState } from '../../../ui/keys';
import { usePhone } from '../../../ui/usePhone';

const useStyles = makeStyles({
  button: { justifyContent: 'space-between', fontWeight: tokens.fontWeightRegular, minWidth: 0 },
  key: { color: tokens.colorNeutralForeground3, fontFamily: 'inherit', fontSize: tokens.fontSizeBase200 },
});

interface Props {
  keyName: string;
  children: string;
  disabled?: boolean;
  title?: string;
  onClick(): void;
}

/** A button that shows the key that does the same, where single keys are switched on. */
export function KeyButton({ keyName, children, ...rest }: Props) {
  const styles = useStyles();
  const isPhone = usePhone();
  const isOn = useKeysState().isOn && !isPhone;
  return (
    <Button className={styles.button} aria-keyshortcuts={isOn ? keyName : undefined} {...rest}>
      <span>{children}</span>
      {isOn && (
        <kbd className={styles.key} aria-hidden="true">
          {keyName}
        </kbd>
      )}
    </Button>
  );
}
