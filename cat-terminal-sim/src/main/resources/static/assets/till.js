/* What the till's pages do by themselves: the keypad, pictures and what the camera reads, a beep, and saying
   aloud what has happened. Everything else is a form. */
(() => {
  'use strict';

  const most = 8 * 1024 * 1024;
  const panel = () => document.getElementById('panel');
  const say = words => { document.getElementById('said').textContent = words; };

  /* The keypad types into the field it belongs to; a keyboard does the same without it. */
  const press = button => {
    const field = document.getElementById(button.closest('[data-pad]').dataset.pad);
    const key = button.dataset.key;
    if (key === 'back') { field.value = field.value.slice(0, -1); }
    else if (key === 'clear') { field.value = ''; }
    else if (field.value.length + key.length <= field.maxLength) { field.value += key; }
    field.focus();
  };

  let audio;
  const beep = () => {
    try {
      audio = audio || new AudioContext();
      const tone = audio.createOscillator();
      const loud = audio.createGain();
      tone.frequency.value = 1760;
      loud.gain.setValueAtTime(0.25, audio.currentTime);
      loud.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.16);
      tone.connect(loud).connect(audio.destination);
      tone.start();
      tone.stop(audio.currentTime + 0.16);
    } catch (mute) { /* A machine without sound has the green frame. */ }
  };

  let readFor = '';
  const read = order => {
    if (readFor === order) { return; }
    readFor = order;
    document.body.classList.add('has-read');
    setTimeout(() => document.body.classList.remove('has-read'), 1200);
    beep();
  };

  /* Sends one picture; what came of it, in words. */
  const send = async picture => {
    const form = document.querySelector('#panel input[name=_csrf]');
    const {order, till} = panel().dataset;
    const answer = await fetch('/cashier/pictures?' + new URLSearchParams({order, till}), {
      method: 'POST', body: picture,
      headers: {'Content-Type': 'application/octet-stream', 'Accept': 'application/json', 'X-XSRF-TOKEN': form.value}
    });
    if (answer.status === 401 || answer.status === 409) { location.reload(); }
    const told = await answer.json();
    if (told.code === 'READ') { read(order); }
    return told;
  };

  const refuse = words => {
    const trouble = document.getElementById('scan-trouble');
    if (trouble) { trouble.textContent = words; trouble.hidden = !words; }
  };

  const take = async file => {
    const words = document.getElementById('drop').dataset;
    if (file.size > most) { return refuse(words.tooLarge); }
    refuse('');
    try {
      refuse((await send(file)).message);
    } catch (silence) {
      refuse(words.silent);
    }
  };

  const firstImage = items => Array.from(items || []).map(item => item.getAsFile ? item.getAsFile() : item)
    .find(file => file instanceof File);

  /* What is held before the camera is meant for the order that it was switched on for. */
  const camera = showpayFinder(refuse, () => read(panel().dataset.order));
  let filmedFor = '';
  const cameraOn = () => {
    filmedFor = panel().dataset.order;
    camera.on();
  };

  /* What the server says is newer than what stands here is fetched, until each part has caught up:
     an answer that was overtaken on its way cannot stay. */
  let announced = 0;
  const catching = new Set();
  const behind = id => {
    const part = document.getElementById(id);
    return part && announced > Number(part.dataset.version) ? part : null;
  };

  /* What is typed and not sent stays, where the part that comes asks for the same: never one
     customer's password for another's payment. */
  const fields = '.big, #code';
  const askedBy = part => {
    const payment = part.querySelector('.factor [name=payment]');
    return [part.dataset.stage, part.dataset.order, payment && payment.value].join();
  };
  const typedIn = part => {
    const field = part.querySelector(fields);
    return {asked: askedBy(part), value: field ? field.value : ''};
  };
  const typeInto = (part, typed) => {
    const field = part.querySelector(fields);
    if (field && typed.asked === askedBy(part)) { field.value = typed.value + field.value; }
  };

  /* Who holds something out stays named while that payment waits: it may have to be held out again. */
  let heldOut = {};
  const nameAgain = () => {
    const sensor = document.getElementById('sensor');
    if (panel().dataset.stage !== 'asking') { heldOut = {}; }
    if (!sensor || heldOut.payment !== sensor.elements.payment.value) { return; }
    for (const name of ['person', 'part', 'care']) { sensor.elements[name].value = heldOut[name]; }
  };

  const fetchPart = async part => {
    const answer = await fetch(part.dataset.part, {headers: {'HX-Request': 'true'}});
    if (answer.status === 401) { location.reload(); }
    if (!answer.ok) { throw new Error('status ' + answer.status); }
    const box = document.createElement('template');
    box.innerHTML = await answer.text();
    const fresh = box.content.firstElementChild;
    /* Somebody has signed in at another till: nothing of this page is to be believed. */
    if (fresh.dataset.till !== part.dataset.till) { location.reload(); return; }
    const old = document.getElementById(part.id);
    /* What an answer to a form has brought meanwhile is as new, and may say what was wrong. */
    if (Number(old.dataset.version) >= Number(fresh.dataset.version)) { return; }
    typeInto(fresh, typedIn(old));
    old.replaceWith(fresh);
    htmx.process(fresh);
    if (part.id === 'panel') { attend(); }
  };

  const catchUp = async id => {
    if (catching.has(id)) { return; }
    catching.add(id);
    try {
      for (let part = behind(id); part; part = behind(id)) {
        await fetchPart(part);
        const now = document.getElementById(id).dataset.version;
        if (now === part.dataset.version) { throw new Error('nothing newer'); }
      }
    } catch (silence) {
      setTimeout(() => catchUp(id), 1000);
    } finally {
      catching.delete(id);
    }
  };

  const listen = address => {
    const events = new EventSource(address);
    events.addEventListener('changed', event => {
      announced = Number(event.data);
      catchUp('panel');
      catchUp('latest');
    });
    /* The browser comes back by itself, but not when it was refused: the session may be over. */
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(() => { listen(address); fetchPart(panel()).catch(() => {}); }, 3000);
      }
    };
  };

  const attend = () => {
    const part = panel();
    if (!part) { return; }
    catchUp('panel');
    nameAgain();
    const scanning = part.dataset.stage === 'scanning';
    if (scanning) { readFor = ''; }
    if (!scanning || part.dataset.order !== filmedFor) { camera.off(); }
    if (part.querySelector('[data-read]')) { read(part.dataset.order); }
    const said = part.querySelector('[data-say]');
    if (said) { say(said.textContent); }
    const focus = part.querySelector('[autofocus]') || part.querySelector('[data-focus]');
    if (focus) { focus.focus(); }
  };

  document.addEventListener('click', event => {
    const key = event.target.closest('[data-key]');
    if (key) { press(key); }
    if (event.target.id === 'camera') { cameraOn(); }
    if (event.target.id === 'camera-off') { camera.off(); }
    if (event.target.closest('[data-print]')) { print(); }
  });
  document.addEventListener('input', event => {
    const form = event.target.form;
    if (form && form.id === 'sensor') { heldOut = Object.fromEntries(new FormData(form)); }
  });
  document.addEventListener('change', event => {
    if (event.target.id === 'picture' && event.target.files.length) { take(event.target.files[0]); event.target.value = ''; }
  });
  document.addEventListener('paste', event => {
    const image = panel() && panel().dataset.stage === 'scanning' && firstImage(event.clipboardData.items);
    if (image) { event.preventDefault(); take(image); }
  });
  document.addEventListener('dragover', event => { if (event.target.closest && event.target.closest('#panel')) { event.preventDefault(); } });
  document.addEventListener('drop', event => {
    event.preventDefault();
    const image = panel() && panel().dataset.stage === 'scanning' && firstImage(event.dataTransfer.files);
    if (image) { take(image); }
  });
  document.addEventListener('DOMContentLoaded', () => {
    /* What is sent leaves its field, so that one can type ahead of the answer. */
    let typed = {};
    document.body.addEventListener('htmx:configRequest', event => {
      const field = event.detail.elt.querySelector(fields);
      if (field) { field.value = ''; }
    });
    document.body.addEventListener('htmx:beforeSwap', event => { typed = typedIn(panel()); });
    document.body.addEventListener('htmx:afterSettle', event => {
      if (event.detail.elt.id === 'panel') { typeInto(event.detail.elt, typed); attend(); typed = {}; }
    });
    const main = document.querySelector('[data-events]');
    if (main) { listen(main.dataset.events); }
    attend();
  });
})();
