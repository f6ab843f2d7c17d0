import type { ReactNode } from 'react';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { Dialog } from '../../platform/elements/Dialog';
import { Tap } from '../../platform/elements/Tap';
import { Icon } from '../Icon/Icon';
import './Sheet.scss';

interface SheetProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children?: ReactNode;
  /** Buttons, kept in sight while the content scrolls. */
  footer?: ReactNode;
}

/** Comes up from below (in the middle on a wide screen) with one thing to do. */
export function Sheet({ title, open, onClose, children, footer }: SheetProps) {
  if (!open) return null;
  return (
    <Box className="sheet">
      <Box className="sheet__veil" holdsTouches>
        <Tap className="sheet__veil-tap" label={shell.close} onPress={onClose} />
      </Box>
      <Dialog label={title} className="sheet__panel" onClose={onClose}>
        <Box className="sheet__head">
          <Box as="h2" className="sheet__title">
            {title}
          </Box>
          <Tap className="sheet__close" label={shell.close} onPress={onClose}>
            <Icon name="x" />
          </Tap>
        </Box>
        <Box className="sheet__content" role="group" label={title} scrolls>
          {children}
        </Box>
        {footer && <Box className="sheet__footer">{footer}</Box>}
      </Dialog>
    </Box>
  );
}
