import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Empty } from './StateView';
import { useTexts } from './texts/texts';

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

/** A part of the page that could not be fetched is gone since the service was updated: opening the page again brings the new one. */
function Crashed({ error }: { error: Error }) {
  const { t } = useTexts();
  const isMissingPart = /dynamically imported module|module script/i.test(error.message);
  return (
    <Empty
      icon={<ErrorCircleRegular />}
      line={t(isMissingPart ? 'states.newVersion' : 'states.crashed')}
      action={
        <Button icon={<ArrowClockwiseRegular />} onClick={() => window.location.reload()}>
          {t('states.reload')}
        </Button>
      }
    />
  );
}
