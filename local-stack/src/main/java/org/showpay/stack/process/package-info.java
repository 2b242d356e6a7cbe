/**
 * Child processes: started with a log and a note of who they are, ended in order, or found again.
 */
@NullMarked
package org.showpay.stack.process;

import org.jspecify.annotations.NullMarked;
