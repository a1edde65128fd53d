import { createApp } from 'astro/app/entrypoint';

export const app = createApp();

/*
 * Astro answers what a page throws with an empty page, and says why only in a log that all pages share.
 * Whoever prints one is told instead, as Astro's own static build is, and it is not logged as well.
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
