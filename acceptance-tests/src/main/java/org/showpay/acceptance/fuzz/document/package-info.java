/** What a service's OpenAPI document says, and whether something fits it. */
@NullMarked
package org.showpay.acceptance.fuzz.document;

import org.jspecify.annotations.NullMarked;
