import type { CSSProperties, ReactNode } from 'react';

/** What a screen reader is told. Named as in ARIA; on weapp WeChat's own aria attributes carry them. */
export interface Spoken {
  /** The name spoken instead of the words inside. */
  label?: string;
  role?: string;
  checked?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  selected?: boolean;
  /** Marks where one is: the page in a navigation, the step in a row of steps. */
  current?: 'page' | 'step';
  /** Changes inside are read aloud. */
  live?: 'polite' | 'assertive';
  hidden?: boolean;
  describedBy?: string;
  labelledBy?: string;
  busy?: boolean;
  modal?: boolean;
}

export interface BoxProps extends Spoken {
  /** The HTML element in a browser; weapp knows only views and texts. */
  as?: BoxTag;
  id?: string;
  className?: string;
  style?: CSSProperties;
  children?: ReactNode;
  /** Only for the id of a field that a `label` names. */
  htmlFor?: string;
  /** Touches do not reach what lies below (a veil under a sheet). */
  holdsTouches?: boolean;
  /** Scrolls by itself: the keyboard must be able to get in. */
  scrolls?: boolean;
}

export type BoxTag =
  | 'div'
  | 'main'
  | 'nav'
  | 'header'
  | 'footer'
  | 'section'
  | 'article'
  | 'aside'
  | 'ul'
  | 'ol'
  | 'li'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'p'
  | 'span'
  | 'time'
  | 'label'
  | 'dl'
  | 'dt'
  | 'dd';

export interface TapProps extends Spoken {
  id?: string;
  className?: string;
  style?: CSSProperties;
  disabled?: boolean;
  children?: ReactNode;
  onPress: () => void;
}

export interface TextInputProps {
  id: string;
  className?: string;
  value: string;
  onChange: (value: string) => void;
  /** Return or the keyboard's own button. */
  onConfirm?: () => void;
  onBlur?: () => void;
  placeholder?: string;
  maxLength?: number;
  /** Which keyboard comes up. */
  kind?: 'text' | 'digits' | 'phone' | 'search';
  disabled?: boolean;
  label?: string;
  invalid?: boolean;
  describedBy?: string;
}

export interface TextAreaProps extends Omit<TextInputProps, 'kind' | 'onConfirm'> {
  rows?: number;
}

export interface PictureProps {
  src: string;
  /** What the picture shows; '' where the words beside it already say so. */
  alt: string;
  className?: string;
  fit?: 'cover' | 'contain' | 'width';
  onError?: () => void;
}

export interface MessageLogProps {
  label: string;
  className?: string;
  /** Ids of the first and the last message: what changed, and where to go. */
  first: string;
  last: string;
  children?: ReactNode;
  /** The beginning comes into sight. */
  onOlder: () => void;
}

export interface MessageInputProps {
  id: string;
  className?: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  /** Height of the keyboard in px, 0 where it is away. */
  onKeyboard: (height: number) => void;
  placeholder?: string;
  maxLength: number;
  label: string;
}
