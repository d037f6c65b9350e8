// Forms that a passkey fills in. Without a browser that knows passkeys they stay hidden, and nothing is missing.
const known = window.PublicKeyCredential
  && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;

async function ask(form) {
  const token = form.querySelector("[name='__RequestVerificationToken']").value;
  const answer = await fetch(form.dataset.options, { method: "POST", headers: { RequestVerificationToken: token } });
  if (!answer.ok) throw new Error("No options");
  const options = await answer.json();
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential);
}

for (const form of known ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const error = form.querySelector("[data-passkey-error]");
    error.hidden = true;
    try {
      form.elements.Passkey.value = await ask(form);
      form.submit();
    } catch {
      error.hidden = false;
    }
  });
}
