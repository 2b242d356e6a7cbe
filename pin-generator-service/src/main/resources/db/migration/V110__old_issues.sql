-- How sessions are found that are not needed any more, and what was issued in them.

create index issued_code_by_end on issued_code (expires_at);
create index issued_pack_by_end on issued_pack (expires_at);
create index handset_session_by_end on handset_session (expires_at);
