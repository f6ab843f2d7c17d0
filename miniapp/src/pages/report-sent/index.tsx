import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { findReport } from '../../api/reports';
import { exactTime } from '../../clock/exactTime';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Icon } from '../../components/Icon/Icon';
import { Page } from '../../components/Page/Page';
import { SubscribeOffer } from '../../components/SubscribeOffer/SubscribeOffer';
import { useLoad } from '../../loading/useLoad';
import { sent } from '../../messages/form';
import { copyText, showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { openTab, replacePage } from '../../platform/leavePage';
import { forgetDraft } from '../../reports/sendDraft';
import { routes } from '../../routes';
import { useSession } from '../../stores/session';
import './sent.scss';

export default function ReportSent() {
  const { id, draft } = useRouter().params;
  const me = useSession((session) => session.me);
  useEffect(() => {
    if (draft) forgetDraft(draft);
  }, [draft]);
  const { data, problem, loading, reload } = useLoad(id ? () => findReport(id) : null, id ?? '');
  const copy = async (number: string) => {
    if (await copyText(number)) showToast(sent.copied);
  };
  return (
    <Page
      title={sent.title}
      narrow
      loading={Boolean(id) && loading && 'detail'}
      problem={problem}
      onRetry={() => void reload()}
      footer={
        <>
          <Button
            words={sent.see}
            onPress={() => (data ? replacePage(routes.report(data.id)) : openTab(routes.reports))}
          />
          <Button kind="plain" words={sent.home} onPress={() => openTab(routes.home)} />
        </>
      }
    >
      <Card>
        <Box className="sent__done" live="polite">
          <Icon name="circle-check" size="huge" />
          <Box as="h2" className="sent__title">
            {data ? sent.done : sent.doneWithoutNumber}
          </Box>
        </Box>
        {data && (
          <Box className="sent__number-box">
            <Box>{sent.number}</Box>
            <Box className="sent__number">{data.number}</Box>
            <Box className="sent__note">{sent.numberNote}</Box>
            <Button
              compact
              kind="secondary"
              words={sent.copy}
              onPress={() => void copy(data.number)}
            />
          </Box>
        )}
      </Card>
      <SubscribeOffer me={me} side="resident" />
      {data && (
        <Card title={sent.nextTitle}>
          <Box as="ol" className="sent__steps">
            <Box as="li">
              {data.clocks.verifyBy
                ? sent.nextHolder(data.holder.name, exactTime(data.clocks.verifyBy))
                : sent.nextWithoutClock(data.holder.name)}
            </Box>
            <Box as="li">{sent.nextTold}</Box>
            <Box as="li">{sent.nextRate}</Box>
          </Box>
        </Card>
      )}
    </Page>
  );
}
