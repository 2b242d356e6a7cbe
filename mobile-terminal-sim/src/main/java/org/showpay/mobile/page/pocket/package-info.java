/** The pages of codes that need no network: packs, and codes that the phone makes by itself. */
@NullMarked
package org.showpay.mobile.page.pocket;

import org.jspecify.annotations.NullMarked;
