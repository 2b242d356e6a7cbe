package org.showpay.benchmarks.limit;

import java.util.List;

/**
 * A statement of a service.
 *
 * @param database as it is named among the schemas of the script
 * @param sql with $1 and so on for its parameters
 * @param parameters as PostgreSQL logs them; empty where they are not known
 */
public record Asked(String database, String sql, List<String> parameters) {}
