package org.showpay.mall;
import static org.assertj.core.api.Assertions.assertThat;
import java.nio.file.*;
import java.util.regex.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
class TmpSqlTest extends ShopTest {
  @Autowired JdbcClient jdbc;
  @Test void runs() throws Exception {
    String s = Files.readString(Path.of("../local-stack/src/main/java/org/showpay/stack/invariant/ShopInvariants.java"));
    paid(); customers.shop().cancel(placed(1).order());
    customers.change("update good set taken = taken + 1 where sku = 'TEA-GREEN'");
    Matcher m = Pattern.compile("String (\\w+) =\\s+\"\"\"(.*?)\"\"\"", Pattern.DOTALL).matcher(s);
    while (m.find()) { if (m.group(1).equals("APPROVED_HERE")) continue;
      System.out.println("SQL " + m.group(1) + " " + jdbc.sql(m.group(2)).query().listOfRows()); }
    customers.change("update good set taken = taken - 1 where sku = 'TEA-GREEN'");
  }
}
