import type { Post } from '@shared/schemas/staff';
import { useRef, useState } from 'react';
import { gridPeople } from '../../../../api/areas';
import { setDuty } from '../../../../api/posts';
import { toProblem } from '../../../../api/problem';
import { Button } from '../../../../components/Button/Button';
import { Confirm } from '../../../../components/Confirm/Confirm';
import { Icon } from '../../../../components/Icon/Icon';
import { PersonCard } from '../../../../components/PersonCard/PersonCard';
import { report } from '../../../../messages/report';
import { shell } from '../../../../messages/shell';
import { callPhone, showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { staff } from '../../messages';
import { postName } from '../../postName';

interface MemberProps {
  post: Post;
  /** May say that this person is away or back; the API has the last word. */
  mayLead: boolean;
  onChanged: (after: Post) => void;
  /** The post changed meanwhile, or is gone. */
  onOutdated: () => void;
}

const words = staff.team;

/** One member of the staff: the post, a call, leave and return. */
export function Member({ post, mayLead, onChanged, onOutdated }: MemberProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState<'call' | 'duty' | null>(null);
  const working = useRef(false);

  const once = async (what: 'call' | 'duty', work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(what);
    try {
      await work();
    } catch (thrown) {
      const problem = toProblem(thrown);
      showToast(problem.words);
      if (problem.code === 'conflict' || problem.code === 'not_found') onOutdated();
    } finally {
      working.current = false;
      setBusy(null);
    }
  };
  const call = async () => {
    const people = post.area ? (await gridPeople(post.area.code)).items : [];
    const phone = people.find((one) => one.postId === post.id)?.phone;
    if (phone) callPhone(phone);
    else showToast(words.noPhone);
  };
  const changeDuty = async () => {
    const after = await setDuty(post.id, !post.onDuty, post.version);
    onChanged(after);
    setAsking(false);
    showToast(after.onDuty ? staff.duty.back : staff.duty.left);
  };
  return (
    <Box as="li" className="team__member">
      <Box className="team__head">
        <PersonCard
          name={post.person.name}
          post={postName(post)}
          phone={post.person.phone}
          note={post.person.bound ? undefined : words.unbound}
        />
        <Box className={`team__state ${post.onDuty ? 'team__state--on' : ''}`}>
          <Icon name={post.onDuty ? 'circle-check' : 'circle-pause'} size="small" />
          <Box as="span">{post.onDuty ? staff.duty.onDuty : staff.duty.onLeave}</Box>
        </Box>
      </Box>
      <Box className="team__actions">
        {post.area && post.person.phone && (
          <Button
            compact
            kind="secondary"
            icon="phone"
            words={shell.call}
            label={report.callPerson(post.person.name)}
            busy={busy === 'call'}
            onPress={() => void once('call', call)}
          />
        )}
        {mayLead && (
          <Button
            compact
            kind="plain"
            words={post.onDuty ? words.setLeave : words.setBack}
            label={`${post.person.name} ${post.onDuty ? words.setLeave : words.setBack}`}
            busy={busy === 'duty'}
            onPress={() => (post.onDuty ? setAsking(true) : void once('duty', changeDuty))}
          />
        )}
      </Box>
      <Confirm
        open={asking}
        title={words.leaveOf(post.person.name)}
        words={staff.duty.leaveHint}
        action={words.setLeave}
        busy={busy === 'duty'}
        onConfirm={() => void once('duty', changeDuty)}
        onCancel={() => setAsking(false)}
      />
    </Box>
  );
}
