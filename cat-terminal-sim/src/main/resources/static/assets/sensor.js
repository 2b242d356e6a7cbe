/* The sensor's window: it hears the question of the payment screen that opened it, has it taken and sealed by
   this PC, and gives the seal back. It speaks to the payment screens' own origin, and hears nobody else. */
(() => {
  'use strict';

  let asked = null;
  const form = () => document.getElementById('sensor');
  const say = words => {
    const trouble = document.getElementById('sensor-trouble');
    trouble.textContent = words;
    trouble.hidden = !words;
  };
  const show = () => {
    document.getElementById('waits').hidden = true;
    document.getElementById('asked').hidden = false;
    const digits = document.getElementById('digits');
    digits.hidden = !asked.question.prompt;
    digits.querySelector('b').textContent = asked.question.prompt.split('').join(' ');
    form().querySelectorAll('[data-of]').forEach(button => {
      button.hidden = button.dataset.of !== asked.question.factor;
      button.type = button.hidden ? 'button' : 'submit'; // Enter presses the first that submits.
    });
    document.getElementById('person').focus();
  };
  const take = async () => {
    const {person, part, care} = Object.fromEntries(new FormData(form()));
    const held = {factor: asked.question.factor, person, part, care};
    const answer = await fetch(form().action, {
      method: 'POST', body: JSON.stringify({...asked, held}),
      headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': form().querySelector('[name=_csrf]').value}
    });
    const taken = await answer.json();
    say(taken.trouble || '');
    if (taken.sealed) { opener.postMessage({sealed: taken.sealed}, form().dataset.screens); }
  };

  document.addEventListener('DOMContentLoaded', () => {
    if (!form()) { return; }
    addEventListener('message', event => {
      if (!opener || event.source !== opener || event.origin !== form().dataset.screens) { return; }
      asked = event.data;
      show();
    });
    document.addEventListener('submit', event => {
      event.preventDefault();
      if (asked) { take().catch(() => say(form().dataset.silent)); }
    });
    if (opener) { opener.postMessage({ready: true}, form().dataset.screens); }
  });
})();
