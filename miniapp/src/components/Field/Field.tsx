import type { ReactNode } from 'react';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { TextArea } from '../../platform/elements/TextArea';
import { TextInput } from '../../platform/elements/TextInput';
import { Icon } from '../Icon/Icon';
import './Field.scss';

interface FieldProps {
  /** Names the field for its label; unique on the page. */
  id: string;
  label: string;
  hint?: string;
  /** Under the field, read aloud when it appears. */
  error?: string;
  optional?: boolean;
  /** The control itself, where it is not a line or area of text. */
  children?: ReactNode;
}

/** Several controls under one label, hint and error: kinds, photos, a place. */
export function Field(props: FieldProps) {
  const { id, label } = props;
  return (
    <Box className="field" role="group" labelledBy={`${id}-label`}>
      <Box id={`${id}-label`} className="field__label">
        {label}
        {props.optional && <Optional />}
      </Box>
      {props.children}
      <FieldNotes {...props} />
    </Box>
  );
}

function Optional() {
  return (
    <Box as="span" className="field__optional">
      {shell.optional}
    </Box>
  );
}

/** One control with its label. */
function LabelledControl(props: FieldProps) {
  const { id, label } = props;
  return (
    <Box className="field">
      <Box as="label" htmlFor={id} className="field__label">
        {label}
        {props.optional && <Optional />}
      </Box>
      {props.children}
      <FieldNotes {...props} />
    </Box>
  );
}

function FieldNotes({ id, hint, error }: FieldProps) {
  return (
    <>
      {hint && (
        <Box id={`${id}-hint`} className="field__hint">
          {hint}
        </Box>
      )}
      <Box id={`${id}-error`} className={error ? 'field__error' : ''} live="assertive">
        {error && <Icon name="circle-alert" size="small" />}
        {error}
      </Box>
    </>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  onConfirm?: () => void;
  placeholder?: string;
  maxLength: number;
  kind?: 'text' | 'digits' | 'phone' | 'search';
  disabled?: boolean;
}

/** A line of text with its label. */
export function TextField({ onConfirm, kind, ...props }: TextFieldProps) {
  return (
    <LabelledControl {...props}>
      <TextInput
        id={props.id}
        className={`field__control ${props.error ? 'field__control--invalid' : ''}`}
        kind={kind}
        value={props.value}
        onChange={props.onChange}
        onConfirm={onConfirm}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        disabled={props.disabled}
        invalid={Boolean(props.error)}
        describedBy={`${props.id}-hint ${props.id}-error`}
      />
    </LabelledControl>
  );
}

/** Several lines of text with their label and a counter. */
export function WordsField({ kind: _, onConfirm: __, ...props }: TextFieldProps) {
  return (
    <LabelledControl {...props}>
      <Box
        className={`field__control field__control--area ${props.error ? 'field__control--invalid' : ''}`}
      >
        <TextArea
          id={props.id}
          className="field__area"
          value={props.value}
          onChange={props.onChange}
          placeholder={props.placeholder}
          maxLength={props.maxLength}
          disabled={props.disabled}
          invalid={Boolean(props.error)}
          describedBy={`${props.id}-hint ${props.id}-error`}
        />
        <Box className="field__counter">
          {props.value.length} / {props.maxLength}
        </Box>
      </Box>
    </LabelledControl>
  );
}
