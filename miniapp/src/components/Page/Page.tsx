import type { ReactNode } from 'react';
import type { Problem } from '../../api/problem';
import type { Stale } from '../../loading/useStale';
import { shell } from '../../messages/shell';
import { Box } from '../../platform/elements/Box';
import { PageFrame } from '../../platform/frame/PageFrame';
import { usePageTitle } from '../../platform/usePageTitle';
import type { TabName } from '../../routes';
import { useNetwork } from '../../stores/network';
import { useSettings } from '../../stores/settings';
import { Button } from '../Button/Button';
import { EmptyState } from '../EmptyState/EmptyState';
import { Notice } from '../Notice/Notice';
import { Skeleton, type SkeletonKind } from '../Skeleton/Skeleton';
import { StaleBar } from '../StaleBar/StaleBar';
import './Page.scss';

interface PageProps {
  /** Navigation bar, and the page's main heading in a browser. */
  title: string;
  /** Set on the four tabs alone. */
  tab?: TabName;
  /** Shows this skeleton instead of the children. */
  loading?: SkeletonKind | false;
  /** Shows what went wrong and what to do, with a retry, instead of the children. */
  problem?: Problem | null;
  onRetry?: () => void;
  /** What is shown could not be read again. */
  stale?: Stale | null;
  /** What is on the device itself: shown over a problem too. */
  kept?: ReactNode;
  /** The one primary action, under the thumb. */
  footer?: ReactNode;
  /** Beside the children on a wide screen, below them on a phone. */
  aside?: ReactNode;
  /** The aside is what matters most: above the children on a phone. */
  asideFirst?: boolean;
  /** A form or a single card: a narrower column on a wide screen. */
  narrow?: boolean;
  /** The page itself does not scroll: its content takes the height there is. */
  fills?: boolean;
  children?: ReactNode;
}

/** The frame of every page: theme, safe areas, title, waiting, failing with retry. */
export function Page(props: PageProps) {
  const {
    title,
    tab,
    loading,
    problem,
    onRetry,
    stale,
    kept,
    footer,
    aside,
    asideFirst,
    narrow,
    fills,
  } = props;
  const elder = useSettings((settings) => settings.elder);
  const online = useNetwork((network) => network.online);
  const id = usePageTitle(title);
  const width = narrow ? 'page__column--narrow' : aside ? 'page__column--with-aside' : '';
  const beside = aside && (
    <Box as="aside" className="page__aside">
      {aside}
    </Box>
  );
  return (
    <Box
      id={id}
      className={`theme page ${fills ? 'page--fills' : ''} ${
        elder === 0 ? '' : `theme--elder${elder} page--elder`
      }`}
    >
      <PageFrame title={title} tab={tab}>
        {(!online || stale) && (
          <Box className="page__state">
            {stale && online ? (
              <StaleBar stale={stale} />
            ) : (
              <Notice tone="warning" words={shell.offline} />
            )}
          </Box>
        )}
        <Box
          as="main"
          className={`page__column ${width} ${asideFirst ? 'page__column--aside-first' : ''}`}
          busy={Boolean(loading)}
        >
          {problem ? (
            <Box className="page__content">
              {kept}
              <EmptyState
                icon={problem.code === 'not_found' ? 'search-x' : 'cloud-off'}
                words={problem.words}
                live
              >
                {onRetry && <Button kind="secondary" words={shell.retry} onPress={onRetry} />}
              </EmptyState>
            </Box>
          ) : loading ? (
            <Skeleton kind={loading} />
          ) : (
            <>
              {asideFirst && beside}
              <Box className="page__content">{props.children}</Box>
              {!asideFirst && beside}
            </>
          )}
        </Box>
        {footer && !loading && !problem && (
          <Box className="page__footer">
            <Box className={`page__footer-column ${narrow ? 'page__footer-column--narrow' : ''}`}>
              {footer}
            </Box>
          </Box>
        )}
      </PageFrame>
    </Box>
  );
}
