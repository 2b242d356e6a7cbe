package org.showpay.contracts.trail;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Spans say what kind of error there was, and nothing of its words: they may quote what was sent,
 * and whoever looks at traces may not see that. These three take the place of Boot's own.
 */
@Configuration(proxyBeanMethods = false)
class WordlessErrors {

  /** An error without its words and its stack. */
  static final class Wordless extends Exception {

    private static final long serialVersionUID = 1L;

    Wordless(Throwable error) {
      super(
          error.getClass().getName(),
          null,
          /* enableSuppression= */ false,
          /* writableStackTrace= */ false);
    }
  }

  @Bean
  @Order(MicrometerTracingAutoConfiguration.DEFAULT_TRACING_OBSERVATION_HANDLER_ORDER)
  DefaultTracingObservationHandler wordlessSpans(Tracer tracer) {
    return new DefaultTracingObservationHandler(tracer) {
      @Override
      public void onError(Observation.Context context) {
        mark(getRequiredSpan(context), context.getError());
      }
    };
  }

  @Bean
  @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
  PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> wordlessReceivedSpans(
      Tracer tracer, Propagator propagator) {
    return new PropagatingReceiverTracingObservationHandler<>(tracer, propagator) {
      @Override
      public void onError(ReceiverContext<?> context) {
        mark(getRequiredSpan(context), context.getError());
      }
    };
  }

  @Bean
  @Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER)
  PropagatingSenderTracingObservationHandler<SenderContext<?>> wordlessSentSpans(
      Tracer tracer, Propagator propagator) {
    return new PropagatingSenderTracingObservationHandler<>(tracer, propagator) {
      @Override
      public void onError(SenderContext<?> context) {
        mark(getRequiredSpan(context), context.getError());
      }
    };
  }

  private static void mark(Span span, @Nullable Throwable error) {
    if (error != null) {
      span.error(new Wordless(error));
    }
  }
}
