/** The authorization server, patent (106) with its subscriber database (110). */
@NullMarked
package org.showpay.auth;

import org.jspecify.annotations.NullMarked;
