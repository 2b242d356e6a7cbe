/** OpenAPI documents of the services, made of their controllers, and checked against them. */
@NullMarked
package org.showpay.testing.openapi;

import org.jspecify.annotations.NullMarked;
