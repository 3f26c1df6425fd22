import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import type { ApiError } from '../../../ui/http';
import { Card } from '../../../ui/Page';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useOffline } from '../../../ui/useLoad';
import { DropZone } from './DropZone';

interface Props {
  /** The file on its way in. */
  data: {
    reading: string | null;
    note: string | null;
    error: ApiError | null;
    choose(files: readonly File[]): Promise<void>;
  };
  /** There is none yet. */
  isWanted: boolean;
  words: { title: string; line: string; choose: string; reading(name: string): string };
  /** Endings of files that are read. */
  accept: string;
}

/** Where a table is dropped, that it is being read, and what was wrong with it. */
export function TakeFile({ data, isWanted, words, accept }: Props) {
  const { t } = useTexts();
  const isOffline = useOffline();
  return (
    <>
      {isWanted && (
        <DropZone
          title={words.title}
          line={isOffline ? t('states.offlineWrite') : words.line}
          accept={accept}
          isDisabled={data.reading !== null || isOffline}
          chooseFiles={words.choose}
          onFiles={files => void data.choose(files)}
        />
      )}
      {data.reading && (
        <Card>
          <Spinner size="tiny" label={words.reading(data.reading)} />
        </Card>
      )}
      {data.note && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{data.note}</MessageBarBody>
        </MessageBar>
      )}
      {data.error && <ErrorBar error={data.error} isWrite isUpload />}
    </>
  );
}
