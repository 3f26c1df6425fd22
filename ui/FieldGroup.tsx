import { makeStyles, tokens, useId } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  label: {
    display: 'block',
    padding: `${tokens.spacingVerticalXXS} 0`,
    marginBottom: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  hint: {
    marginTop: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Props {
  label: string;
  hint?: string;
  /** Of the box round the controls. */
  className?: string;
  children: ReactNode;
}

/** Several controls under one label. A Field gives all that stand in it one id: a click on the words of any of them would change the first. */
export function FieldGroup({ label, hint, className, children }: Props) {
  const styles = useStyles();
  const id = useId('group');
  const hintId = `${id}-hint`;
  return (
    <div>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div role="group" aria-labelledby={id} aria-describedby={hint ? hintId : undefined} className={className}>
        {children}
      </div>
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
