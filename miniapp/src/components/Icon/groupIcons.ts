import type { Group } from '@shared/categories';
import type { IconName } from './iconName';

/** The picture of each big kind of report. */
export const GROUP_ICONS: Record<Group, IconName> = {
  help: 'heart-handshake',
  repair: 'wrench',
  hazard: 'flame',
  dispute: 'scale',
  ask: 'circle-question-mark',
  praise: 'thumbs-up',
};
