/** Where every page is. Parameters are encoded here and nowhere else. */
const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
};

export const routes = {
  home: '/pages/home/index',
  reports: '/pages/reports/index',
  inbox: '/pages/inbox/index',
  me: '/pages/me/index',
  reportForm: (query: { group?: string; draft?: string; area?: string } = {}) =>
    withQuery('/pages/report-form/index', query),
  drafts: '/pages/drafts/index',
  /** Who looks after a unit, for anybody: `area` from a plate's address, `scene` or `q` from WeChat. */
  unit: (area?: string) => withQuery('/packages/grid/pages/unit/index', { area }),
  staffPlates: '/packages/staff/pages/plates/index',
  reportSent: (id: string, draft: string) => withQuery('/pages/report-sent/index', { id, draft }),
  report: (id: string) => withQuery('/pages/report/index', { id }),
  rating: (id: string) => withQuery('/pages/rating/index', { id }),
  signIn: '/pages/sign-in/index',
  confirmSignIn: (request: string) => withQuery('/pages/confirm-sign-in/index', { request }),
  chooseGrid: '/pages/choose-grid/index',
  privacy: '/pages/privacy/index',
  /** Export, restriction, erasure: all about me. */
  myData: '/packages/account/pages/my-data/index',
  redact: (id: string) => withQuery('/packages/account/pages/redact/index', { id }),
  notFound: '/pages/not-found/index',
  workbench: '/packages/staff/pages/workbench/index',
  staffReports: '/packages/staff/pages/reports/index',
  staffReport: (id: string) => withQuery('/packages/staff/pages/report/index', { id }),
  staffFileFor: '/packages/staff/pages/file-for/index',
  staffPhoneRating: (id: string) => withQuery('/packages/staff/pages/phone-rating/index', { id }),
  staffTeam: '/packages/staff/pages/team/index',
  staffReviews: '/packages/staff/pages/reviews/index',
  /** Who is held back; `report`: hold back who made it. */
  staffRestrictions: (report?: string) =>
    withQuery('/packages/staff/pages/restrictions/index', { report }),
  staffCalendar: '/packages/staff/pages/calendar/index',
  staffSends: '/packages/staff/pages/sends/index',
  staffRobots: '/packages/staff/pages/robots/index',
  staffWorkflow: (state?: string) => withQuery('/packages/staff/pages/workflow/index', { state }),
  talk: (id: string) => withQuery('/packages/talk/pages/talk/index', { id }),
  talks: '/packages/talk/pages/talks/index',
} as const;

/** The four tabs, in their order on the bar. */
export const TABS = [
  { name: 'home', url: routes.home, icon: 'house' },
  { name: 'reports', url: routes.reports, icon: 'clipboard-list' },
  { name: 'inbox', url: routes.inbox, icon: 'bell' },
  { name: 'me', url: routes.me, icon: 'user-round' },
] as const;
export type TabName = (typeof TABS)[number]['name'];
