import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../api/problem';

/** What is shown is from before: it could not be read again. */
export interface Stale {
  /** ISO 8601: when what is shown was read. */
  readAt: string;
  /** It is being read again. */
  trying: boolean;
  retry: () => void;
}

interface StaleReading {
  stale: Stale | null;
  /** To be called with every answer. */
  arrived: () => void;
  /** To be called where a reading failed. */
  missed: (problem: Problem) => void;
}

/** It is tried again after so long, the last again and again. */
const WAITS_MS = [3_000, 10_000, 20_000];
/** Not a reading that failed, but an answer: trying again changes nothing, and the next step says what is the matter. */
const ANSWERS: readonly Problem['code'][] = [
  'not_found',
  'forbidden',
  'unauthenticated',
  'session_revoked',
  'consent_required',
];

/**
 * Whether what a page shows is older than it should be, since a reading after the first failed. Meanwhile it is tried
 * again, while the page is in sight.
 */
export function useStale(readAgain: () => Promise<unknown>): StaleReading {
  const [readAt, setReadAt] = useState<string | null>(null);
  const [trying, setTrying] = useState(false);
  const latest = useRef<{
    readAgain: () => Promise<unknown>;
    arrivedAt: string | null;
    failures: number;
    timer: ReturnType<typeof setTimeout> | undefined;
    inSight: boolean;
  }>({ readAgain, arrivedAt: null, failures: 0, timer: undefined, inSight: true });
  latest.current.readAgain = readAgain;

  const retry = useCallback(() => {
    clearTimeout(latest.current.timer);
    setTrying(true);
    void latest.current.readAgain().finally(() => setTrying(false));
  }, []);

  const arrived = useCallback(() => {
    const now = latest.current;
    clearTimeout(now.timer);
    now.failures = 0;
    now.arrivedAt = new Date().toISOString();
    setReadAt(null);
  }, []);

  const missed = useCallback(
    ({ code }: Problem) => {
      const now = latest.current;
      if (now.arrivedAt === null || ANSWERS.includes(code)) return;
      setReadAt(now.arrivedAt);
      const wait = WAITS_MS[Math.min(now.failures++, WAITS_MS.length - 1)];
      clearTimeout(now.timer);
      if (now.inSight) now.timer = setTimeout(retry, wait);
    },
    [retry],
  );

  useEffect(() => () => clearTimeout(latest.current.timer), []);
  useDidHide(() => {
    latest.current.inSight = false;
    clearTimeout(latest.current.timer);
  });
  useDidShow(() => {
    const wasAway = !latest.current.inSight;
    latest.current.inSight = true;
    if (wasAway && readAt !== null) retry();
  });

  return { stale: readAt === null ? null : { readAt, trying, retry }, arrived, missed };
}
