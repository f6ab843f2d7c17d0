import { Icon } from '../../components/Icon/Icon';
import type { IconName } from '../../components/Icon/iconName';
import { Page } from '../../components/Page/Page';
import { home } from '../../messages/home';
import { shell } from '../../messages/shell';
import { talk } from '../../messages/talk';
import { callPhone } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { openTab } from '../../platform/leavePage';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import type { HomeProps } from './homeData';
import { WaitingReports } from './WaitingReports';
import { WorkbenchEntry } from './WorkbenchEntry';
import './home.scss';

interface BigButtonProps {
  icon: IconName;
  words: string;
  note?: string;
  primary?: boolean;
  onPress: () => void;
}

function BigButton({ icon, words, note, primary, onPress }: BigButtonProps) {
  return (
    <Tap className={`home__big ${primary ? 'home__big--primary' : ''}`} onPress={onPress}>
      <Icon name={icon} size="huge" />
      <Box>
        <Box className="home__big-words">{words}</Box>
        {note && <Box>{note}</Box>}
      </Box>
    </Tap>
  );
}

/** 关怀模式: four big buttons and nothing to read past. */
export function ElderHome({ me, data, stale }: HomeProps) {
  const member = data.people.find((person) => person.phone !== null);
  const phone = member?.phone ?? null;
  return (
    <Page title={shell.name} tab="home" stale={stale} narrow>
      <WaitingReports />
      <BigButton
        primary
        icon="pen-line"
        words={home.elderReport}
        onPress={() => openPage(routes.reportForm())}
      />
      {member && phone ? (
        <BigButton
          icon="phone"
          words={home.elderCall}
          note={member.name}
          onPress={() => callPhone(phone)}
        />
      ) : me.grid.length === 0 ? (
        <BigButton
          icon="map-pin"
          words={home.chooseGrid}
          onPress={() => openPage(routes.chooseGrid)}
        />
      ) : (
        <BigButton
          icon="message-circle"
          words={talk.toGrid}
          onPress={() => openPage(routes.talk(`grid-${me.id}`))}
        />
      )}
      <BigButton
        icon="clipboard-list"
        words={home.elderReports}
        onPress={() => openTab(routes.reports)}
      />
      <BigButton icon="settings" words={home.elderMe} onPress={() => openTab(routes.me)} />
      <WorkbenchEntry me={me} />
    </Page>
  );
}
