import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { listPosts } from '../../../../api/posts';
import { AreaPicker, type PickedArea } from '../../../../components/AreaPicker/AreaPicker';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Cell } from '../../../../components/Cell/Cell';
import { EmptyState } from '../../../../components/EmptyState/EmptyState';
import { MoreOfList } from '../../../../components/MoreOfList/MoreOfList';
import { Page } from '../../../../components/Page/Page';
import { Skeleton } from '../../../../components/Skeleton/Skeleton';
import { useListEdges } from '../../../../loading/useListEdges';
import { usePaged } from '../../../../loading/usePaged';
import { plates } from '../../../../messages/plates';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { calendarWords } from '../../calendarMessages';
import { staff } from '../../messages';
import { myAreas } from '../../myAreas';
import { restrictionWords } from '../../restrictionWords';
import { reviewWords } from '../../reviewWords';
import { robotWords, sendWords } from '../../sendWords';
import { mayRestrict } from '../restrictions/mayRestrict';
import { mayReview } from '../reviews/mayReview';
import { AddMemberSheet } from './AddMemberSheet';
import { Member } from './Member';
import './Team.scss';

const words = staff.team;

/** Who works in my area and below: whom to call, who is away. */
export function Team({ me }: { me: MeResponse }) {
  const [widest] = myAreas(me);
  const [area, setArea] = useState<PickedArea | null>(null);
  const [open, setOpen] = useState<'area' | 'add' | null>(null);
  const code = area?.code ?? widest?.code;
  const list = usePaged((cursor) => listPosts(code, cursor), code ?? '');
  useListEdges(list.reload, list.loadMore);

  const roles = me.posts.filter((post) => post.onDuty).map((post) => post.role);
  const mayLead = roles.includes('admin') || roles.includes('gridLeader');
  const overCounty = me.posts.some(
    (post) => post.role === 'admin' && post.onDuty && post.area?.level === 'county',
  );
  const close = () => setOpen(null);
  return (
    <Page
      title={words.title}
      problem={list.items.length === 0 ? list.problem : null}
      stale={list.stale}
      onRetry={() => void list.reload()}
      footer={
        roles.includes('admin') && (
          <Button icon="plus" words={words.add} onPress={() => setOpen('add')} />
        )
      }
    >
      {widest && (
        <Card flush>
          <Cell
            icon="map-pin"
            title={area?.label ?? widest.name}
            value={words.changeArea}
            onPress={() => setOpen('area')}
          />
          <Cell icon="qr-code" title={plates.title} onPress={() => openPage(routes.staffPlates)} />
          <Cell
            icon="calendar"
            title={calendarWords.title}
            onPress={() => openPage(routes.staffCalendar)}
          />
          {mayReview(me) && (
            <Cell
              icon="shield-check"
              title={reviewWords.title}
              note={reviewWords.note}
              onPress={() => openPage(routes.staffReviews)}
            />
          )}
          {mayRestrict(me) && (
            <Cell
              icon="ban"
              title={restrictionWords.title}
              note={restrictionWords.note}
              onPress={() => openPage(routes.staffRestrictions())}
            />
          )}
          {overCounty && (
            <>
              <Cell
                icon="send"
                title={sendWords.title}
                note={sendWords.note}
                onPress={() => openPage(routes.staffSends)}
              />
              <Cell
                icon="message-square-text"
                title={robotWords.title}
                note={robotWords.note}
                onPress={() => openPage(routes.staffRobots)}
              />
            </>
          )}
        </Card>
      )}
      {list.loading ? (
        <Skeleton kind="list" />
      ) : list.items.length === 0 ? (
        <EmptyState icon="users-round" words={words.empty} />
      ) : (
        <>
          <Box as="ul" className="team">
            {list.items.map((post) => (
              <Member
                key={post.id}
                post={post}
                mayLead={mayLead || me.posts.some((own) => own.id === post.id)}
                onChanged={(after) =>
                  list.change((posts) => posts.map((one) => (one.id === after.id ? after : one)))
                }
                onOutdated={() => void list.reload()}
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
      {widest && (
        <AreaPicker
          open={open === 'area'}
          county={widest}
          onPicked={(picked) => {
            setArea(picked);
            close();
          }}
          onClose={close}
        />
      )}
      {open === 'add' && widest && (
        <AddMemberSheet
          widest={widest}
          onClose={close}
          onAdded={() => {
            close();
            void list.reload();
          }}
        />
      )}
    </Page>
  );
}
