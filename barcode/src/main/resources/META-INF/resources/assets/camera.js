/* A page's camera. Its frames are read on this machine by a worker and go nowhere else: one at a
   time, the next when the last has been looked at. Whoever switches it on or off ends the turn
   before. */
const showpayCamera = (() => {
  'use strict';

  const between = 60;
  const widest = 1280;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', {willReadFrequently: true});
  let worker = null;
  let stream = null;
  let turn = 0;
  let looking = Promise.resolve();

  const pause = () => new Promise(done => setTimeout(done, between));
  const stop = camera => camera.getTracks().forEach(track => track.stop());
  const off = () => {
    turn++;
    if (stream) { stop(stream); stream = null; }
  };

  const frameOf = (video, scheme) => {
    const scale = Math.min(1, widest / video.videoWidth);
    const width = canvas.width = Math.round(video.videoWidth * scale);
    const height = canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, width, height);
    const colours = new Int8Array(context.getImageData(0, 0, width, height).data.buffer);
    return {colours, width, height, scheme};
  };

  /* What the worker says of a frame: the digits of a code, or a hint. It is asked one frame at a
     time, so that no answer is taken for that of another; one that has failed is not asked again. */
  const look = frame => new Promise((done, failed) => {
    worker = worker || new Worker('/assets/frame-worker.js');
    worker.onmessage = told => done(told.data);
    worker.onerror = dead => { worker.terminate(); worker = null; failed(dead); };
    worker.postMessage(frame, [frame.colours.buffer]);
  });

  /* Shows what the camera sees, and says of each frame what is in it, until it is switched off. */
  const on = async (video, scheme, say) => {
    off();
    const mine = turn;
    /* Begun while the camera begins, and kept, since it reads faster the longer it has read. */
    if (!worker) {
      worker = new Worker('/assets/frame-worker.js');
      worker.onerror = () => { worker = null; };
    }
    const camera = await navigator.mediaDevices.getUserMedia(
      {video: {width: {ideal: widest}, facingMode: 'environment'}});
    if (mine !== turn) { stop(camera); return; }
    stream = camera;
    try {
      video.srcObject = camera;
      await video.play();
      while (mine === turn) {
        /* A turn that has ended may still wait for its last answer. */
        await looking.catch(() => {});
        if (mine !== turn) { return; }
        looking = look(frameOf(video, scheme));
        const sight = await looking;
        if (mine === turn) { say(sight); }
        await pause();
      }
    } catch (gone) {
      if (mine === turn) { off(); throw gone; }
    }
  };

  return {on, off};
})();

/* The finder of a page that scans. What the camera reads goes the way of what a scanner types; what
   it cannot read is said beneath the picture. A page that is told first hears of a code before it
   is sent. */
const showpayFinder = (refuse, first) => {
  'use strict';

  const part = id => document.getElementById(id);
  const hint = words => {
    const line = part('finder-hint');
    if (line && line.textContent !== words) { line.textContent = words; }
  };
  const typed = code => {
    const field = part('code');
    if (!field) { return; }
    if (first) { first(); }
    field.value = code;
    field.form.requestSubmit();
  };

  const off = () => {
    showpayCamera.off();
    if (part('finder')) { part('finder').hidden = true; }
  };
  const on = async () => {
    const drop = part('drop');
    const words = {...drop.dataset};
    hint(words.looking || '');
    part('finder').hidden = false;
    try {
      await showpayCamera.on(part('video'), words.scheme, sight => {
        if (sight.code) { off(); typed(sight.code); return; }
        hint(drop.querySelector(`[data-hint=${sight.hint}]`).textContent);
      });
    } catch (none) {
      off();
      refuse(words.noCamera);
    }
  };

  return {on, off};
};
