package org.showpay.auth.merchant;

import java.util.Optional;
import java.util.UUID;
import org.showpay.auth.key.KeyBook;
import org.showpay.auth.key.KeyUses;
import org.showpay.contracts.merchant.Channel;
import org.showpay.contracts.merchant.MerchantId;
import org.showpay.contracts.merchant.TerminalId;
import org.showpay.contracts.trust.ApiKeyHash;
import org.showpay.contracts.trust.ApiKeyOwners;
import org.showpay.contracts.trust.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says which terminal an API key belongs to, while both are in business. Whoever has a key that
 * signs has to use it, whatever the merchant's terms say: else a stolen API key would do alone.
 */
@Component
class TerminalKeys implements ApiKeyOwners {

  private final JdbcClient jdbc;
  private final KeyUses uses;

  TerminalKeys(JdbcClient jdbc, KeyUses uses) {
    this.jdbc = jdbc;
    this.uses = uses;
  }

  @Override
  public Optional<Caller> ownerOf(ApiKeyHash hash) {
    return jdbc.sql(
            """
            select t.id, t.merchant_id, t.channel,
                   (select k.scopes from api_key k where k.hash = :hash) as scopes,
                   coalesce((select a.signed_requests from merchant_terms a
                      where a.merchant_id = t.merchant_id order by a.id desc limit 1), false)
                     or exists (select from terminal_signing_key s
                       where s.terminal_id = t.id
                         and (s.good_until is null or s.good_until > now())) as signs
              from terminal t join merchant m on m.id = t.merchant_id
             where t.id in (select id from terminal where api_key_hash = :hash
                            union all
                            select id from terminal
                             where earlier_key_hash = :hash and earlier_key_until > now())
               and t.state = 'ACTIVE' and m.state in ('ACTIVE', 'FROZEN')
            """)
        .param("hash", hash.hex())
        .query((row, n) ->
            (Caller)
                new Caller.Terminal(
                    new TerminalId(row.getObject("id", UUID.class)),
                    new MerchantId(row.getObject("merchant_id", UUID.class)),
                    Channel.valueOf(row.getString("channel")),
                    KeyBook.read(row.getString("scopes")),
                    row.getBoolean("signs")))
        .optional()
        .map(caller -> noted(hash, caller));
  }

  private Caller noted(ApiKeyHash used, Caller caller) {
    uses.note(used);
    return caller;
  }
}
