import { createRequire } from 'node:module';
import path from 'node:path';
import Router from '@koa/router';
import mount from 'koa-mount';
import serve from 'koa-static';
import { openapiDocument } from '../openapi';
import type { Endpoint } from './endpoint';

const SWAGGER = path.dirname(
  createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
);

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>微连心 API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>`;

const START = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;

/** `/api/v1/openapi.json` and, at `/api/docs`, a page to read and try it. */
export function documentationRouter(endpoints: readonly Endpoint[]): Router {
  const router = new Router();
  // Written when it is first asked for: it takes as long as all else of a start together.
  let document: string | undefined;
  router.get('/api/v1/openapi.json', (ctx) => {
    document ??= JSON.stringify(openapiDocument(endpoints));
    ctx.type = 'application/json';
    ctx.body = document;
  });
  router.get('/api/docs', (ctx) => {
    ctx.type = 'text/html; charset=utf-8';
    ctx.body = PAGE;
  });
  router.get('/api/docs/start.js', (ctx) => {
    ctx.type = 'application/javascript';
    ctx.body = START;
  });
  router.get(
    '/api/docs/assets/{*file}',
    mount('/api/docs/assets', serve(SWAGGER, { index: false, maxage: 3_600_000 })) as never,
  );
  return router;
}
