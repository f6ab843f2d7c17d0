import { useDidHide, useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { followLive, pauseLive, resumeLive, retryLive } from './live/followLive';
import { replacePage } from './platform/leavePage';
import { teachSpoken } from './platform/teachSpoken';
import { sendWaiting } from './reports/sendWaiting';
import { sweepDrafts } from './reports/sweepDrafts';
import { routes } from './routes';
import { watchNetwork } from './stores/network';
import { followTalks } from './talk/followTalks';
import { sendOutbox } from './talk/outbox';
import './app.scss';

teachSpoken();

export default function App({ children }: PropsWithChildren) {
  // What could not be sent goes out as soon as there is a network, or the app is looked at again.
  useLaunch(() => {
    sweepDrafts();
    watchNetwork(() => {
      void sendWaiting();
      void sendOutbox();
      retryLive();
    });
    followLive();
    followTalks();
  });
  useDidShow(() => {
    void sendWaiting();
    void sendOutbox();
    resumeLive();
  });
  useDidHide(pauseLive);
  usePageNotFound(() => replacePage(routes.notFound));
  return children;
}
