import { initAll } from "../govuk-frontend.min.js?v=6.6.0";

initAll();

// A page that the browser kept in memory is asked for again: after "Exit this page" it is no longer there.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
