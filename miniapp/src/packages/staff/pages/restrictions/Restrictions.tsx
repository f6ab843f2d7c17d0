import type { Restriction } from '@shared/schemas/restrictions';
import { useState } from 'react';
import { decideObjection, liftRestriction, listRestrictions } from '../../../../api/privacy';
import { ChipGroup } from '../../../../components/ChipGroup/ChipGroup';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { useListEdges } from '../../../../loading/useListEdges';
import { usePaged } from '../../../../loading/usePaged';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { restrictionWords as words } from '../../restrictionWords';
import { HoldBackSheet } from './HoldBackSheet';
import { ReasonSheet } from './ReasonSheet';
import { RestrictionCard } from './RestrictionCard';
import './restrictions.scss';

const QUEUES = [
  { value: 'all', words: words.all },
  { value: 'objected', words: words.objected },
] as const;

type Open = { what: 'lift' | 'decide'; one: Restriction } | { what: 'hold' } | null;

/** Who is held back, why and until when, and what they say to it. */
export function Restrictions({ report }: { report: string | undefined }) {
  const [queue, setQueue] = useState<'all' | 'objected'>('all');
  const [open, setOpen] = useState<Open>(report ? { what: 'hold' } : null);
  const list = usePaged((cursor) => listRestrictions(queue === 'objected', cursor), queue);
  useListEdges(list.reload, list.loadMore);
  const close = () => setOpen(null);
  const settle = (after: Restriction, done: string) => {
    list.change((items) => items.map((one) => (one.id === after.id ? after : one)));
    showToast(done);
    close();
  };
  return (
    <Page
      title={words.title}
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
    >
      <Notice tone="info" words={words.hint} />
      <ChipGroup
        shape="line"
        label={words.queuesLabel}
        chips={QUEUES}
        value={queue}
        onChange={setQueue}
      />
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState icon="ban" words={queue === 'all' ? words.empty : words.emptyObjected} />
      ) : (
        <>
          <Box as="ul" className="restrictions">
            {list.items.map((one) => (
              <RestrictionCard
                key={one.id}
                restriction={one}
                onLift={() => setOpen({ what: 'lift', one })}
                onDecide={() => setOpen({ what: 'decide', one })}
              />
            ))}
          </Box>
          <MoreOfList
            hasMore={list.hasMore}
            busy={list.loadingMore}
            problem={list.problem}
            onMore={list.loadMore}
          />
        </>
      )}
      {open?.what === 'hold' && report && (
        <HoldBackSheet
          reportId={report}
          onClose={close}
          onDone={() => {
            showToast(words.hold.done);
            close();
            void list.reload();
          }}
        />
      )}
      {open?.what === 'lift' && (
        <ReasonSheet
          title={words.lift}
          onClose={close}
          onSend={async (said) => settle(await liftRestriction(open.one.id, said), words.liftDone)}
        />
      )}
      {open?.what === 'decide' && (
        <ReasonSheet
          title={words.decide}
          asksOutcome
          onClose={close}
          onSend={async (said, upheld) =>
            settle(await decideObjection(open.one.id, { upheld, words: said }), words.decideDone)
          }
        />
      )}
    </Page>
  );
}
