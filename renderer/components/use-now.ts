import { useEffect, useState } from 'react';

/** The time of this computer (milliseconds since the epoch), a minute old at the most: for ages that are shown. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
