import { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { onNetworkChange } from './platform/device';
import { replacePage } from './platform/navigation';
import { sendWaiting } from './reports/sendDraft';
import { routes } from './routes';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  // What could not be sent goes out as soon as there is a network, or the app is looked at again.
  useLaunch(() => {
    onNetworkChange((online) => {
      if (online) void sendWaiting();
    });
  });
  useDidShow(() => void sendWaiting());
  usePageNotFound(() => replacePage(routes.notFound));
  return children;
}
