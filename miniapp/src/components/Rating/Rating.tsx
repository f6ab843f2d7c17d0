import { rating as words } from '../../messages/rating';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { Icon } from '../Icon/Icon';
import './Rating.scss';

const STARS = [1, 2, 3, 4, 5] as const;

interface RatingProps {
  label: string;
  /** 1 to 5, or null before anything was chosen. */
  value: number | null;
  /** Without it the stars only show. */
  onChange?: (value: number) => void;
}

/** One to five stars, with their word. */
export function Rating({ label, value, onChange }: RatingProps) {
  const said = value === null ? '' : (words.starWords[value - 1] ?? '');
  return (
    <Box className="rating">
      <Box className="rating__label">{label}</Box>
      <Box
        className="rating__stars"
        role={onChange ? 'radiogroup' : 'img'}
        label={onChange ? label : `${label} ${said}`}
      >
        {STARS.map((star) => {
          const lit = value !== null && star <= value;
          const icon = <Icon name={lit ? 'star-filled' : 'star'} />;
          const className = `rating__star ${lit ? 'rating__star--lit' : ''}`;
          if (!onChange)
            return (
              <Box key={star} className={className}>
                {icon}
              </Box>
            );
          return (
            <Tap
              key={star}
              className={className}
              role="radio"
              checked={star === value}
              label={words.star(star, words.starWords[star - 1] ?? '')}
              onPress={() => onChange(star)}
            >
              {icon}
            </Tap>
          );
        })}
      </Box>
      <Box className="rating__said">{said}</Box>
    </Box>
  );
}
