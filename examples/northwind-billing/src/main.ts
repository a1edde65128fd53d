import { createServer } from 'node:http';
import { connect } from './db.ts';
import { exportRoutes } from './http/exports.ts';
import { invoiceRoutes } from './http/invoices.ts';
import { problem } from './http/problem.ts';
import { dispatch } from './http/router.ts';

const db = connect(process.env.DATABASE_URL ?? 'postgres://billing@localhost:5432/billing');
const port = Number(process.env.PORT ?? 4100);
const routes = { ...invoiceRoutes, ...exportRoutes };

createServer(async (request, response) => {
  const reply = await dispatch(request, routes, db).catch(problem.from);
  response.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body);
}).listen(port, () => console.log(`billing listens on http://localhost:${port}`));
