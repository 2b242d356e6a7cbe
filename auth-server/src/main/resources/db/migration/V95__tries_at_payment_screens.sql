create table screen_tries (
  whose text not null check (length(whose) between 1 and 80),
  since timestamptz not null,
  tries integer not null check (tries >= 0),
  primary key (whose, since)
);
comment on table screen_tries is
  'Codes and passwords that were refused at payment screens, by merchant and by client address, in ten minutes each; kept for an hour.';
