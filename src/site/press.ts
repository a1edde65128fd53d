import { createApp } from 'astro/app/entrypoint';

export const app = createApp();

/*
 * When a page throws, Astro answers with an empty page and gives the reason only in a log shared by all
 * pages. Here the error goes to the caller instead, as in Astro's own static build, and is not logged.
 */
const renderError = app.renderError.bind(app);
app.renderError = (request, options) => {
  if (options.status === 500 && options.error) return Promise.reject(options.error);
  return renderError(request, options);
};

const { options } = app.logger;
const { destination } = options;
options.destination = {
  write(event) {
    if (event.level !== 'error') destination.write(event);
  },
};
