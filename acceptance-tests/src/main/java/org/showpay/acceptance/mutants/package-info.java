/** Mutants of the classes that decide about money: whether tests notice when a line is wrong. */
@NullMarked
package org.showpay.acceptance.mutants;

import org.jspecify.annotations.NullMarked;
