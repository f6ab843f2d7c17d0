import type { LiveChange } from '@shared/schemas/events';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef } from 'react';
import { createThrottle } from './createThrottle';
import { coverage, listenLive } from './liveSignals';

/** Whether a change concerns what a page shows. */
export type Concerns = (change: LiveChange) => boolean;

const REST_MS = 1_000;

interface LiveReading {
  /** To be called where a reading begins. */
  reading: () => void;
}

/**
 * Reads again when something changed that concerns what is shown: at once, but only while the page is in sight, and
 * never more often than the eye follows. What changed meanwhile is read when the page comes back.
 * `concerns` null: the page does not follow along.
 */
export function useLive(concerns: Concerns | null, refresh: () => Promise<unknown>): LiveReading {
  const latest = useRef({ concerns, refresh, inSight: true, missed: false, readIn: coverage() });
  latest.current.concerns = concerns;
  latest.current.refresh = refresh;

  useEffect(() => {
    const now = latest.current;
    // It may have gone out of sight while this call rested.
    const refreshInSight = async () => {
      if (now.inSight) await now.refresh();
      else now.missed = true;
    };
    const throttle = createThrottle(refreshInSight, REST_MS);
    const stop = listenLive((signal) => {
      if (!now.concerns) return;
      const affected =
        signal.kind === 'change' ? now.concerns(signal.change) : now.readIn < signal.since;
      if (!affected) return;
      if (now.inSight) throttle.call();
      else now.missed = true;
    });
    return () => {
      stop();
      throttle.stop();
    };
  }, []);

  useDidHide(() => {
    latest.current.inSight = false;
  });
  useDidShow(() => {
    latest.current.inSight = true;
    // After the page's own doing: where that reads anyway, nothing is missed any more.
    setTimeout(() => {
      if (latest.current.missed && latest.current.inSight) void latest.current.refresh();
    }, 0);
  });

  const reading = useCallback(() => {
    latest.current.missed = false;
    latest.current.readIn = coverage();
  }, []);
  return { reading };
}
