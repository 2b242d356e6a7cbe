package org.showpay.mobile.wallet;

import org.showpay.barcode.CodeReader;
import org.showpay.barcode.SymbolPainter;
import org.showpay.contracts.paycode.SchemePrefix;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the phones' screens a painter, and a reader that checks what it painted. */
@Configuration(proxyBeanMethods = false)
class DisplayParts {

  @Bean
  CodeDisplay codeDisplay(@Value("${showpay.scheme-prefix:87}") String prefix) {
    return new CodeDisplay(new SymbolPainter()::paint, new CodeReader(new SchemePrefix(prefix)));
  }

  /** The same without the digits. */
  @Bean
  CodeDisplay discreetDisplay(@Value("${showpay.scheme-prefix:87}") String prefix) {
    return new CodeDisplay(
        new SymbolPainter()::paintWithoutDigits, new CodeReader(new SchemePrefix(prefix)));
  }
}
