import { useState } from 'react';
import { findPlate } from '../../../../api/plates';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Page } from '../../../../components/Page/Page';
import { PersonCard } from '../../../../components/PersonCard/PersonCard';
import { Sheet } from '../../../../components/Sheet/Sheet';
import { useLoad } from '../../../../loading/useLoad';
import { unit as words } from '../../../../messages/plates';
import { callPhone } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { AskPlate } from './AskPlate';
import './unit.scss';

interface UnitProps {
  code: string;
  /** The code leads nowhere: asked for another. */
  onAnother: (code: string) => void;
}

/** What the plate says, and the two things to do about it: tell, or call. */
export function Unit({ code, onAnother }: UnitProps) {
  const { data, problem, loading, reload } = useLoad(() => findPlate(code), code);
  const [calling, setCalling] = useState(false);
  if (problem?.code === 'not_found')
    return (
      <Page title={words.title} narrow>
        <AskPlate unknown onFound={onAnother} />
      </Page>
    );
  const names = (data?.areaPath ?? []).map((area) => area.name);
  const reachable = (data?.people ?? []).flatMap(({ phone, ...person }) =>
    phone === null ? [] : [{ ...person, phone }],
  );
  const [only] = reachable;
  const call = () => {
    if (only && reachable.length === 1) callPhone(only.phone);
    else setCalling(true);
  };
  return (
    <Page
      title={words.title}
      narrow
      loading={loading && 'detail'}
      problem={problem}
      onRetry={() => void reload()}
      footer={
        <>
          <Button
            icon="pen-line"
            words={words.report}
            onPress={() => openPage(routes.reportForm({ area: code }))}
          />
          {only && <Button kind="secondary" icon="phone" words={words.call} onPress={call} />}
        </>
      }
    >
      <Card tone="brand">
        <Box>{words.here}</Box>
        <Box as="h2" className="unit__name">
          {names[names.length - 1]}
        </Box>
        <Box className="unit__path">{names.slice(0, -1).join(' ')}</Box>
      </Card>
      <Card title={words.people}>
        {data?.people.length === 0 && <Box>{words.nobody}</Box>}
        {data?.people.map((person) => (
          <PersonCard
            key={`${person.areaName}${person.roleName}${person.name}`}
            name={person.name}
            post={`${person.areaName} ${person.roleName}`}
            phone={person.phone}
            note={person.onDuty ? undefined : words.away}
          />
        ))}
      </Card>
      <Box className="unit__note">{words.signInNote}</Box>
      <Sheet open={calling} title={words.callWhom} onClose={() => setCalling(false)}>
        {reachable.map((person) => (
          <PersonCard
            key={`${person.areaName}${person.roleName}${person.name}`}
            name={person.name}
            post={person.roleName}
            phone={person.phone}
            note={person.onDuty ? words.onDuty : words.away}
          />
        ))}
      </Sheet>
    </Page>
  );
}
