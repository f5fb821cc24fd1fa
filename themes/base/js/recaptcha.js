// Loaded only where people may ask Google whether they are a person, and silent until they press the button: nothing is fetched
// from Google before. Whoever does not press it, or gets no answer, sends the form as it is and confirms by e-mail.
const patience = 8000;

const part = document.querySelector('[data-pp-google]');
if (part) offer(part);

function offer(part) {
  const [ask, status] = [part.querySelector('[data-ask]'), part.querySelector('[role=status]')];
  const say = (what) => { status.textContent = status.dataset[what]; };
  part.hidden = false;
  ask.addEventListener('click', async () => {
    ask.disabled = true;
    try {
      const google = await load(part.dataset.ppGoogle);
      if (part.dataset.action) scoreWhenSent(google, part);
      else tickBox(google, part, say);
      say('ready');
    } catch {
      say('failed');
      ask.disabled = false;
    }
  });
}

function load(address) {
  const script = Object.assign(document.createElement('script'), { src: address, async: true });
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener('load', () => (globalThis.grecaptcha ? globalThis.grecaptcha.ready(() => resolve(globalThis.grecaptcha)) : reject(new Error('Nothing came.'))));
    script.addEventListener('error', () => reject(new Error('It cannot be reached.')));
  });
  document.head.append(script);
  return inTime(loaded);
}

/** v2: Google's box fills in a field of the form by itself. */
function tickBox(google, part, say) {
  google.render(part.querySelector('[data-box]'), {
    sitekey: part.dataset.key,
    callback: () => say('done'),
    'expired-callback': () => say('ready'),
    'error-callback': () => say('failed'),
  });
}

/** v3: an answer is good for two minutes, so it is asked for when the form is sent. */
function scoreWhenSent(google, part) {
  const form = part.closest('form');
  let asked = false;
  form.addEventListener('submit', async (event) => {
    if (asked || event.submitter?.value !== 'send') return;
    event.preventDefault();
    asked = true;
    const answer = await inTime(Promise.resolve().then(() => google.execute(part.dataset.key, { action: part.dataset.action }))).catch(() => '');
    part.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'g-recaptcha-response', value: answer }));
    // An answer that is there at once comes while the browser still sends this event, when it would ignore another.
    setTimeout(() => form.requestSubmit(event.submitter));
  });
}

const inTime = (work) => Promise.race([work, new Promise((_, reject) => { setTimeout(() => reject(new Error('It takes too long.')), patience); })]);
