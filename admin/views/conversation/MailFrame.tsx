import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useMemo, useState } from 'react';
import type { MessageContent } from '../../../service/mail/mail.schema';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { themeFor } from '../../../ui/theme/themes';
import { frameHeight, paperDocument } from './frame';

const useStyles = makeStyles({
  frame: {
    display: 'block',
    width: '100%',
    border: `1px solid ${meaning.tpPaperFrame}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: meaning.tpPaper,
  },
  tall: { height: '80vh' },
  more: { alignSelf: 'flex-start' },
});

interface Props {
  message: MessageContent;
  withImages: boolean;
  title: string;
}

/** The mail as its sender laid it out, on white paper in every theme, in a frame that can do nothing. */
export function MailFrame({ message, withImages, title }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [isTall, setTall] = useState(false);
  const html = message.html ?? '';
  const source = useMemo(
    () => paperDocument({ html, language: message.language, withImages, theme: themeFor('light', language) }),
    [html, message.language, withImages, language],
  );
  const height = useMemo(
    () => frameHeight(html, message.newText + message.quotedText, 640),
    [html, message.newText, message.quotedText],
  );
  return (
    <>
      <iframe
        title={title}
        sandbox=""
        srcDoc={source}
        referrerPolicy="no-referrer"
        className={mergeClasses(styles.frame, isTall && styles.tall)}
        style={isTall ? undefined : { height }}
      />
      <Button
        size="small"
        appearance="subtle"
        className={styles.more}
        icon={isTall ? <ChevronUpRegular /> : <ChevronDownRegular />}
        onClick={() => setTall(!isTall)}
      >
        {t(isTall ? 'conversation.frameLower' : 'conversation.frameTaller')}
      </Button>
    </>
  );
}
