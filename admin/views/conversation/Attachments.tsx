import { makeStyles, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { DocumentPdfRegular } from '@fluentui/react-icons/svg/document-pdf';
import type { MessageContent } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { keysOnValue } from '../../../ui/filing/evidence';
import { MarkedWords } from '../../../ui/filing/MarkedText';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  file: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    minHeight: '28px',
    [onPhone]: { minHeight: '44px' },
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  size: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase400, color: tokens.colorNeutralForeground3 },
});

/** Attachments with their size; a click downloads. Pictures that stand inside the text are left out. */
export function Attachments({ message, reasons }: { message: MessageContent; reasons: readonly KeyedReason[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { size } = useFormats();
  const files = message.attachments.filter(file => !file.isInline);
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('conversation.attachments')}>
      {files.map(file => (
        <li key={file.id} style={{ maxWidth: '100%' }}>
          <a className={styles.file} href={api.attachmentAddress(file.id)} download={file.name} title={file.name}>
            <span className={styles.icon} aria-hidden="true">
              {file.contentType === 'application/pdf' ? <DocumentPdfRegular /> : <AttachRegular />}
            </span>
            <span className={styles.name}>
              <MarkedWords text={file.name} keys={keysOnValue(reasons, ['attachment'], file.name)} />
            </span>
            <span className={styles.size}>{size(file.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
