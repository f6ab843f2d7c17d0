import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import { Button } from '../../../components/Button/Button';
import { Icon } from '../../../components/Icon/Icon';
import { Box } from '../../../platform/elements/Box';
import { Tap } from '../../../platform/elements/Tap';
import { staff } from '../messages';
import { postName } from '../postName';
import { DutySheet } from './DutySheet';
import './DutyBar.scss';

interface DutyBarProps {
  posts: MeResponse['posts'];
  /** Somebody left or came back: what waits is another list now. */
  onChanged: () => void;
}

/** Which posts I hold, whether I am on duty, and the switch. */
export function DutyBar({ posts, onChanged }: DutyBarProps) {
  const [open, setOpen] = useState(false);
  const onDuty = posts.some((post) => post.onDuty);
  const [first] = posts;
  if (!first) return null;
  return (
    <>
      <Tap className="duty-bar" expanded={open} onPress={() => setOpen(true)}>
        <Box className="duty-bar__words">
          <Box className="duty-bar__post">{postName(first)}</Box>
          {posts.length > 1 && (
            <Box className="duty-bar__more">{staff.duty.posts(posts.length)}</Box>
          )}
        </Box>
        <Box className={`duty-bar__state ${onDuty ? 'duty-bar__state--on' : ''}`}>
          <Icon name={onDuty ? 'circle-check' : 'circle-pause'} size="small" />
          <Box as="span">{onDuty ? staff.duty.onDuty : staff.duty.onLeave}</Box>
        </Box>
        <Icon name="chevron-right" size="small" />
      </Tap>
      {!onDuty && (
        <Box className="duty-bar__away">
          <Box>{staff.workbench.offDuty}</Box>
          <Button compact words={staff.duty.comeBack} onPress={() => setOpen(true)} />
        </Box>
      )}
      <DutySheet open={open} posts={posts} onChanged={onChanged} onClose={() => setOpen(false)} />
    </>
  );
}
