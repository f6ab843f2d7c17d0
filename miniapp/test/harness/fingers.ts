import { dispatch, listensTo, type Touch } from './events';
import type { Phone } from './phone';
import { findByWords, findControl, tapTarget, textOf, type Words } from './queries';
import type { Typed } from './typed';
import { ancestors, isHidden, type ViewNode, walk } from './viewNode';

const DEFAULT_MAXLENGTH = 140;
const DOWN: Touch = { clientX: 180, clientY: 700 };

/** A finger that is down. */
export interface HeldFinger {
  slideUp(pixels: number): void;
  lift(): void;
}

/** Touching and typing on the page on top. Each act throws when a person could not do it. */
export class Fingers {
  constructor(
    readonly phone: Phone,
    readonly typed: Typed,
  ) {}

  get #root(): ViewNode {
    return this.phone.launch.router.top.tree;
  }

  /** @throws when nothing, or more than one thing, with these words can be tapped. */
  find(words: Words, within: ViewNode = this.#root, nth?: number): ViewNode {
    const targets = new Map<ViewNode, ViewNode>();
    for (const node of findByWords(within, words)) {
      const target = tapTarget(node);
      if (target && !targets.has(target)) targets.set(target, node);
    }
    const found = [...targets.values()];
    const one = nth === undefined ? found[0] : found[nth];
    if (!one) throw new Error(`nothing to tap with the words ${words}`);
    if (nth === undefined && found.length > 1) {
      throw new Error(`${found.length} things to tap with the words ${words}: say which (nth)`);
    }
    return one;
  }

  tap(node: ViewNode): void {
    const { cover } = this.phone.launch.popups;
    if (cover) throw new Error(`cannot tap: ${cover}`);
    if (isHidden(node)) throw new Error('cannot tap what is hidden');
    for (const one of ancestors(node)) {
      if (one.attr.disabled === true) throw new Error(`disabled: ${textOf(one)}`);
    }
    this.#touch();
    const { realm } = this.phone.launch;
    dispatch(realm, node, 'touchstart', {}, [DOWN]);
    dispatch(realm, node, 'touchend');
    let handled = dispatch(realm, node, 'tap', { x: 1, y: 1 });
    handled += this.#followNative(node);
    if (handled === 0) throw new Error(`nothing happens on a tap on "${textOf(node)}"`);
  }

  /** Puts a finger down and leaves it there. */
  hold(node: ViewNode): HeldFinger {
    const { realm } = this.phone.launch;
    this.#touch();
    dispatch(realm, node, 'touchstart', {}, [DOWN]);
    return {
      slideUp: (pixels) => {
        const there = { ...DOWN, clientY: DOWN.clientY - pixels };
        dispatch(realm, node, 'touchmove', {}, [there]);
      },
      lift: () => void dispatch(realm, node, 'touchend'),
    };
  }

  press(node: ViewNode): void {
    this.#touch();
    if (dispatch(this.phone.launch.realm, node, 'longpress') === 0)
      throw new Error('nothing listens to a long press');
  }

  /** Types into the control with this label, cut at its maxlength as WeChat cuts (140 where none is given). */
  type(label: Words, text: string): void {
    const control = this.control(label);
    if (control.attr.disabled === true) throw new Error(`disabled: ${label}`);
    const limit = Number(control.attr.maxlength ?? DEFAULT_MAXLENGTH);
    const value = limit >= 0 ? text.slice(0, limit) : text;
    const { realm } = this.phone.launch;
    this.#touch();
    dispatch(realm, control, 'focus', { value: this.typed.valueOf(control), height: 300 });
    this.typed.set(control, value);
    if (dispatch(realm, control, 'input', { value, cursor: value.length }) === 0) {
      throw new Error(`nothing listens to what is typed into ${label}`);
    }
    dispatch(realm, control, 'blur', { value, cursor: value.length });
  }

  /** Sends a control's own event: `change` of a picker or switch, `confirm` of a search field … */
  send(label: Words, type: string, detail: object): void {
    const control = this.control(label);
    this.#touch();
    const { realm } = this.phone.launch;
    if (dispatch(realm, control, type, detail) === 0)
      throw new Error(`nothing listens to ${type} of ${label}`);
  }

  control(label: Words): ViewNode {
    const control = findControl(this.#root, label);
    if (!control) throw new Error(`no field with the label ${label}`);
    return control;
  }

  /** What WeChat itself does after a tap: forms are sent, choices chosen, open-type buttons answered. */
  #followNative(node: ViewNode): number {
    const above = [...ancestors(node)];
    const button = above.find((one) => one.tag === 'button');
    const label = above.find((one) => one.tag === 'label');
    const choice =
      above.find((one) => one.tag === 'radio' || one.tag === 'checkbox' || one.tag === 'switch') ??
      (label &&
        [...walk(label)].find((one) => ['radio', 'checkbox', 'switch', 'input'].includes(one.tag)));
    if (choice?.tag === 'input') return 1; // focus moves into the field
    if (choice) return this.#choose(choice);
    if (!button) return 0;
    const form = button.attr.formType === 'submit' && above.find((one) => one.tag === 'form');
    if (form)
      return dispatch(this.phone.launch.realm, form, 'submit', { value: this.#formValues(form) });
    return this.#openType(button);
  }

  #choose(choice: ViewNode): number {
    const { realm } = this.phone.launch;
    if (choice.tag === 'switch')
      return dispatch(realm, choice, 'change', { value: choice.attr.checked !== true });
    const group = [...ancestors(choice)].find((one) => one.tag === `${choice.tag}-group`);
    if (!group) return dispatch(realm, choice, 'change', { value: choice.attr.value });
    if (choice.tag === 'radio')
      return dispatch(realm, group, 'change', { value: choice.attr.value });
    const chosen = [...walk(group)].filter(
      (one) => one.tag === 'checkbox' && (one.attr.checked === true) !== (one === choice),
    );
    return dispatch(realm, group, 'change', { value: chosen.map((one) => one.attr.value) });
  }

  #formValues(form: ViewNode): Record<string, unknown> {
    const named = [...walk(form)].filter(
      (one) => typeof one.attr.name === 'string' && one.attr.name,
    );
    return Object.fromEntries(named.map((one) => [String(one.attr.name), this.typed.valueOf(one)]));
  }

  #openType(button: ViewNode): number {
    const { phone } = this;
    const kinds = String(button.attr.openType ?? '').split('|');
    if (kinds.includes('agreePrivacyAuthorization')) {
      phone.consents.privacy = true;
      dispatch(phone.launch.realm, button, 'agreeprivacyauthorization');
    }
    if (kinds.includes('getPhoneNumber')) {
      this.#givePhoneNumber(button);
      return 1;
    }
    if (kinds.includes('share')) {
      phone.launch.router.top.call(
        'onShareAppMessage',
        phone.launch.realm.give({ from: 'button' }),
      );
      return 1;
    }
    return kinds.some((kind) =>
      ['contact', 'openSetting', 'agreePrivacyAuthorization'].includes(kind),
    )
      ? 1
      : 0;
  }

  #givePhoneNumber(button: ViewNode): void {
    const { phone } = this;
    if (!listensTo(button, 'getphonenumber')) throw new Error('nothing listens to getphonenumber');
    const end = phone.activity.begin('getPhoneNumber');
    const answer = (detail: object) => {
      dispatch(phone.launch.realm, button, 'getphonenumber', detail);
      end();
    };
    const refused = { errMsg: 'getPhoneNumber:fail user deny' };
    if (!phone.consents.privacy && phone.hand.privacy === 'refuse') {
      answer({ errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 });
    } else if (phone.hand.phoneNumber === 'deny') answer(refused);
    else {
      phone.consents.privacy = true;
      phone.platform.phoneCode().then(
        (code) => answer({ errMsg: 'getPhoneNumber:ok', code }),
        (error) => answer({ errMsg: `getPhoneNumber:fail ${(error as Error).message}` }),
      );
    }
  }

  /** A touch counts for what WeChat opens on a tap only, until the handler's own turn is over. */
  #touch(): void {
    this.phone.touching = true;
    setImmediate(() => {
      this.phone.touching = false;
    });
  }
}
