import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Page } from '../../../../components/Page/Page';
import { unit as words } from '../../../../messages/plates';
import { sceneOf } from '../../../../platform/wechat';
import { areaOfPlate } from '../../../../reports/areaOfPlate';
import { AskPlate } from './AskPlate';
import { Unit } from './Unit';

/** Who looks after the unit of a plate: open to everybody, signed in or not. */
export default function UnitPage() {
  const { params } = useRouter();
  const given = params.area ? `g=${params.area}` : sceneOf(params);
  const [code, setCode] = useState(given === null ? null : areaOfPlate(given));
  if (code !== null) return <Unit code={code} onAnother={setCode} />;
  return (
    <Page title={words.title} narrow>
      <AskPlate unknown={given !== null} onFound={setCode} />
    </Page>
  );
}
