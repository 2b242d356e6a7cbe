package org.showpay.gateway.vault;

import java.util.List;
import java.util.UUID;
import org.showpay.contracts.card.CardToken;
import org.showpay.contracts.card.Pan;
import org.showpay.gateway.token.DataKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The vault alone, in a process of its own, which does what it is told and tells how it went. */
@TestConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultKeys.class)
@Import({DataKeys.class, PanCipher.class})
class VaultProcess {

  /** Does {@code close PAN}, {@code change} or {@code open}. */
  public static void main(String[] arguments) {
    SpringApplication vault = new SpringApplication(VaultProcess.class);
    vault.setWebApplicationType(WebApplicationType.NONE);
    try (ConfigurableApplicationContext context = vault.run()) {
      PanCipher cipher = context.getBean(PanCipher.class);
      JdbcClient jdbc = context.getBean(JdbcClient.class);
      switch (arguments[0]) {
        case "close" -> close(cipher, jdbc, new Pan(arguments[1]));
        case "change" -> tell("changed " + new KeyChange(cipher, jdbc).changeAll());
        case "open" -> tell("opened " + open(cipher, jdbc));
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  @Bean(destroyMethod = "destroy")
  static SingleConnectionDataSource database(Environment told) {
    return new SingleConnectionDataSource(
        told.getRequiredProperty("test.url"),
        told.getRequiredProperty("test.user"),
        told.getRequiredProperty("test.password"),
        true);
  }

  @Bean
  static JdbcClient jdbc(SingleConnectionDataSource database) {
    return JdbcClient.create(database);
  }

  private static void close(PanCipher cipher, JdbcClient jdbc, Pan pan) {
    CardToken card = CardToken.next();
    jdbc.sql("insert into card values (?, gen_random_uuid(), 'hanbit', '0000', now(), ?, ?)")
        .params(card.uuid(), cipher.close(card, pan), new byte[32])
        .update();
  }

  private static List<String> open(PanCipher cipher, JdbcClient jdbc) {
    return jdbc.sql("select id, ciphertext from card order by id")
        .query((row, n) ->
            cipher
                .open(new CardToken(row.getObject("id", UUID.class)), row.getBytes("ciphertext"))
                .map(Pan::reveal)
                .orElse("nothing"))
        .list();
  }

  private static void tell(String line) {
    System.out.println("told: " + line); // console
  }
}
