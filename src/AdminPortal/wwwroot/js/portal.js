import { Button, createAll, initAll } from "../govuk-frontend.min.js?v=6.6.0";

initAll();

// A page that the browser kept in memory is asked for again: after "Exit this page" it is no longer there.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A hidden part is fetched when it is asked for and thrown away when it is hidden again. The rest of the page stays,
// with all that was typed. Whatever goes wrong, the link is followed as it is without a script.
const closed = new Map();

async function reveal(link) {
  const here = link.parentElement;
  let part = null;
  try {
    const answer = await fetch(link.href, { credentials: "same-origin", cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !answer.redirected) part = page.querySelector(`#${here.id}[tabindex]`);
  } catch {
    // Followed below.
  }

  if (!part) {
    location.assign(link.href);
    return;
  }

  here.replaceWith(document.adoptNode(part));
  closed.set(here.id, here);
  createAll(Button, undefined, part);
  part.focus();
}

function conceal(link) {
  const here = link.parentElement;
  const before = closed.get(here.id);
  if (!before) return false;
  here.replaceWith(before);
  closed.delete(here.id);
  before.querySelector("a").focus();
  return true;
}

addEventListener("click", (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("[data-reveal], [data-conceal]");
  if (!link) return;
  if ("reveal" in link.dataset) {
    event.preventDefault();
    reveal(link);
  } else if (conceal(link)) {
    event.preventDefault();
  }
});
