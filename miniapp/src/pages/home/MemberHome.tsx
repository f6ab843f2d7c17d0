import type { MeResponse } from '@shared/schemas/me';
import { useEffect, useRef } from 'react';
import { useLoad } from '../../loading/useLoad';
import { useReturn } from '../../members/useMember';
import { ownDrafts, useDrafts } from '../../stores/drafts';
import { useNetwork } from '../../stores/network';
import { useSession } from '../../stores/session';
import { useSettings } from '../../stores/settings';
import { ElderHome } from './ElderHome';
import { FullHome } from './FullHome';
import { loadHome } from './homeData';
import { UnreadHome } from './UnreadHome';

/** The first page of somebody who is known. */
export function MemberHome({ me }: { me: MeResponse }) {
  const elder = useSettings((settings) => settings.elder);
  const loadMe = useSession((session) => session.loadMe);
  const grid = me.grid[me.grid.length - 1]?.code ?? '';
  const { data, problem, loading, stale, reload } = useLoad(
    () => loadHome(me),
    `${me.id}/${grid}/${me.consent.given}`,
    (change) => change.kind === 'report',
  );
  // What waited has gone out: it is among the open matters now.
  const waiting = useDrafts(
    (drafts) => ownDrafts(drafts.all).filter((draft) => draft.state === 'waiting').length,
  );
  const shown = useRef(waiting);
  useEffect(() => {
    if (waiting < shown.current) void reload();
    shown.current = waiting;
  }, [waiting, reload]);
  // Known from before, but never read: as soon as there is a network.
  const online = useNetwork((network) => network.online);
  const wasOnline = useRef(online);
  const isUnread = data === null;
  useEffect(() => {
    const isBack = online && !wasOnline.current;
    wasOnline.current = online;
    if (isBack && isUnread) void reload();
  }, [online, isUnread, reload]);
  useReturn(() => {
    void reload();
    void loadMe().catch(() => undefined);
  });
  if (!data)
    return <UnreadHome loading={loading} problem={problem} onRetry={() => void reload()} />;
  const Home = elder > 0 ? ElderHome : FullHome;
  return <Home me={me} data={data} stale={stale} />;
}
