import type { Phone } from '../phone';
import type { Options, WxGroup } from './callable';
import { WxFailure } from './WxFailure';

const BUTTON_CHARACTERS = 4;
const TOAST_MILLISECONDS = 1500;
const SHEET_ITEMS = 6;

/** Dialogs, answered by the test through {@link Popups}; toasts and loading signs, seen while they last. */
export function dialogApi(phone: Phone): WxGroup {
  return {
    waitsForPerson: ['showModal', 'showActionSheet'],
    async: {
      showModal: (options) => openModal(phone, options),
      showActionSheet: (options) => openSheet(phone, options),
      showToast: ({ title, duration, mask }) =>
        phone.launch.popups.showToast(
          String(title ?? ''),
          Number(duration ?? TOAST_MILLISECONDS),
          mask === true,
        ),
      showLoading: ({ title, mask }) =>
        phone.launch.popups.showLoading(String(title ?? ''), mask === true),
      hideToast: () => phone.launch.popups.hide(),
      hideLoading: () => phone.launch.popups.hide(),
    },
  };
}

function openModal(phone: Phone, options: Options): Promise<object> {
  const {
    title = '',
    content = '',
    showCancel = true,
    cancelText = '取消',
    confirmText = '确定',
  } = options;
  for (const text of [cancelText, confirmText]) {
    if (String(text).length > BUTTON_CHARACTERS) {
      phone.problems.add(
        'limit',
        `showModal: "${text}" has more than ${BUTTON_CHARACTERS} characters`,
      );
      throw new WxFailure('parameter error: button text');
    }
  }
  return ask(phone, (done) => {
    const cancel = () => done({ confirm: false, cancel: true, content: null });
    const confirm = (typed: string) =>
      done({
        confirm: true,
        cancel: false,
        content: options.editable ? typed || String(content) : null,
      });
    return {
      kind: 'modal',
      title: String(title),
      content: String(content),
      choices: [
        ...(showCancel ? [{ text: String(cancelText), pick: cancel }] : []),
        { text: String(confirmText), pick: confirm },
      ],
      back: cancel,
    };
  });
}

function openSheet(phone: Phone, { itemList, alertText = '' }: Options): Promise<object> {
  const items = (itemList ?? []) as string[];
  if (items.length === 0 || items.length > SHEET_ITEMS) {
    phone.problems.add(
      'limit',
      `showActionSheet: ${items.length} items, 1 to ${SHEET_ITEMS} allowed`,
    );
    throw new WxFailure('parameter error: itemList should not be empty or exceed 6');
  }
  return ask(phone, (done, fail) => {
    const back = () => fail(new WxFailure('cancel'));
    return {
      kind: 'actionSheet',
      title: String(alertText),
      content: '',
      choices: [
        ...items.map((text, tapIndex) => ({ text, pick: () => done({ tapIndex }) })),
        { text: '取消', pick: back },
      ],
      back,
    };
  });
}

type PopupOf = NonNullable<Phone['launch']['popups']['open']>;

function ask(
  phone: Phone,
  build: (done: (answer: object) => void, fail: (error: Error) => void) => PopupOf,
): Promise<object> {
  const { popups } = phone.launch;
  if (popups.open) phone.problems.add('limit', `a second dialog over "${popups.open.title}"`);
  return new Promise((resolve, reject) => {
    popups.open = build(
      (answer) => {
        popups.open = undefined;
        resolve(answer);
      },
      (error) => {
        popups.open = undefined;
        reject(error);
      },
    );
  });
}
