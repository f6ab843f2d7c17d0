import type { MeResponse } from '@shared/schemas/me';
import { useRef, useState } from 'react';
import { setDuty } from '../../../api/posts';
import { toProblem } from '../../../api/problem';
import { Button } from '../../../components/Button/Button';
import { Notice } from '../../../components/Notice/Notice';
import { Sheet } from '../../../components/Sheet/Sheet';
import { showToast } from '../../../platform/device';
import { Box } from '../../../platform/elements/Box';
import { useSession } from '../../../stores/session';
import { staff } from '../messages';
import { postName } from '../postName';
import './DutySheet.scss';

interface DutySheetProps {
  open: boolean;
  posts: MeResponse['posts'];
  onChanged: () => void;
  onClose: () => void;
}

/** Leave and return, post by post. */
export function DutySheet({ open, posts, onChanged, onClose }: DutySheetProps) {
  const [busyPost, setBusyPost] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const changing = useRef(false);

  const change = async (id: string, onDuty: boolean) => {
    if (changing.current) return;
    changing.current = true;
    setBusyPost(id);
    setProblem(null);
    try {
      await setDuty(id, onDuty);
      await useSession.getState().loadMe();
      showToast(onDuty ? staff.duty.back : staff.duty.left);
      onChanged();
      onClose();
    } catch (thrown) {
      setProblem(toProblem(thrown).words);
    } finally {
      changing.current = false;
      setBusyPost(null);
    }
  };

  return (
    <Sheet open={open} title={staff.duty.change} onClose={onClose}>
      <Box>{staff.duty.leaveHint}</Box>
      {problem && <Notice tone="danger" words={problem} />}
      {posts.map((post) => (
        <Box key={post.id} className="duty-sheet__post">
          <Box className="duty-sheet__words">
            <Box>{postName(post)}</Box>
            <Box className="duty-sheet__state">
              {post.onDuty ? staff.duty.onDuty : staff.duty.onLeave}
            </Box>
          </Box>
          <Button
            compact
            kind={post.onDuty ? 'secondary' : 'primary'}
            words={post.onDuty ? staff.duty.leave : staff.duty.comeBack}
            label={`${postName(post)} ${post.onDuty ? staff.duty.leave : staff.duty.comeBack}`}
            busy={busyPost === post.id}
            onPress={() => void change(post.id, !post.onDuty)}
          />
        </Box>
      ))}
    </Sheet>
  );
}
