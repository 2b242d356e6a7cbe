/** What the services that draw pages for people have in common. */
@NullMarked
package org.showpay.contracts.page;

import org.jspecify.annotations.NullMarked;
