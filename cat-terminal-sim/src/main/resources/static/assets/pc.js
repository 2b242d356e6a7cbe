/* What the page of a barcode PC does by itself: pictures and the camera, the time that is left, and
   saying aloud what has happened. News is fetched each second, and everything else is a form. */
(() => {
  'use strict';

  const most = 8 * 1024 * 1024;
  const panel = () => document.getElementById('pc-panel');
  const scanning = () => panel() && panel().dataset.stage === 'SCAN';

  /* Pictures. */
  const refuse = words => {
    const trouble = document.getElementById('scan-trouble');
    if (trouble) { trouble.textContent = words; trouble.hidden = !words; }
  };
  const send = async picture => {
    const token = panel().querySelector('[name=_csrf]').value;
    const answer = await fetch('/pc/pictures?' + new URLSearchParams({session: panel().dataset.session}), {
      method: 'POST', body: picture,
      headers: {'Content-Type': 'application/octet-stream', 'Accept': 'application/json', 'X-XSRF-TOKEN': token}
    });
    const told = await answer.json();
    if (told.code === 'READ') { htmx.trigger(panel(), 'look'); }
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

  /* The time that is left, as the server said it. */
  let ends = 0;
  const tick = () => {
    const shown = document.querySelector('.left b');
    if (!shown) { return; }
    const left = Math.max(0, Math.round((ends - performance.now()) / 1000));
    shown.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
  };
  setInterval(tick, 1000);

  let attended = null;
  const attend = () => {
    const part = panel();
    if (!part || part === attended) { return; }
    attended = part;
    camera.off();
    const left = part.querySelector('.left');
    if (left) { ends = performance.now() + Number(left.dataset.seconds) * 1000; tick(); }
    const said = part.querySelector('[data-say]');
    if (said) { document.getElementById('said').textContent = said.textContent.trim(); }
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
  document.addEventListener('DOMContentLoaded', () => {
    /* A shop's page may lead here with the address behind a #, which no server is sent. */
    const field = document.getElementById('screen');
    if (field && location.hash.length > 1) {
      field.value = location.hash.slice(1);
      history.replaceState(null, '', location.pathname);
    }
    document.body.addEventListener('htmx:afterSettle', attend);
    attend();
  });
})();
