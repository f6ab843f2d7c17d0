import type { ReactNode } from 'react';
import { Box } from '../../platform/elements/Box';
import './Card.scss';

interface CardProps {
  /** A heading over the content. */
  title?: string;
  /** At the right of the heading. */
  extra?: ReactNode;
  tone?: 'plain' | 'brand' | 'warning' | 'danger' | 'info';
  /** No inner margin: cells reach the edges. */
  flush?: boolean;
  children?: ReactNode;
}

/** White on the soft page: one thing a card. */
export function Card({ title, extra, tone = 'plain', flush, children }: CardProps) {
  return (
    <Box as="section" className={`card card--${tone} ${flush ? 'card--flush' : ''}`}>
      {title && (
        <Box className="card__head">
          <Box as="h2" className="card__title">
            {title}
          </Box>
          {extra}
        </Box>
      )}
      {children}
    </Box>
  );
}
