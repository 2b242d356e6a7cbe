/* Proves who pays. What is typed is sealed before it leaves, and never leaves otherwise where the browser can
   seal; what is of the body is taken and sealed by the sensor of this PC, in a window of its own. */
(() => {
  'use strict';

  document.documentElement.classList.add('scripts');
  const possible = showpaySeal.isPossible();
  const form = () => document.getElementById('prove');
  const say = words => {
    const trouble = document.getElementById('prove-trouble');
    if (trouble) { trouble.textContent = words; trouble.hidden = !words; }
  };

  const post = async (where, what) => {
    const answer = await fetch(where, {
      method: 'POST', body: JSON.stringify(what),
      headers: {'Content-Type': 'application/json', 'HX-Request': 'true'}
    });
    if (!answer.ok) { throw new Error('status ' + answer.status); }
    return answer;
  };
  /* A question is for one payment and factor, and takes one answer. */
  const ask = async (wanted, factor) =>
    (await post(wanted.challenges, {payment: wanted.payment, factor})).json();
  const enter = async (wanted, question, sealed) =>
    showpayAnswered(await (await post(
      wanted.entries, {payment: wanted.payment, challenge: question.challenge, sealed})).text());

  const type = async () => {
    const part = form();
    const wanted = {...part.dataset};
    const field = document.getElementById('password');
    if (!await possible) { return field.name ? part.submit() : say(wanted.cannot); }
    const button = part.querySelector('button');
    button.disabled = true;
    try {
      const question = await ask(wanted, 'PASSWORD');
      const sealed = await showpaySeal.answer(question, wanted.payment, field.value);
      field.value = '';
      await enter(wanted, question, sealed);
    } catch (silence) {
      say(wanted.silent);
    } finally {
      button.disabled = false;
    }
  };

  /* The sensor says that it is there, is asked, and answers; nobody else is listened or spoken to. */
  let sensor = null;
  const open = factor => {
    const {place, blocked} = document.getElementById('sensor').dataset;
    const shown = window.open(place, 'showpay-sensor', 'popup,width=520,height=760');
    sensor = shown && {shown, factor, origin: new URL(place).origin, wanted: {...form().dataset}};
    say(sensor ? '' : blocked);
  };
  const put = async asked => {
    asked.question = await ask(asked.wanted, asked.factor);
    asked.shown.postMessage({question: asked.question, payment: asked.wanted.payment}, asked.origin);
  };
  const take = async (asked, sealed) => {
    sensor = null;
    asked.shown.close();
    await enter(asked.wanted, asked.question, sealed);
  };

  document.addEventListener('submit', event => {
    if (event.target.id === 'prove') { event.preventDefault(); type(); }
  });
  document.addEventListener('click', event => {
    if (event.target.dataset.factor) { open(event.target.dataset.factor); }
  });
  addEventListener('message', event => {
    if (!sensor || event.source !== sensor.shown || event.origin !== sensor.origin) { return; }
    const words = sensor.wanted.silent;
    (event.data.sealed ? take(sensor, event.data.sealed) : put(sensor)).catch(() => say(words));
  });
})();
