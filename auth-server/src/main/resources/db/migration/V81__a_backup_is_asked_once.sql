-- That a backup is asked once, under an id of its own, is not for the application alone to hold.

alter table payment
  add constraint second_attempt_is_another check (authorization_id <> id),
  add constraint second_attempt_is_in_the_one_space_of_ids
    foreign key (authorization_id) references operation_id;

create function refuse_illegal_fall_back() returns trigger language plpgsql as $$
begin
  if old.authorization_id is not null or new.authorization_id is null
     or old.state <> 'REQUESTED' or new.state <> 'REQUESTED'
     or new.card_token is not distinct from old.card_token then
    raise exception 'the card of a payment changes once, while it is asked, with an id for it'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger backup_is_asked_once
  before update of authorization_id, card_token on payment
  for each row
  when (old.authorization_id is distinct from new.authorization_id
        or old.card_token is not null and old.card_token is distinct from new.card_token)
  execute function refuse_illegal_fall_back();
