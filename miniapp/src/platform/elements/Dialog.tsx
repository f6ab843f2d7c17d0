import { type ReactNode, useEffect, useRef } from 'react';

interface DialogProps {
  label: string;
  className: string;
  children: ReactNode;
  onClose: () => void;
}

const FOCUSABLE =
  'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), a[href], [tabindex="0"]';

/** A layer that holds the keyboard's focus until it closes; Escape closes it. */
export function Dialog({ label, className, children, onClose }: DialogProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      ref={box}
      className={className}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (event.key !== 'Tab') return;
        const stops = [...(box.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
        const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
        if (document.activeElement !== edge && document.activeElement !== box.current) return;
        event.preventDefault();
        (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
      }}
    >
      {children}
    </div>
  );
}
