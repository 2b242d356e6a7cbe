/* Seals what is entered so that the auth-server alone can read it: HPKE (RFC 9180) in base mode, with X25519,
   HKDF-SHA256 and AES-256-GCM. All cryptography is the browser's own; here are the steps and their labels. */
const showpaySeal = (() => {
  'use strict';

  const AES_256 = {id: 2, bytes: 32};
  const curve = {name: 'X25519'};
  const nothing = new Uint8Array();
  const text = words => new TextEncoder().encode(words);
  const number = value => new Uint8Array([value >> 8, value & 255]);
  const join = (...parts) => {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) { whole.set(part, at); at += part.length; }
    return whole;
  };
  const base64 = bytes => {
    let letters = '';
    for (const byte of bytes) { letters += String.fromCharCode(byte); }
    return btoa(letters);
  };
  const bytesOf = letters => Uint8Array.from(atob(letters), letter => letter.charCodeAt(0));

  const X25519 = number(0x20);
  const HKDF_SHA256 = number(1);
  const version = text('HPKE-v1');
  const sharing = join(text('KEM'), X25519);

  const hmac = async (key, message) => {
    /* An empty key is one of zeros, and not every browser takes it as it is. */
    const imported = await crypto.subtle.importKey(
      'raw', key.length ? key : new Uint8Array(32), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
  };
  const extract = (suite, salt, label, secret) => hmac(salt, join(version, suite, text(label), secret));
  /* At most 32 bytes are wanted, which are the first block. */
  const expand = async (suite, key, label, context, length) =>
    (await hmac(key, join(number(length), version, suite, text(label), context, new Uint8Array([1])))).slice(0, length);

  const draw = () => crypto.subtle.generateKey(curve, false, ['deriveBits']);

  /* A secret that the owner of the key and nobody else can work out from what is sent along. */
  const share = async (pair, theirs) => {
    const sent = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const key = await crypto.subtle.importKey('raw', theirs, curve, false, []);
    const met = await crypto.subtle.deriveBits({...curve, public: key}, pair.privateKey, 256);
    const drawn = await extract(sharing, nothing, 'eae_prk', new Uint8Array(met));
    return {sent, secret: await expand(sharing, drawn, 'shared_secret', join(sent, theirs), 32)};
  };

  const schedule = async (shared, info, cipher) => {
    const suite = join(text('HPKE'), X25519, HKDF_SHA256, number(cipher.id));
    const context = join(
      new Uint8Array([0]),
      await extract(suite, nothing, 'psk_id_hash', nothing),
      await extract(suite, nothing, 'info_hash', info));
    const secret = await extract(suite, shared, 'secret', nothing);
    return {
      key: await expand(suite, secret, 'key', context, cipher.bytes),
      nonce: await expand(suite, secret, 'base_nonce', context, 12)
    };
  };

  /* What the last argument has is for the vectors of the RFC, which have drawn their keys already. */
  const seal = async (theirs, info, content, {pair, cipher = AES_256, beside = nothing} = {}) => {
    const {sent, secret} = await share(pair || await draw(), theirs);
    const {key, nonce} = await schedule(secret, info, cipher);
    const closing = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
    const closed = await crypto.subtle.encrypt(
      {name: 'AES-GCM', iv: nonce, additionalData: beside}, closing, content);
    return join(sent, new Uint8Array(closed));
  };

  return {
    seal,
    /* Whether this browser can; not on a page that came in clear, where it has no such functions. */
    isPossible: () => draw().then(() => true, () => false),
    /* Answers a question of the auth-server's, for one payment. */
    answer: async (question, payment, words) => base64(await seal(
      bytesOf(question.key),
      text(`entry ${question.challenge} ${question.factor} ${payment}`),
      text(words)))
  };
})();
