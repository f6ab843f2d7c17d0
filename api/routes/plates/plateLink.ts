import Router from '@koa/router';
import { PLATE_LINK } from '../../plates/plateCode';

/** The client's page that says who looks after a unit and offers the form: see miniapp/src/routes.ts. */
const PAGE = '/packages/grid/pages/unit/index';

/** `/g/CODE`, what a plain QR says: short, so that its squares are large. Leads to the browser client. */
export function plateLinkRouter(): Router {
  const router = new Router();
  router.get(`${PLATE_LINK}:code`, (ctx) => {
    const code = /^\d{6,18}$/.exec(ctx.params.code ?? '')?.[0];
    ctx.redirect(code ? `${PAGE}?area=${code}` : '/');
  });
  return router;
}
