/** Simulated histories of the chain: played in processes of their own, added up here. */
@NullMarked
package org.showpay.acceptance.simulation;

import org.jspecify.annotations.NullMarked;
