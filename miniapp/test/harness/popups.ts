interface Choice {
  readonly text: string;
  readonly pick: (typed: string) => void;
}

export interface Popup {
  readonly kind: 'modal' | 'actionSheet';
  readonly title: string;
  readonly content: string;
  readonly choices: readonly Choice[];
  readonly back: () => void;
}

export interface Toast {
  readonly title: string;
  readonly until: number;
  readonly mask: boolean;
}

/** What WeChat shows over the page: one dialog at a time, one toast or loading sign at a time. */
export class Popups {
  open: Popup | undefined;
  #toast: Toast | undefined;
  /** Every toast that was shown, oldest first. */
  readonly toasts: string[] = [];

  showToast(title: string, milliseconds: number, mask: boolean): void {
    this.toasts.push(title);
    this.#toast = { title, until: Date.now() + milliseconds, mask };
  }

  showLoading(title: string, mask: boolean): void {
    this.#toast = { title, until: Number.POSITIVE_INFINITY, mask };
  }

  hide(): void {
    this.#toast = undefined;
  }

  get toast(): Toast | undefined {
    return this.#toast && this.#toast.until > Date.now() ? this.#toast : undefined;
  }

  /** Why a tap would not reach the page now, or `undefined`. */
  get cover(): string | undefined {
    if (this.open) return `a dialog is open: ${this.open.title} ${this.open.content}`.trim();
    if (this.toast?.mask) return `covered by "${this.toast.title}"`;
    return undefined;
  }
}
