/* Passkeys: the browser makes one, or signs with one what this page shows of a payment. */
(() => {
  'use strict';

  if (!window.PublicKeyCredential || !window.crypto.subtle) { return; }
  document.documentElement.classList.add('has-passkeys');

  const bytes = text =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const text = buffer =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const all = ids => ids.map(id => ({type: 'public-key', id: bytes(id)}));

  const fieldsOf = (form, more) => ({_csrf: form.elements._csrf.value, ...more});

  /* What was asked for; words to show are thrown. */
  const ask = async (form, more) => {
    const answer = await fetch(form.dataset.questions, {
      method: 'POST', credentials: 'same-origin', headers: {'Accept': 'application/json'},
      body: new URLSearchParams(fieldsOf(form, more))});
    if (answer.status === 401) { location.reload(); }
    if (!(answer.headers.get('Content-Type') || '').startsWith('application/json')) { throw form.dataset.lost; }
    const said = await answer.json();
    if (!answer.ok) { throw said.trouble; }
    return said;
  };

  /* A form of its own, since the one on the page may be drawn anew meanwhile. */
  const send = (form, action, more) => {
    const sent = document.createElement('form');
    sent.method = 'post';
    sent.action = action;
    Object.entries(fieldsOf(form, more)).forEach(([name, value]) => {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.value = value;
      sent.append(field);
    });
    document.body.append(sent);
    sent.submit();
  };

  const add = async form => {
    const label = form.querySelector('#label').value.trim();
    const asked = await ask(form, {password: form.querySelector('#proof').value});
    const made = await navigator.credentials.create({publicKey: {
      challenge: bytes(asked.challenge),
      rp: asked.relyingParty,
      user: {id: bytes(asked.user), name: label, displayName: label},
      pubKeyCredParams: asked.algorithms.map(alg => ({type: 'public-key', alg})),
      excludeCredentials: all(asked.known),
      authenticatorSelection: {residentKey: 'preferred', userVerification: 'required'},
      attestation: 'none',
      timeout: 100000}});
    send(form, form.action, {nonce: asked.nonce, label, clientData: text(made.response.clientDataJSON),
                             attestation: text(made.response.attestationObject)});
  };

  /* The challenge is a digest of what is shown here, so that nothing else is approved. */
  const challengeOf = (shown, asked) => {
    const utf8 = new TextEncoder();
    return crypto.subtle.digest('SHA-256', utf8.encode([
      'showpay passkey approval 1',
      shown.payment,
      utf8.encode(shown.merchant).length + ' ' + shown.merchant,
      shown.amount + ' ' + shown.currency,
      asked.nonce,
      asked.answerBefore, ''].join('\n')));
  };

  const approve = async form => {
    const asked = await ask(form, {});
    const signed = await navigator.credentials.get({publicKey: {
      challenge: await challengeOf(form.dataset, asked),
      rpId: asked.rpId,
      allowCredentials: all(asked.credentials),
      userVerification: 'required',
      timeout: 100000}});
    send(form, form.dataset.approval, {
      nonce: asked.nonce,
      credential: text(signed.rawId),
      clientData: text(signed.response.clientDataJSON),
      authenticatorData: text(signed.response.authenticatorData),
      signature: text(signed.response.signature)});
  };

  const wordsFor = (form, trouble) => {
    if (typeof trouble === 'string') { return trouble; }
    if (trouble.name === 'InvalidStateError' && form.dataset.known) { return form.dataset.known; }
    return trouble instanceof DOMException ? form.dataset.notDone : form.dataset.lost;
  };

  const attempt = async (form, button, ceremony) => {
    const told = form.querySelector('[data-trouble]');
    told.hidden = true;
    button.disabled = true;
    try {
      await ceremony(form);
    } catch (trouble) {
      told.textContent = wordsFor(form, trouble);
      told.hidden = false;
      button.disabled = false;
    }
  };

  document.addEventListener('submit', event => {
    if (event.target.id === 'passkey-form') {
      event.preventDefault();
      attempt(event.target, event.target.querySelector('button'), add);
    }
  });
  document.addEventListener('click', event => {
    const button = event.target.closest('button.by-passkey');
    if (button) { attempt(button.form, button, approve); }
  });
})();
