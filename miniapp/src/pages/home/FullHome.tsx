import { shanghaiHour } from '../../clock/exactTime';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { EmptyState } from '../../components/EmptyState/EmptyState';
import { Icon } from '../../components/Icon/Icon';
import { Page } from '../../components/Page/Page';
import { PersonCard } from '../../components/PersonCard/PersonCard';
import { ReportCard } from '../../components/ReportCard/ReportCard';
import { home } from '../../messages/home';
import { me as meWords } from '../../messages/me';
import { shell } from '../../messages/shell';
import { talk } from '../../messages/talk';
import { Box } from '../../platform/elements/Box';
import { Tap } from '../../platform/elements/Tap';
import { openTab } from '../../platform/leavePage';
import { openPage } from '../../platform/navigation';
import { isEmptyDraft } from '../../reports/draft';
import { routes } from '../../routes';
import { useDrafts } from '../../stores/drafts';
import { ElderOffer } from './ElderOffer';
import type { HomeProps } from './homeData';
import { QuickKinds } from './QuickKinds';
import { WaitingReports } from './WaitingReports';
import { WorkbenchEntry } from './WorkbenchEntry';
import './home.scss';

/** The first page: say something, see what is under way, reach one's grid member. */
export function FullHome({ me, data, stale }: HomeProps) {
  const hasDraft = useDrafts(({ draft }) => draft.state === 'editing' && !isEmptyDraft(draft));
  const greeting = home.greeting(shanghaiHour(new Date()));
  const grid = me.grid
    .slice(1)
    .map((step) => step.name)
    .join(' ');
  return (
    <Page
      title={shell.name}
      tab="home"
      stale={stale}
      aside={
        <>
          <Card title={home.myGridMember}>
            {me.grid.length === 0 ? (
              <>
                <Box>{home.noGrid}</Box>
                <Button
                  kind="secondary"
                  words={home.chooseGrid}
                  onPress={() => openPage(routes.chooseGrid)}
                />
              </>
            ) : (
              <>
                {data.people.length === 0 && <Box>{home.nobodyOnDuty}</Box>}
                {data.people.slice(0, 2).map((person) => (
                  <PersonCard
                    key={person.postId}
                    name={person.name}
                    post={`${person.areaName} ${person.roleName}`}
                    phone={person.phone}
                  />
                ))}
                <Button
                  kind="secondary"
                  icon="message-circle"
                  words={talk.toGrid}
                  onPress={() => openPage(routes.talk(`grid-${me.id}`))}
                />
              </>
            )}
          </Card>
          <WorkbenchEntry me={me} />
        </>
      }
    >
      <ElderOffer />
      <Box className="home__hello">
        <Box as="h2" className="home__greeting">
          {me.name ? home.greetingTo(greeting, me.name) : greeting}
        </Box>
        <Tap className="home__grid" onPress={() => openPage(routes.chooseGrid)}>
          <Icon name="map-pin" size="small" />
          <Box as="span">{grid || meWords.gridUnset}</Box>
        </Tap>
      </Box>
      <Tap className="home__report" onPress={() => openPage(routes.reportForm())}>
        <Icon name="pen-line" size="huge" />
        <Box className="home__report-words">
          <Box className="home__report-title">{home.report}</Box>
          <Box>{hasDraft ? home.continueDraft : home.reportNote}</Box>
        </Box>
        <Icon name="chevron-right" />
      </Tap>
      <WaitingReports />
      <QuickKinds />
      <Box className="home__head">
        <Box as="h2" className="home__title">
          {home.openMatters}
        </Box>
        <Button
          compact
          kind="plain"
          words={home.allMatters}
          onPress={() => openTab(routes.reports)}
        />
      </Box>
      {data.open.length === 0 ? (
        <Card>
          <EmptyState icon="circle-check" words={home.noMatters} />
        </Card>
      ) : (
        data.open.map((report) => (
          <ReportCard
            own
            key={report.id}
            report={report}
            onPress={() => openPage(routes.report(report.id))}
          />
        ))
      )}
    </Page>
  );
}
