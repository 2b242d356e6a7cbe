/* What the payment screen does by itself: pictures and what the camera reads, the time that is left, news of
   the payment, and the way back. Everything else is a form. */
(() => {
  'use strict';

  const betweenQuestions = 3000;
  const secondsBeforeReturn = 8;
  const most = 4 * 1024 * 1024;
  const panel = () => document.getElementById('panel');
  const scanning = () => panel() && panel().dataset.stage === 'SCAN';
  const say = words => { document.getElementById('said').textContent = words; };

  /* News: a stream says that there is something new, and the panel is fetched until it shows it. An
     answer that was overtaken on its way cannot stay. Without a stream the page asks. */
  const put = (text, isNews) => {
    const box = document.createElement('template');
    box.innerHTML = text;
    const fresh = box.content.querySelector('#panel');
    const ahead = fresh ? Number(fresh.dataset.version) - Number(panel().dataset.version) : -1;
    if (ahead < (isNews ? 1 : 0)) { return; }
    panel().replaceWith(fresh);
    htmx.process(fresh);
    attend();
  };
  /* The answer to what was entered says what was wrong with it, though nothing else is new. */
  window.showpayAnswered = text => put(text, false);
  const ask = async () => {
    const answer = await fetch(panel().dataset.part, {headers: {'HX-Request': 'true'}});
    if (!answer.ok) { throw new Error('status ' + answer.status); }
    put(await answer.text(), true);
  };
  let asking = false;
  const catchUp = async version => {
    if (asking) { return; }
    asking = true;
    try {
      for (let tries = 0; Number(panel().dataset.version) < version && tries < 5; tries++) { await ask(); }
    } catch (silence) {
      setTimeout(() => catchUp(version), 1000);
    } finally {
      asking = false;
    }
  };
  let events = null;
  let polling = null;
  const listen = address => {
    events = new EventSource(address);
    events.addEventListener('changed', event => catchUp(Number(event.data)));
    polling = setInterval(() => {
      if (events.readyState !== EventSource.OPEN) { ask().catch(() => {}); }
    }, betweenQuestions);
  };

  /* Pictures. */
  const refuse = words => {
    const trouble = document.getElementById('scan-trouble');
    if (trouble) { trouble.textContent = words; trouble.hidden = !words; }
  };
  const send = async picture => {
    const answer = await fetch(panel().dataset.pictures, {
      method: 'POST', body: picture,
      headers: {'Content-Type': 'application/octet-stream', 'Accept': 'application/json'}
    });
    const told = await answer.json();
    if (told.code === 'READ') { await ask(); }
    return told;
  };
  const take = async file => {
    const words = {...document.getElementById('drop').dataset};
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

  const camera = showpayFinder(refuse);

  /* The time that is left, as the server said it; when it is over the server says so. */
  let ends = 0;
  const tick = () => {
    const shown = document.querySelector('.left b');
    if (!shown) { return; }
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    shown.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
  };
  setInterval(tick, 1000);

  /* Back to the shop after a while, unless somebody does anything at the page. */
  let returning = null;
  const stay = () => {
    if (!returning) { return; }
    clearTimeout(returning);
    ['keydown', 'pointerdown', 'pointermove', 'wheel'].forEach(sign => document.removeEventListener(sign, stayed));
    const soon = document.getElementById('soon');
    if (soon) { soon.textContent = soon.dataset.stay; say(soon.textContent); }
  };
  /* A key that is still held down, and a pointer under which the page has moved, are no signs. */
  const stayed = event => {
    if (!event.repeat && (event.type !== 'pointermove' || event.movementX || event.movementY)) { stay(); }
  };
  const returnSoon = link => {
    if (returning || link.dataset.return !== 'true') { return; }
    returning = setTimeout(() => location.assign(link.href), secondsBeforeReturn * 1000);
    ['keydown', 'pointerdown', 'pointermove', 'wheel'].forEach(sign => document.addEventListener(sign, stayed));
  };

  let attended = null;
  const attend = () => {
    const part = panel();
    if (!part) { return; }
    if (part !== attended || !scanning()) { attended = part; camera.off(); }
    const left = part.querySelector('.left');
    if (left) { ends = performance.now() + Number(left.dataset.seconds) * 1000; }
    const link = document.getElementById('back');
    if (link) { returnSoon(link); if (events) { events.close(); clearInterval(polling); } }
    const said = part.querySelector('[data-say]');
    if (said) { say(said.textContent.trim().replace(/\s+/g, ' ')); }
    const focus = part.querySelector('[autofocus]');
    if (focus) { focus.focus(); }
  };

  document.addEventListener('click', event => {
    if (event.target.id === 'camera') { camera.on(); }
    if (event.target.id === 'camera-off') { camera.off(); }
  });
  document.addEventListener('change', event => {
    if (event.target.id === 'picture' && event.target.files.length) { take(event.target.files[0]); event.target.value = ''; }
  });
  document.addEventListener('paste', event => {
    const image = scanning() && firstImage(event.clipboardData.items);
    if (image) { event.preventDefault(); take(image); }
  });
  document.addEventListener('dragover', event => { if (scanning()) { event.preventDefault(); } });
  document.addEventListener('drop', event => {
    event.preventDefault();
    const image = scanning() && firstImage(event.dataTransfer.files);
    if (image) { take(image); }
  });
  /* A page that comes out of the browser's memory shows what was, not what is. */
  addEventListener('pageshow', event => { if (event.persisted) { location.reload(); } });
  document.addEventListener('DOMContentLoaded', () => {
    const main = document.querySelector('[data-events]');
    if (!main) { return; }
    document.body.addEventListener('htmx:beforeSwap', event => {
      const box = document.createElement('template');
      box.innerHTML = event.detail.xhr.responseText;
      const fresh = box.content.querySelector('#panel');
      /* What the stream has brought meanwhile may be newer than the answer to a form. */
      if (fresh && Number(fresh.dataset.version) < Number(panel().dataset.version)) { event.detail.shouldSwap = false; }
    });
    document.body.addEventListener('htmx:afterSettle', attend);
    if (!document.getElementById('back')) { listen(main.dataset.events); }
    attend();
  });
})();
