/** A picture of the documentation: who looks at what, on which screen. */
export interface Shot {
  readonly name: string;
  readonly who: 'resident' | 'gridMember' | 'gridLeader';
  /** `:report` is a report that waits for its rating, `:open` one that waits to be dispatched. */
  readonly place: string;
  readonly screen: 'phone' | 'desktop';
  readonly letters: 'ordinary' | 'large';
}

const shot = (
  name: string,
  who: Shot['who'],
  place: string,
  screen: Shot['screen'] = 'phone',
  letters: Shot['letters'] = 'ordinary',
): Shot => ({ name, who, place, screen, letters });

const staff = '/packages/staff/pages';

/** What README and the tour show, in that order. */
export const SHOTS: readonly Shot[] = [
  shot('home', 'resident', '/pages/home/index'),
  shot('home-large', 'resident', '/pages/home/index', 'phone', 'large'),
  shot('report-form', 'resident', '/pages/report-form/index'),
  shot('report', 'resident', '/pages/report/index?id=:report'),
  shot('inbox', 'resident', '/pages/inbox/index'),
  shot('rating', 'resident', '/pages/rating/index?id=:report'),
  shot('workbench', 'gridMember', `${staff}/workbench/index`),
  shot('staff-report', 'gridLeader', `${staff}/report/index?id=:open`),
  shot('home-desktop', 'resident', '/pages/home/index', 'desktop'),
  shot('report-desktop', 'resident', '/pages/report/index?id=:report', 'desktop'),
  shot('workbench-desktop', 'gridLeader', `${staff}/workbench/index`, 'desktop'),
  shot('list-desktop', 'gridLeader', `${staff}/reports/index`, 'desktop'),
];
