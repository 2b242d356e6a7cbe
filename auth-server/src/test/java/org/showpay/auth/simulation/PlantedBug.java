package org.showpay.auth.simulation;

import org.springframework.context.support.GenericApplicationContext;

/** What is broken on purpose, to see that it is seen. */
enum PlantedBug {
  /** Nothing is. */
  NONE {
    @Override
    void plant(GenericApplicationContext context, Desk desk) {
      // All as it is.
    }
  },
  /** A card company forgets a reversal that comes before its authorization, and charges then. */
  REVERSAL_NOT_REMEMBERED {
    @Override
    void plant(GenericApplicationContext context, Desk desk) {
      // The town is told.
    }
  };

  abstract void plant(GenericApplicationContext context, Desk desk);
}
