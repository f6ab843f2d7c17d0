import { Icon } from '../../components/Icon/Icon';
import { TabBar } from '../../components/TabBar/TabBar';
import { shell } from '../../messages/shell';
import { routes } from '../../routes';
import { Tap } from '../elements/Tap';
import { goBack, openTab } from '../leavePage';
import type { FrameProps } from './frameProps';
import './PageFrame.scss';

/** The browser's head with name and way back, and the tabs: below on a phone, in the head where wide. */
export function PageFrame({ title, tab, children }: FrameProps) {
  return (
    <div className={`frame ${tab ? 'frame--tab' : ''}`}>
      <header className="frame__head">
        <div className="frame__column">
          {!tab && (
            <Tap className="frame__back" label={shell.back} onPress={() => goBack(routes.home)}>
              <Icon name="chevron-left" />
            </Tap>
          )}
          <Tap className="frame__name" onPress={() => openTab(routes.home)}>
            <Icon name="heart-filled" />
            <span>{shell.name}</span>
          </Tap>
          <h1 className={`frame__title ${title === shell.name ? 'frame__title--name' : ''}`}>
            {title}
          </h1>
          <div className="frame__wide-tabs">
            <TabBar current={tab} />
          </div>
        </div>
      </header>
      {children}
      {tab && (
        <div className="frame__tabs">
          <TabBar current={tab} />
        </div>
      )}
    </div>
  );
}
