/* What the console does by itself: the list of payments keeps itself new, and charts are drawn.
   Everything else is links and forms. */
(() => {
  'use strict';

  /* A form that does something is sent once: its button rests until the page is left, or seen again. */
  const rest = (form, resting) => form.querySelectorAll('button').forEach(button => { button.disabled = resting; });
  document.addEventListener('submit', event => {
    if (event.target.method === 'post') { rest(event.target, true); }
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[method="post"]').forEach(form => rest(form, false));
  });

  /* News: a stream says that some payment has moved, and the list is fetched. Without a stream the
     page asks by itself. Whoever reads can have it stand still. */
  const betweenQuestions = 5000;
  const live = document.getElementById('live');
  if (live) {
    const pause = document.getElementById('pause');
    let events = null;
    let asking = false;
    let again = false;
    const known = () => new Set(Array.from(document.querySelectorAll('#rows a[id]'), link => link.id));
    const ask = async () => {
      if (asking) { again = true; return; }
      asking = true;
      const before = known();
      try {
        const rows = document.getElementById('rows');
        await htmx.ajax('GET', rows.getAttribute('hx-get'), {target: '#rows', swap: 'outerHTML'});
        document.querySelectorAll('#rows a[id]').forEach(link => {
          if (!before.has(link.id)) { link.closest('tr').classList.add('is-new'); }
        });
      } finally {
        asking = false;
        if (again) { again = false; setTimeout(ask, 200); }
      }
    };
    const listen = () => {
      events = new EventSource(live.dataset.live);
      events.addEventListener('news', ask);
      events.addEventListener('open', () => live.classList.remove('is-away'));
      events.addEventListener('error', () => live.classList.add('is-away'));
    };
    const running = () => pause.getAttribute('aria-pressed') === 'false';
    pause.addEventListener('click', () => {
      const stop = running();
      pause.setAttribute('aria-pressed', String(stop));
      live.classList.toggle('is-paused', stop);
      if (stop) { events.close(); } else { listen(); }
    });
    setInterval(() => {
      if (running() && events.readyState !== EventSource.OPEN) {
        if (events.readyState === EventSource.CLOSED) { listen(); }
        ask();
      }
    }, betweenQuestions);
    live.hidden = false;
    listen();
  }

  /* Charts: the figures are in the tables beside them too. */
  const charts = document.getElementById('charts');
  if (charts) {
    const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const draw = async () => {
      const answer = await fetch(charts.dataset.figures, {headers: {'Accept': 'application/json'}});
      if (!answer.ok) { return; }
      const figures = await answer.json();
      Chart.defaults.color = colour('--soft');
      Chart.defaults.borderColor = colour('--line');
      Chart.defaults.font.family = colour('--font');
      Chart.defaults.animation = false;
      Chart.defaults.maintainAspectRatio = false;
      const paint = ['--good', '--bad', '--warn', '--brand', '--edge'];
      const sets = list => list.map((set, i) => ({label: set.name, data: set.values, backgroundColor: colour(paint[i % paint.length]), borderColor: colour(paint[i % paint.length]), borderWidth: 2, pointRadius: 0, tension: .2}));
      new Chart(document.getElementById('outcomes'), {type: 'bar', data: {labels: figures.hours, datasets: sets(figures.outcomes)}, options: {scales: {x: {stacked: true, grid: {display: false}}, y: {stacked: true, beginAtZero: true, ticks: {precision: 0}}}}});
      new Chart(document.getElementById('reasons'), {type: 'bar', data: {labels: figures.reasons.map(r => r.name), datasets: [{data: figures.reasons.map(r => r.count), backgroundColor: colour('--bad')}]}, options: {indexAxis: 'y', plugins: {legend: {display: false}}, scales: {x: {beginAtZero: true, ticks: {precision: 0}}, y: {grid: {display: false}}}}});
      new Chart(document.getElementById('times'), {type: 'line', data: {labels: figures.hours, datasets: sets(figures.times)}, options: {spanGaps: true, scales: {x: {grid: {display: false}}, y: {beginAtZero: true}}}});
      charts.dataset.drawn = 'true';
    };
    draw();
  }
})();
