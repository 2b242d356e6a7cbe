package org.showpay.auth.console.operator;

import org.showpay.contracts.audit.Named;
import org.showpay.contracts.console.OperatorId;
import org.showpay.contracts.console.OperatorsApi.Role;

/**
 * Somebody at the console.
 *
 * @param address where the browser is
 */
public record Operator(OperatorId id, String name, Role role, String address) implements Named {

  @Override
  public String nameInAudit() {
    return "console " + id;
  }

  /** Whether more than looking is allowed. */
  public boolean mayAct() {
    return role == Role.ACT;
  }

  /** The same as the author of what is done. */
  public Author author() {
    return new Author(id, name, address);
  }

  /** What is about to be done, by this operator. */
  public Deed does(Action action, Object subject) {
    return new Deed(author(), action, subject.toString(), null);
  }

  /** The same, with what else is worth knowing later. */
  public Deed does(Action action, Object subject, String detail) {
    return new Deed(author(), action, subject.toString(), detail);
  }
}
