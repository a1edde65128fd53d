import { createApp } from 'astro/app/entrypoint';

export const app = createApp();

/*
 * When a page throws, Astro responds with an empty page and reports the error only in a log shared
 * by all pages. This passes the error to the caller instead, as Astro's own static build does.
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
