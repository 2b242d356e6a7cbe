package org.showpay.mall;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.showpay.testing.ServiceTest;
import org.springframework.context.annotation.Import;

/** A test of the whole shop; all share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(MallTestBeans.class)
public @interface MallTest {}
