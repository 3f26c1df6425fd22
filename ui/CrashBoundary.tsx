import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { Component, useEffect, useState } from 'react';
import { Empty } from './StateView';
import { useTexts } from './texts/texts';
import { useOffline } from './useLoad';

interface State {
  error: Error | null;
}

/** One page that fails leaves the others working. React knows no other form for this than a class. */
export class CrashBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return <Crashed error={this.state.error} />;
  }
}

/**
 * A part of the page that could not be fetched: without a network it waits for it; else the service has been updated
 * and has it no more. Opening the page again brings it.
 */
function Crashed({ error }: { error: Error }) {
  const { t } = useTexts();
  const isOffline = useOffline();
  const isMissingPart = /dynamically imported module|module script/i.test(error.message);
  const [wasOffline] = useState(isOffline);
  const isWaiting = isMissingPart && wasOffline;
  useEffect(() => {
    if (isWaiting && !isOffline) window.location.reload();
  }, [isWaiting, isOffline]);
  const key = isWaiting ? 'states.offlineNoData' : isMissingPart ? 'states.newVersion' : 'states.crashed';
  return (
    <Empty
      icon={isWaiting ? <CloudOffRegular /> : <ErrorCircleRegular />}
      line={t(key)}
      action={
        <Button icon={<ArrowClockwiseRegular />} onClick={() => window.location.reload()}>
          {t('states.reload')}
        </Button>
      }
    />
  );
}
