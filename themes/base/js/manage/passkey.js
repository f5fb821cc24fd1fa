/** Shows the forms that need a passkey where the browser can make one, and fills them in (WebAuthn Level 3, JSON). */
export function offerPasskeys() {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  for (const form of document.querySelectorAll('[data-pp-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => ask(event, form));
  }
}

async function ask(event, form) {
  const field = form.elements.Credential;
  if (field.value) return;
  event.preventDefault();
  const problem = form.querySelector('[data-pp-passkey-problem]');
  problem.hidden = true;
  try {
    field.value = JSON.stringify(await credential(form));
    form.submit();
  } catch (error) {
    problem.textContent = error.name === 'NotAllowedError' ? 'Nothing happened: it was cancelled, or took too long. Try again.' : `The passkey did not work (${error.message}). Try again.`;
    problem.hidden = false;
  }
}

async function credential(form) {
  const body = new FormData();
  body.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
  const response = await fetch(form.dataset.ppOptions, { method: 'POST', body });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const options = await response.json();
  const made = form.dataset.ppPasskey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return made.toJSON();
}
