package org.showpay.contracts.problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Teaches Jackson what the compiler knows: in a {@code @NullMarked} package a record's component
 * that is not {@code @Nullable} must be there. A message that lacks it is refused, naming it.
 */
final class RequiredFields extends NopAnnotationIntrospector {

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return mustBeThere(member) ? Boolean.TRUE : null;
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    return mustBeThere(annotated)
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : JsonSetter.Value.empty();
  }

  private static boolean mustBeThere(Annotated annotated) {
    return annotated instanceof AnnotatedParameter parameter
        && parameter.getOwner().getAnnotated() instanceof Executable creator
        && creator.getDeclaringClass().getPackage().isAnnotationPresent(NullMarked.class)
        && !typeOf(parameter, creator).isAnnotationPresent(Nullable.class);
  }

  private static AnnotatedType typeOf(AnnotatedParameter parameter, Executable creator) {
    return creator.getAnnotatedParameterTypes()[parameter.getIndex()];
  }
}
