import { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { followLive, pauseLive, resumeLive, retryLive } from './live/followLive';
import { replacePage } from './platform/navigation';
import { teachSpoken } from './platform/teachSpoken';
import { sendWaiting } from './reports/sendWaiting';
import { sweepDrafts } from './reports/sweepDrafts';
import { routes } from './routes';
import { watchNetwork } from './stores/network';
import './app.scss';

teachSpoken();

export default function App({ children }: PropsWithChildren) {
  // What could not be sent goes out as soon as there is a network, or the app is looked at again.
  useLaunch(() => {
    sweepDrafts();
    watchNetwork(() => {
      void sendWaiting();
      retryLive();
    });
    followLive();
  });
  useDidShow(() => {
    void sendWaiting();
    resumeLive();
  });
  useDidHide(pauseLive);
  usePageNotFound(() => replacePage(routes.notFound));
  return children;
}
