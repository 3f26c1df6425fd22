import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import type { DragEvent } from 'react';
import { useRef, useState } from 'react';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { droppedFiles } from './files';

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    padding: tokens.spacingHorizontalXL,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    [onPhone]: { flexDirection: 'column', alignItems: 'stretch', padding: tokens.spacingHorizontalL },
  },
  over: { backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorCompoundBrandStroke}` },
  icon: { fontSize: tokens.fontSizeHero700, color: tokens.colorBrandForeground1, display: 'flex' },
  words: { flex: 1, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  line: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

interface Props {
  title: string;
  line: string;
  /** For the file dialog: '.xlsx,.csv'. */
  accept: string;
  isDisabled: boolean;
  chooseFiles: string;
  /** Absent where folders make no sense. */
  chooseFolder?: string;
  onFiles(files: File[]): void;
}

/** A place to drop files and folders on, with buttons that do the same. */
export function DropZone(props: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    if (props.isDisabled) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!props.isDisabled) void droppedFiles(event.dataTransfer).then(props.onFiles);
  };
  return (
    <div
      className={mergeClasses(styles.zone, isOver && styles.over)}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <span className={styles.icon} aria-hidden="true">
        <ArrowUploadRegular />
      </span>
      <div className={styles.words}>
        <p className={styles.title}>{isOver ? t('import.dropNow') : props.title}</p>
        <p className={styles.line}>{props.line}</p>
      </div>
      <div className={styles.buttons}>
        <Chooser {...props} label={props.chooseFiles} isPrimary />
        {props.chooseFolder && <Chooser {...props} label={props.chooseFolder} isFolder />}
      </div>
    </div>
  );
}

interface ChooserProps extends Props {
  label: string;
  isFolder?: boolean;
  isPrimary?: boolean;
}

function Chooser({ label, isFolder, isPrimary, accept, isDisabled, chooseFolder, onFiles }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance={isPrimary ? 'primary' : 'secondary'}
        disabled={isDisabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        // Where folders are taken several files are too.
        multiple={chooseFolder !== undefined}
        accept={isFolder ? undefined : accept}
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={event => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
