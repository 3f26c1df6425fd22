import {
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { useRef, useState } from 'react';
import type { AnswerReply } from '../../../service/outbox/outbox.schema';
import { outboxApi } from '../../../ui/outboxApi';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { Writer } from './useWriter';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    paddingLeft: 0,
    listStyleType: 'none',
  },
  file: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingLeft: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The files that go with the mail: chosen from this computer, from the letter, or from what was saved under its record. */
export function WriterFiles({ writer, answer }: { writer: Writer; answer: AnswerReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<string | null>(null);
  const { mail } = writer;
  const uploadAll = async (files: readonly File[]) => {
    for (const file of files) {
      setUploading(file.name);
      if (!(await writer.change(at => outboxApi.uploadFile(at.id, at.version, file)))) break;
    }
    setUploading(null);
  };
  return (
    <>
      <div className={styles.bar}>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={event => {
            void uploadAll([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button icon={<AttachRegular />} disabledFocusable={uploading !== null} onClick={() => input.current?.click()}>
          {t('outbox.attach')}
        </Button>
        <FromHere writer={writer} answer={answer} />
        <span role="status" className={styles.quiet}>
          {uploading !== null && t('outbox.uploading', { name: uploading })}
        </span>
      </div>
      {mail.files.length > 0 && (
        <ul className={styles.list} aria-label={t('outbox.files')}>
          {mail.files.map(file => (
            <li key={file.id} className={styles.file}>
              {file.name} <span className={styles.quiet}>{formats.size(file.size)}</span>
              <Button
                size="small"
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('outbox.removeFile', { name: file.name })}
                onClick={() => void writer.change(at => outboxApi.removeFile(at.id, at.version, file.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FromHere({ writer, answer }: { writer: Writer; answer: AnswerReply }) {
  const { t } = useTexts();
  if (answer.files.length + answer.documents.length === 0) return null;
  const attach = (attachmentId: number) => void writer.change(at => outboxApi.attach(at.id, at.version, attachmentId));
  const group = (word: 'outbox.ofLetter' | 'outbox.ofRecord', files: AnswerReply['files']) =>
    files.length > 0 && (
      <MenuGroup>
        <MenuGroupHeader>{t(word)}</MenuGroupHeader>
        {files.map(file => (
          <MenuItem key={file.attachmentId} onClick={() => attach(file.attachmentId)}>
            {file.name}
          </MenuItem>
        ))}
      </MenuGroup>
    );
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<FolderOpenRegular />}>{t('outbox.attachOld')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {group('outbox.ofLetter', answer.files)}
          {group('outbox.ofRecord', answer.documents)}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
