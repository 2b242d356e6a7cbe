package org.showpay.pin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.showpay.testing.ServiceTest;
import org.springframework.context.annotation.Import;

/** A test of the whole pin-generator-service between its peers; all of them share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(Surroundings.class)
public @interface PinTest {}
