package org.showpay.contracts.trail;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.showpay.contracts.payment.PaymentId;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Finds the payment in a message: whatever has a payment's id in it is about that payment. */
@RestControllerAdvice
class BodyTrail extends RequestBodyAdviceAdapter {

  private static final ClassValue<Optional<Method>> PAYMENT_OF =
      new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
          return type.isRecord() ? find(type) : Optional.empty();
        }
      };

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return PAYMENT_OF.get(parameter.getParameterType()).isPresent();
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage input,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    // JSON has a null that is a body too; whoever reads it refuses it.
    Optional.ofNullable(body)
        .flatMap(it -> PAYMENT_OF.get(it.getClass()))
        .map(accessor -> ReflectionUtils.invokeMethod(accessor, body))
        .ifPresent(payment -> Trail.of((PaymentId) payment));
    return body;
  }

  private static Optional<Method> find(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> component.getType() == PaymentId.class)
        .map(RecordComponent::getAccessor)
        .peek(ReflectionUtils::makeAccessible)
        .findFirst();
  }
}
