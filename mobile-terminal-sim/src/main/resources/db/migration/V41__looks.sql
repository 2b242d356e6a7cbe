alter table phone add column look text
  check (look in ('MONO_LCD', 'GREY_LCD', 'EARLY_TOUCH', 'MODERN', 'MODERN_DARK'));
update phone set look = case when screen_width <= 128 then 'MONO_LCD'
                             when screen_width <= 240 then 'GREY_LCD'
                             when screen_width <= 640 then 'EARLY_TOUCH'
                             else 'MODERN' end;
alter table phone alter column look set not null;
