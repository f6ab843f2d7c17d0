import type { MeResponse } from '@shared/schemas/me';
import { useCallback, useEffect, useState } from 'react';
import { type Problem, toProblem } from '../../api/problem';
import { replacePage } from '../../platform/navigation';
import { inWechat } from '../../platform/wechat';
import { routes } from '../../routes';
import { enterQuietly, isStaff, useSession } from '../../stores/session';

interface Staff {
  /** Null until known, or where nobody with a post is signed in. */
  me: MeResponse | null;
  loading: boolean;
  problem: Problem | null;
  retry: () => void;
  /** Somebody is signed in who holds no post. */
  refused: boolean;
}

/** Who works here: signs in quietly in WeChat, elsewhere leads to the sign-in; asks for the posts once. */
export function useStaff(): Staff {
  const me = useSession((session) => session.me);
  const signedIn = useSession((session) => session.signedIn);
  const [problem, setProblem] = useState<Problem | null>(null);

  const enter = useCallback(async () => {
    setProblem(null);
    try {
      await enterQuietly();
      await useSession.getState().loadMe();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  }, []);

  const known = me !== null;
  useEffect(() => {
    if (known) return;
    if (!signedIn && !inWechat) replacePage(routes.signIn);
    else void enter();
  }, [known, signedIn, enter]);

  return {
    me: isStaff(me) ? me : null,
    loading: !known && problem === null,
    problem: known ? null : problem,
    retry: () => void enter(),
    refused: known && !isStaff(me),
  };
}
