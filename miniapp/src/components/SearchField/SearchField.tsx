import { useEffect, useRef, useState } from 'react';
import { Box } from '../../platform/elements/Box';
import { TextInput } from '../../platform/elements/TextInput';
import { Icon } from '../Icon/Icon';
import './SearchField.scss';

interface SearchFieldProps {
  id: string;
  /** What is searched; shown in the field while it is empty. */
  label: string;
  /** What is searched for now. */
  value: string;
  onSearch: (words: string) => void;
}

const PAUSE_MS = 500;

/** Searches when the typing pauses. */
export function SearchField({ id, label, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => latest.current(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <Box className="search-field">
      <Icon name="search" />
      <TextInput
        id={id}
        className="search-field__input"
        kind="search"
        label={label}
        placeholder={label}
        value={typed}
        maxLength={60}
        onChange={setTyped}
        onConfirm={() => onSearch(typed.trim())}
      />
    </Box>
  );
}
