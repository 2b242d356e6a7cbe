package org.showpay.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.showpay.auth.factor.QuickHashes;
import org.showpay.testing.ServiceTest;
import org.springframework.context.annotation.Import;

/** A test of the auth-server between real callers and an adapter that does what it is told. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({AuthStand.class, QuickHashes.class})
public @interface AuthServerTest {}
