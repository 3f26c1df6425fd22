import { useEffect, useState } from 'react';

/** True once `isOn` has been so for that long, in milliseconds. */
export function useWaited(isOn: boolean, milliseconds: number): boolean {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    setDue(false);
    if (!isOn) return;
    const timer = window.setTimeout(() => setDue(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [isOn, milliseconds]);
  return isOn && isDue;
}
