import { Button } from '@fluentui/react-components';
import { PageHead } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { Absences } from './Absences';

/** One's own leave, and that of one's people: whoever is away gets no new leads. */
export default function LeavePage() {
  const { t } = useTexts();
  return (
    <>
      <PageHead
        title={t('pool.absences')}
        tools={
          <Button as="a" {...linkTo('/pool')}>
            {t('pool.title')}
          </Button>
        }
      />
      <Absences />
    </>
  );
}
