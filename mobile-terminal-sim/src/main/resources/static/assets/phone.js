/* What a page of the phone does by itself: it counts down, asks for the next code, says aloud what
   has happened, and gives a card's number to the vault. */
(() => {
  'use strict';

  const renewAt = 6;
  const say = words => { document.getElementById('said').textContent = words; };

  /* The server says how many seconds are left, so that the clock of this machine does not matter. */
  const countDown = timer => {
    const end = performance.now() + Number(timer.dataset.seconds) * 1000;
    const number = timer.querySelector('b');
    let told = false;
    const tick = () => {
      if (!timer.isConnected) { return; }
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      number.textContent = String(left);
      timer.classList.toggle('soon', left <= 10);
      if (left <= 10 && !told && left > 0) { told = true; say(timer.dataset.soon); }
      if (left <= renewAt && timer.dataset.renews === 'true' && document.visibilityState === 'visible') {
        timer.dataset.renews = 'asked';
        askForTheNext();
      }
      if (left === 0) {
        document.getElementById('panel').classList.add('is-over');
        say(timer.dataset.over);
        return;
      }
      setTimeout(tick, 250);
    };
    tick();
  };

  const askForTheNext = () => {
    const form = document.getElementById('renewal');
    form.elements.byItself.value = 'true';
    htmx.trigger(form, 'renew');
  };

  const attend = part => {
    part.querySelectorAll('.timer').forEach(countDown);
    const said = part.querySelector('[data-say]');
    if (said) { say(said.textContent); }
    const focus = part.querySelector('[data-focus]');
    if (focus) { focus.focus(); }
  };

  const luhn = digits => {
    let sum = 0;
    for (let i = 0; i < digits.length; i++) {
      const digit = Number(digits[digits.length - 1 - i]) * (i % 2 + 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 === 0;
  };

  const expiryIn = text => {
    const parts = /^(0[1-9]|1[0-2])\/?([0-9]{2})$/.exec(text.trim());
    if (!parts) { return null; }
    const now = new Date();
    const months = (2000 + Number(parts[2])) * 12 + Number(parts[1]) - 1;
    return months >= now.getFullYear() * 12 + now.getMonth() ? `20${parts[2]}-${parts[1]}` : null;
  };

  const post = (url, type, body) =>
    fetch(url, {method: 'POST', headers: {'Content-Type': type, 'Accept': 'application/json'}, body,
                credentials: url.startsWith('http') ? 'omit' : 'same-origin', referrerPolicy: 'no-referrer'});

  const register = async form => {
    const trouble = document.getElementById('card-trouble');
    const button = form.querySelector('button');
    const refuse = words => { trouble.textContent = words; trouble.hidden = false; button.disabled = false; };
    trouble.hidden = true;
    const pan = form.querySelector('#pan').value.replace(/[ -]/g, '');
    const expiry = expiryIn(form.querySelector('#expiry').value);
    if (!/^[0-9]{12,19}$/.test(pan) || !luhn(pan)) { return refuse(form.dataset.noNumber); }
    if (!expiry) { return refuse(form.dataset.noExpiry); }
    button.disabled = true;
    try {
      const csrf = new URLSearchParams({_csrf: form.elements._csrf.value});
      const asked = await post(form.dataset.ticket, 'application/x-www-form-urlencoded', csrf);
      if (asked.status === 401) { return location.reload(); }
      if (!asked.ok) { return refuse(form.dataset.noVault); }
      const {ticket} = await asked.json();
      const kept = await post(form.dataset.vault + '/v1/ticketed-cards', 'application/json',
                              JSON.stringify({ticket, pan, expiry}));
      if (kept.status === 422) { return refuse(form.dataset.noCompany); }
      if (!kept.ok) { return refuse(form.dataset.noVault); }
      form.querySelector('#card-token').value = (await kept.json()).card;
      form.querySelector('#pan').value = '';
      form.submit();
    } catch (silence) {
      refuse(form.dataset.noVault);
    }
  };

  document.addEventListener('DOMContentLoaded', () => {
    attend(document);
    const form = document.getElementById('card-form');
    if (form) {
      form.addEventListener('submit', event => { event.preventDefault(); register(form); });
    }
    document.body.addEventListener('htmx:afterSettle', event => attend(event.detail.elt));
    const lost = document.getElementById('lost');
    ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach(name =>
      document.body.addEventListener(name, () => { lost.textContent = lost.dataset.words; }));
    document.body.addEventListener('htmx:afterOnLoad', () => { lost.textContent = ''; });
  });
})();
