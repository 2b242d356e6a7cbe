/** The embedded PostgreSQL: one server, a database and a role for each service. */
@NullMarked
package org.showpay.stack.database;

import org.jspecify.annotations.NullMarked;
