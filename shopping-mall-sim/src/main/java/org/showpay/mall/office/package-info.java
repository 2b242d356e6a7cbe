/** The back office: the operator's calls, and a page for people. */
@NullMarked
package org.showpay.mall.office;

import org.jspecify.annotations.NullMarked;
