package org.showpay.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.showpay.testing.ServiceTest;
import org.springframework.context.annotation.Import;

/** A test of the whole adapter, with lines to card companies good and bad. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(Lines.class)
@interface GatewayTest {}
