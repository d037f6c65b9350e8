import { Button, createAll, initAll } from "../govuk-frontend.min.js?v=6.6.0";

initAll();

// A page that the browser kept in memory is asked for again: after "Exit this page" it is no longer there.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A hidden part is fetched when it is asked for and thrown away when it is hidden again. The rest of the page stays,
// with all that was typed. Where it can't be fetched, or the page has changed meanwhile, the link is followed as it is
// without a script; but never by itself where there is a form whose words would be lost.
const closed = new Map();

async function fetched(link, here) {
  try {
    const answer = await fetch(link.href, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector(`#${here.id}[tabindex]`);
  } catch {
    return null;
  }
}

async function reveal(link) {
  const here = link.parentElement;
  const part = await fetched(link, here);
  if (part) {
    here.replaceWith(document.adoptNode(part));
    closed.set(here.id, here);
    createAll(Button, undefined, part);
    part.focus();
  } else if (document.querySelector("main form[method=post]")) {
    delete link.dataset.reveal;
    const why = document.createElement("p");
    why.className = "govuk-body survivor-only__failed";
    why.setAttribute("role", "alert");
    why.textContent = "It could not be fetched, or this page has changed meanwhile. Copy what you typed, then follow "
      + "the link again: it opens the page anew.";
    here.append(why);
  } else {
    location.assign(link.href);
  }
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
