package org.showpay.testing.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** What may be left out of a message, and what may be null in it. */
final class Nullness {

  private Nullness() {}

  static boolean mayBeNull(RecordComponent part) {
    return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** What may be null may be left out, too, unless it is asked for by name. */
  static boolean mustBeThere(RecordComponent part) {
    return !mayBeNull(part) || isAskedFor(part.getAccessor());
  }

  private static boolean isAskedFor(AnnotatedElement accessor) {
    JsonProperty property = accessor.getAnnotation(JsonProperty.class);
    return property != null && property.required();
  }
}
