package org.showpay.auth.console.operator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.console.OperatorsApi;
import org.showpay.contracts.console.OperatorsApi.Role;
import org.showpay.contracts.trust.ApiKeyHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may sign in at the console. */
@Repository
public class Operators {

  private final JdbcClient jdbc;

  Operators(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where somebody has this name. */
  boolean add(OperatorId id, String name, Role role, ApiKeyHash key) {
    return jdbc.sql(
                """
                insert into console_operator (id, name, role, key_hash, state)
                values (:id, :name, :role, :hash, 'ACTIVE')
                on conflict (lower(name)) where state = 'ACTIVE' do nothing
                """)
            .param("id", id.uuid())
            .param("name", name)
            .param("role", role.name())
            .param("hash", key.hex())
            .update()
        == 1;
  }

  List<OperatorsApi.Operator> list() {
    return jdbc.sql("select * from console_operator where state = 'ACTIVE' order by lower(name)")
        .query(Operators::read)
        .list();
  }

  /** How many are there who may do more than look. */
  public int howManyMayAct() {
    return jdbc.sql("select count(*) from console_operator where state = 'ACTIVE' and role = 'ACT'")
        .query(Integer.class)
        .single();
  }

  /** Whoever has this name and this key. */
  public Optional<OperatorsApi.Operator> find(String name, ApiKeyHash key) {
    return jdbc.sql(
            """
            select * from console_operator
             where key_hash = :hash and lower(name) = lower(:name) and state = 'ACTIVE'
            """)
        .param("hash", key.hex())
        .param("name", name)
        .query(Operators::read)
        .optional();
  }

  /** Ends an operator's sessions too; false where there is no such operator. */
  boolean remove(OperatorId id) {
    jdbc.sql("delete from console_session where operator_id = :id").param("id", id.uuid()).update();
    return jdbc.sql(
                """
                update console_operator set state = 'OUT_OF_USE'
                 where id = :id and state = 'ACTIVE'
                """)
            .param("id", id.uuid())
            .update()
        == 1;
  }

  private static OperatorsApi.Operator read(ResultSet row, int number) throws SQLException {
    return new OperatorsApi.Operator(
        new OperatorId(row.getObject("id", UUID.class)),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getObject("added_at", OffsetDateTime.class).toInstant());
  }
}
