import { report } from '../../messages/report';
import { shell } from '../../messages/shell';
import { callPhone } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { Button } from '../Button/Button';
import { Icon } from '../Icon/Icon';
import './PersonCard.scss';

interface PersonCardProps {
  name: string;
  /** "河西村第三网格 网格员" */
  post: string;
  /** Null where none may be shown; a masked one can be seen but not called. */
  phone: string | null;
  note?: string;
}

const canBeCalled = (phone: string): boolean => /^[\d-]{3,}$/.test(phone);

/** Somebody who looks after one's matters, and how to reach them. */
export function PersonCard({ name, post, phone, note }: PersonCardProps) {
  return (
    <Box className="person-card">
      <Box className="person-card__face" hidden>
        <Icon name="user-round" size="large" />
      </Box>
      <Box className="person-card__words">
        <Box className="person-card__name">{name}</Box>
        <Box className="person-card__post">{post}</Box>
        {note && <Box className="person-card__post">{note}</Box>}
        {phone && !canBeCalled(phone) && <Box className="person-card__post">{phone}</Box>}
      </Box>
      {phone && canBeCalled(phone) && (
        <Button
          compact
          kind="secondary"
          icon="phone"
          words={shell.call}
          label={report.callPerson(name)}
          onPress={() => callPhone(phone)}
        />
      )}
    </Box>
  );
}
