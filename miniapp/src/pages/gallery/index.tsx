import { STATE_NAMES, STATES } from '@shared/states';
import { useState } from 'react';
import { Badge } from '../../components/Badge/Badge';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { Cell } from '../../components/Cell/Cell';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { Confirm } from '../../components/Confirm/Confirm';
import { DueClock } from '../../components/DueClock/DueClock';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { TextField, WordsField } from '../../components/Field/Field';
import { MarkTags } from '../../components/MarkTags/MarkTags';
import { Notice } from '../../components/Notice/Notice';
import { Page } from '../../components/Page/Page';
import { PersonCard } from '../../components/PersonCard/PersonCard';
import { PhotoEditor } from '../../components/PhotoGrid/PhotoGrid';
import { Rating } from '../../components/Rating/Rating';
import { Skeleton } from '../../components/Skeleton/Skeleton';
import { StatusTag } from '../../components/StatusTag/StatusTag';
import { Steps } from '../../components/Steps/Steps';
import { Timeline } from '../../components/Timeline/Timeline';
import { type ElderLevel, useSettings } from '../../stores/settings';
import { GALLERY_ENTRIES, GALLERY_MARKS, GALLERY_PHOTOS } from './gallerySamples';

const LONG_NAME = '阿卜杜热合曼·麦麦提依明·吾布力卡斯木江';
const ELDER = ['0', '1', '2', '3'].map((value) => ({ value, words: `字号 ${value}` }));
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** Every component in every state, side by side. Only a development build has this page. */
export default function Gallery() {
  const { elder, setElder } = useSettings();
  const [words, setWords] = useState('');
  const [stars, setStars] = useState<number | null>(3);
  const [asking, setAsking] = useState(false);
  return (
    <Page title="组件" footer={<Button words="提交" onPress={() => setAsking(true)} />}>
      <ChipGroup
        label="字号"
        chips={ELDER}
        value={String(elder)}
        onChange={(value) => setElder(Number(value) as ElderLevel)}
      />
      <Card title="按钮" extra={<Badge count={120} />}>
        <Button words="主要" onPress={() => {}} />
        <Button kind="secondary" icon="phone" words="次要" onPress={() => {}} />
        <Button kind="danger" words="危险" onPress={() => {}} />
        <Button words="不可用" disabled onPress={() => {}} />
        <Button words="正在提交" busy onPress={() => {}} />
        <Button kind="plain" words={`很长的按钮文字 ${LONG_NAME}`} onPress={() => {}} />
      </Card>
      <Card title="输入">
        <TextField
          id="g1"
          label="姓名"
          value={words}
          onChange={setWords}
          maxLength={40}
          hint="按身份证填写"
        />
        <WordsField
          id="g2"
          label="内容"
          value={words}
          onChange={setWords}
          maxLength={200}
          error="请写一句话"
        />
      </Card>
      <Card title="状态">
        {STATES.map((state) => (
          <StatusTag key={state} state={state} words={STATE_NAMES[state]} />
        ))}
        <DueClock dueAt={inHours(30)} dueFor="resolution" />
        <DueClock dueAt={inHours(1)} dueFor="acceptance" />
        <DueClock dueAt={inHours(-30)} dueFor="verification" />
        <Steps done={3} />
        <Steps done={6} />
        <MarkTags marks={GALLERY_MARKS} />
      </Card>
      <Card title="人">
        <PersonCard
          name={LONG_NAME}
          post="塔什库尔干塔吉克自治县提孜那甫乡第三网格 网格员"
          phone="13800001234"
        />
        <PersonCard name="王秀兰" post="网格长" phone="138****1234" />
      </Card>
      <Card title="照片">
        <PhotoEditor
          photos={GALLERY_PHOTOS}
          most={9}
          onAdd={() => {}}
          onRetry={() => {}}
          onRemove={() => {}}
        />
      </Card>
      <Card title="进展">
        <Timeline entries={GALLERY_ENTRIES} />
      </Card>
      <Card title="评价">
        <Rating label="办理速度" value={stars} onChange={setStars} />
        <Rating label="服务态度" value={5} />
      </Card>
      <Card flush title="列表">
        <Cell icon="user-round" title="姓名" value={LONG_NAME} onPress={() => {}} />
        <Cell icon="bell" title="消息提醒" note="每次点允许，可收到一条" />
      </Card>
      <Notice tone="info" words="这是一条说明" />
      <Notice tone="success" words="已经提交" />
      <Notice tone="warning" words="还有两张照片没有上传" />
      <Notice tone="danger" words="没有连上网络" />
      <Card>
        <EmptyState icon="inbox" words="还没有消息。反映的事有进展时，会在这里告诉您。" />
      </Card>
      <Skeleton kind="list" />
      <Confirm
        open={asking}
        title="退出登录"
        words="退出后需要重新登录才能查看您的反映。"
        action="退出"
        danger
        onConfirm={() => setAsking(false)}
        onCancel={() => setAsking(false)}
      />
    </Page>
  );
}
