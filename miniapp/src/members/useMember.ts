import type { MeResponse } from '@shared/schemas/me';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, toProblem } from '../api/problem';
import { useNetwork } from '../stores/network';
import { enterQuietly, useSession } from '../stores/session';

interface Member {
  me: MeResponse | null;
  /** In a browser nobody has signed in yet; in WeChat that happens by itself. */
  signedOut: boolean;
  loading: boolean;
  problem: Problem | null;
  reload: () => Promise<void>;
}

/** Who is using this page: signs in by itself in WeChat, and asks who it is once a start. */
export function useMember(): Member {
  const { me, signedIn, loadMe } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [entered, setEntered] = useState(signedIn);
  const asking = useRef(false);

  const reload = useCallback(async () => {
    asking.current = true;
    try {
      await enterQuietly();
      if (useSession.getState().signedIn) await loadMe();
      setProblem(null);
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
    asking.current = false;
    setEntered(true);
  }, [loadMe]);

  const known = me !== null;
  useEffect(() => {
    // Who signs in by itself asks who it is in the same breath.
    if (!known && !(signedIn && asking.current)) void reload();
  }, [known, signedIn, reload]);

  const online = useNetwork((network) => network.online);
  const wasOnline = useRef(online);
  useEffect(() => {
    const isBack = online && !wasOnline.current;
    wasOnline.current = online;
    if (isBack && !known) void reload();
  }, [online, known, reload]);

  const signedOut = entered && !signedIn && problem === null;
  return {
    me,
    signedOut,
    loading: !me && !signedOut && !problem,
    problem: me ? null : problem,
    reload,
  };
}

/** Calls back when a page comes to the front again; also where this was not there yet at its first showing. */
export function useReturn(work: () => void): void {
  const left = useRef(false);
  useDidHide(() => {
    left.current = true;
  });
  useDidShow(() => {
    if (left.current) work();
    left.current = false;
  });
}
