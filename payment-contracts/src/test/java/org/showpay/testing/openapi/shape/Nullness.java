package org.showpay.testing.openapi.shape;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be left out of a message, and what may be null in it. */
final class Nullness {

  private Nullness() {}

  static boolean mayBeNull(RecordComponent part) {
    return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /**
   * What may be null may be left out, too, unless it is asked for by name; and so may what the
   * record itself puts something in place of.
   */
  static boolean mustBeThere(RecordComponent part) {
    return isAskedFor(part.getAccessor()) || (!mayBeNull(part) && !mayBeTakenAsNull(part));
  }

  private static boolean mayBeTakenAsNull(RecordComponent part) {
    RecordComponent[] parts = part.getDeclaringRecord().getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    int place = Arrays.stream(parts).map(RecordComponent::getName).toList().indexOf(part.getName());
    return Stream.of(part.getDeclaringRecord().getDeclaredConstructors())
        .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), types))
        .map(Constructor::getAnnotatedParameterTypes)
        .map(taken -> taken[place])
        .anyMatch((AnnotatedType type) -> type.isAnnotationPresent(Nullable.class));
  }

  private static boolean isAskedFor(AnnotatedElement accessor) {
    JsonProperty property = accessor.getAnnotation(JsonProperty.class);
    return property != null && property.required();
  }
}
