/** What simulated card companies are to do wrong: rehearsals. */
@NullMarked
package org.showpay.auth.console.fault;

import org.jspecify.annotations.NullMarked;
