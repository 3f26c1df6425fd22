import { useCallback } from 'react';
import { useTexts } from '../../../ui/texts/texts';
import { spanOf } from './sums';

/** Seconds as people say them: '7 s', '20 min', '1 h 20 min'. */
export function useSpan(): (seconds: number) => string {
  const { t } = useTexts();
  return useCallback(
    (seconds: number) => {
      const { unit, n, h, m } = spanOf(seconds);
      return unit === 'hours' ? t('import.hours', { h, m }) : t(`import.${unit}`, { n });
    },
    [t],
  );
}
