package org.showpay.mobile.page.pocket;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.showpay.mobile.entry.PageSession;
import org.springframework.stereotype.Component;

/** What each page shows of the pocket; in memory only, and gone with its session. */
@Component
class PocketScreens {

  private final Map<PageSession, ShownFromPocket> shown =
      Collections.synchronizedMap(new WeakHashMap<>());

  Optional<ShownFromPocket> of(PageSession session) {
    return Optional.ofNullable(shown.get(session));
  }

  void show(PageSession session, ShownFromPocket code) {
    shown.put(session, code);
  }

  void clear(PageSession session) {
    shown.remove(session);
  }
}
